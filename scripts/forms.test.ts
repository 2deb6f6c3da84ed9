import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openXlsx, readXlsx, saveXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enterprisesTable } from "#contract/input/input-tables.ts";
import { checkCity } from "#pipeline/check/city-returns.ts";
import { makeForms, readOptions } from "./forms.ts";
import { readCity } from "./returns-folder.ts";
import { readOptions as readSimulateOptions, simulate } from "./simulate.ts";

let dir = "";
let returns = "";
/** Of the forms that most tests look at, and none changes. */
let saidFirst: string[] = [];
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "forms-"));
  returns = join(dir, "returns");
  const args = ["--out", returns, "--cities", "1", "--quarters", "2016Q1..2017Q4"];
  await simulate(readSimulateOptions(args), () => {});
  saidFirst = await run("first");
});
afterAll(() => rm(dir, { recursive: true }));

async function run(out: string, ...args: string[]): Promise<string[]> {
  const said: string[] = [];
  const options = [
    "--city",
    "changchun",
    "--quarter",
    "2018Q1",
    "--returns",
    returns,
    "--out",
    join(dir, out),
  ];
  await makeForms(readOptions([...options, ...args]), (line) => said.push(line));
  return said;
}
const folder = (out: string) => join(dir, out, "changchun", "2018Q1");
const FILES = [
  "administrative.xlsx",
  "communities.xlsx",
  "enterprises.xlsx",
  "frame-2018Q1.csv",
  "startups.xlsx",
];

test("the forms of a city have its panel, and what they rest on is said", async () => {
  expect((await readdir(folder("first"))).toSorted()).toStrictEqual(FILES);
  const text = saidFirst.join("\n");
  expect(text).toMatch(/2018Q1 is the first quarter of a year.*the panel of 2017Q4 stays/);
  expect(text).toMatch(/communities\.xlsx \(\d+ KB\): 20 communities of 2017Q4/);
  expect(text).toMatch(/holds simulated returns .*: real ones belong in another folder/);
  expect(text).toMatch(/frame-2018Q1\.csv: frame\.csv needs rows of 2018Q1/);
});

/** What somebody does with the form of enterprises who has nobody hired and nobody gone. */
async function fillIn(form: string): Promise<Uint8Array> {
  const workbook = await openXlsx(await readFile(form), { readStyles: true });
  const [sheet] = workbook.sheets;
  const columns = sheet?.rows[2] ?? [];
  for (const row of sheet?.rows.slice(3) ?? []) {
    if (row[0] === null) continue;
    const at = (title: string) => columns.indexOf(title);
    const start = row[at("期初人数")] ?? 10;
    const counts = { 新招人数: 0, 减少人数: 0, 裁减人数: 0, 空缺岗位: 0, 期初人数: start, 期末人数: start };
    for (const [title, value] of Object.entries({ ...counts, 企业状态: "在营" })) row[at(title)] = value;
  }
  // Cells that are styled hold their own values.
  for (const [key, cell] of sheet?.cells ?? []) {
    const [r = 0, c = 0] = key.split(",").map(Number);
    const value = sheet?.rows[r]?.[c] ?? null;
    sheet?.cells?.set(key, { ...cell, value, type: value === null ? "empty" : (typeof value as "string") });
  }
  return saveXlsx(workbook);
}

test("a form that is filled in is accepted as it is, with the frame's rows that were prepared", async () => {
  const office = join(dir, "office");
  await cp(returns, office, { recursive: true });
  await mkdir(join(office, "changchun", "2018Q1"));
  const filled = await fillIn(join(folder("first"), "enterprises.xlsx"));
  await writeFile(join(office, "changchun", "2018Q1", "enterprises.xlsx"), filled);
  const [, ...frame] = (await readFile(join(folder("first"), "frame-2018Q1.csv"), "utf8")).split("\n");
  await writeFile(join(office, "changchun", "frame.csv"), frame.join("\n"), { flag: "a" });
  const { files, issues } = await readCity(office, "changchun");
  const checked = checkCity(files);
  const newest = checked.quarters.at(-1);
  expect(newest?.quarter).toBe("2018Q1");
  expect(newest?.refusedEnterprises).toStrictEqual([]);
  expect(newest?.enterprises?.length).toBeGreaterThan(350);
  const ofQuarter = [...issues, ...checked.issues].filter(({ file }) => file.includes("2018Q1"));
  expect(ofQuarter.filter(({ row, severity }) => row === null || severity === "refuse")).toStrictEqual([]);
});

