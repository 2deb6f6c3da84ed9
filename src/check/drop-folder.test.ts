import { expect, test } from "vitest";
import { dropFolder, foldersOfQuarters, placeFiles } from "./drop-folder.ts";

const cities = new Set(["changchun"]);
const dropped = (...paths: string[]) => paths.map((path) => ({ path, file: new File([path], path) }));
const placed = (...paths: string[]) => placeFiles(dropped(...paths), cities).map(({ path }) => path);

test("a city's folder is found at any depth", () => {
  expect(placed("D/returns/changchun/2017Q4/enterprises.csv", "changchun/frame.csv")).toStrictEqual([
    "changchun/2017Q4/enterprises.csv",
    "changchun/frame.csv",
  ]);
});

test("files from anywhere else lie at the root, with the folders they came from", () => {
  expect(placed("报表/2017Q4/enterprises.csv", "changchun")).toStrictEqual([
    "报表/2017Q4/enterprises.csv",
    "changchun",
  ]);
});

test("what spreadsheets and systems leave behind is left behind", () => {
  expect(placed("a/.DS_Store", "~$enterprises.xlsx", ".git/config.csv", "b.csv")).toStrictEqual(["b.csv"]);
});

test("two files of one name are told apart", () => {
  expect(placed("a.csv", "a.csv", "x/queries.csv", "queries.csv")).toStrictEqual([
    "a.csv",
    "a (2).csv",
    "queries.csv",
    "queries (2).csv",
  ]);
});

test("folders that hold quarters may be those of a city", () => {
  const files = dropped("r/xyz/2017Q4/late/2018-02-01/enterprises.csv", "downloads/enterprises.csv");
  expect([...foldersOfQuarters(files)]).toStrictEqual(["xyz"]);
});

test("the folder lists and reads what was dropped, and nothing else", async () => {
  const files = dropped("changchun/2017Q4/b.csv", "changchun/2017Q4/a.csv", "x/loose.csv");
  const folder = dropFolder([...files, { path: "locked.csv", file: null }], cities);
  expect(await folder.list("")).toStrictEqual({
    files: ["locked.csv", "x/loose.csv"],
    folders: ["changchun"],
  });
  expect(await folder.list("changchun/2017Q4")).toStrictEqual({ files: ["a.csv", "b.csv"], folders: [] });
  await expect(folder.list("x")).rejects.toThrow("no such folder among the files: x");
  expect(new TextDecoder().decode((await folder.read("x/loose.csv")) ?? undefined)).toBe("x/loose.csv");
  expect(await folder.read("locked.csv")).toBeNull();
  expect(await folder.read("changchun/queries.csv")).toBeUndefined();
});