test("two runs write the same bytes, and the second stands on the untouched forms of the first", async () => {
  await run("second");
  for (const name of FILES) {
    expect(await readFile(join(folder("first"), name))).toStrictEqual(
      await readFile(join(folder("second"), name)),
    );
  }
  await run("second");
  expect(await readdir(folder("second"))).toHaveLength(FILES.length);
});

test("a form that was filled in is never written over, and with --force it is kept beside", async () => {
  await cp(folder("first"), folder("kept"), { recursive: true });
  const form = join(folder("kept"), "enterprises.xlsx");
  const blank = await readFile(form);
  for (const [attempt, text] of ["filled in", "and again"].entries()) {
    await writeFile(form, text);
    await expect(run("kept")).rejects.toThrow(/not written over: enterprises\.xlsx \(in .*--force/);
    expect(await readFile(form, "utf8")).toBe(text);
    expect((await run("kept", "--force")).join()).toContain(`earlier-${attempt + 1}`);
    expect(await readFile(join(folder("kept"), `earlier-${attempt + 1}`, "enterprises.xlsx"), "utf8")).toBe(
      text,
    );
    expect(await readFile(form)).toStrictEqual(blank);
  }
});

test("a city without a folder is a new one: its forms are blank, and that is said", async () => {
  const said = (await run("new", "--city", "xian")).join("\n");
  expect(said).toContain("xian is not in data/registry/cities.json");
  expect(said).toMatch(/nothing of xian in .*returns: it is taken as a new city/);
  expect(said).toContain("frame.csv needs rows of 2018Q1, and there is none to go by");
  expect(said.match(/all rows are blank/g)).toHaveLength(4);
  const files = await readdir(join(dir, "new", "xian", "2018Q1"));
  expect(files.toSorted()).toStrictEqual(FILES.filter((name) => name.endsWith(".xlsx")));
});

test("in English the form has the contract's English titles", async () => {
  await run("english", "--lang", "en");
  const [sheet] = (await readXlsx(await readFile(join(folder("english"), "enterprises.xlsx")))).sheets;
  expect(sheet?.rows[2]).toStrictEqual(enterprisesTable.columns.map((column) => column.title.en));
});

test("a folder that can't be written is named", async () => {
  await writeFile(join(dir, "file"), "");
  await expect(run("file")).rejects.toThrow(/can't be written into .*file.*\(E\w+, expected a folder/);
});

test("a folder of returns that is not there is named, and no form is made", async () => {
  await expect(run("none", "--returns", join(dir, "nowhere"))).rejects.toThrow(
    /no such folder of returns: .*nowhere/,
  );
});

test.each([
  [["--quarter", "2018Q5"], "--quarter: expected a quarter such as 2018Q1; found 2018Q5"],
  [["--quarter", ""], "--quarter: expected a quarter such as 2018Q1; found nothing"],
  [["--city", "../x"], "--city: expected a city id such as changchun; found ../x"],
  [["--out", "public/forms"], "--out: expected a folder outside public; found public/forms"],
  [["--out", "data/returns"], "--out: expected a folder outside data/returns; found data/returns"],
  [["--lang", "fr"], "--lang: expected one of zh, en; found fr"],
])("options %j are refused", (args, message) => {
  expect(() => readOptions(["--city", "a", "--quarter", "2018Q1", ...args])).toThrow(message);
});
