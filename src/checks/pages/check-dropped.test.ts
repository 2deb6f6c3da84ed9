import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkDropped } from "#check/check-dropped.ts";
import type { DroppedFile } from "#check/dropped-files.ts";
import { checkReturns } from "#pipeline/check/check-returns.ts";
import { diskFolder } from "../../../scripts/returns-folder.ts";
import { faults } from "../returns/bad-cities.ts";
import { badCity, type Folder, goodCity, writeFolder } from "../returns/returns-on-disk.ts";

// What the page says of files, held against what check-returns says of the same files on a disk.

const ids = (...cities: string[]) => new Map(cities.map((city) => [city, city]));

function dropped(folder: Iterable<readonly [string, string | Uint8Array]>): DroppedFile[] {
  return [...folder].flatMap(([path, content]) => {
    if (path.endsWith("/")) return [];
    return [{ path, file: new File([content as Uint8Array<ArrayBuffer>], path) }];
  });
}

const codesOf = (issues: readonly { code: string; file: string }[]) =>
  issues.map(({ code, file }) => `${code} ${file}`);

async function onDisk(folder: Folder, city: string) {
  const dir = await mkdtemp(join(tmpdir(), "jiuye-dropped-"));
  try {
    await writeFolder(dir, folder);
    return await checkReturns(diskFolder(dir), { cityIds: ids(city) });
  } finally {
    await rm(dir, { recursive: true });
  }
}

// These tell of folders without files, which a browser does not hand over, or of a frame that is missing.
const OF_DISKS = ["empty-city", "empty-quarter", "no-frame"];

for (const [city, folder] of faults.filter(([name]) => !OF_DISKS.includes(name))) {
  test(`${city}: a dropped folder has the issues and rows that check-returns gives it`, async () => {
    const there = await onDisk(folder, city);
    const here = await checkDropped(dropped(folder), ids(city));
    expect(there.issues.length).toBeGreaterThan(0);
    expect(new Set(here.issues)).toStrictEqual(new Set(there.issues));
    expect(here.result.ledger).toStrictEqual(there.ledger);
    expect(here.result.accounts).toStrictEqual(there.accounts);
  });
}

test("a city that the registry does not know has its folder all the same", async () => {
  const folder = badCity("far-away", "2016Q2/communities.csv", (text) => text.replace(",c4,", ",c3,"));
  const there = await onDisk(folder, "far-away");
  const below = [...folder].map(([path, content]) => [`D/returns/${path}`, content] as const);
  const here = await checkDropped(dropped(below), ids("changchun"));
  expect(codesOf(here.issues)).toStrictEqual(codesOf(there.issues));
  expect(codesOf(here.issues)).toContain("duplicate_unit far-away/2016Q2/communities.csv");
});

test("a single file is checked without a frame and without the quarter before, and both are said", async () => {
  const text = String(goodCity("c").get("c/2016Q2/enterprises.csv")).replace(
    ",51,3,2,1,52,",
    ",51,3,2,1,53,",
  );
  const { issues, result } = await checkDropped(dropped([["returns.csv", text]]), ids("c"));
  expect(issues.map(({ code, cell, value }) => [code, cell, value])).toStrictEqual([
    ["balance_broken", "K2", "53"],
  ]);
  expect(result.ledger).toStrictEqual({ read: 12, accepted: 11, queried: 0, refused: 1 });
  expect(result.places).toStrictEqual([
    { city: "c", quarter: "2016Q2", frame: false, last: { quarter: "2016Q1", atHand: false } },
  ]);
});

test("with frame and quarter before among the files, returns are held against both", async () => {
  const city = goodCity("c");
  const text = String(city.get("c/2016Q2/enterprises.csv"))
    .replace(",51,3,2,1,52,", ",60,3,2,1,61,")
    .replace("e3,small,C", "e3,micro,Q");
  const files = dropped([
    ["now.csv", text],
    ["before.csv", city.get("c/2016Q1/enterprises.csv") ?? ""],
    ["抽样框.csv", city.get("c/frame.csv") ?? ""],
  ]);
  const { issues, result } = await checkDropped(files, ids("c"));
  expect(codesOf(issues).filter((code) => !code.startsWith("known_total"))).toStrictEqual([
    "unknown_stratum now.csv",
    "discontinuous_staff now.csv",
  ]);
  expect(result.places).toStrictEqual([
    { city: "c", quarter: "2016Q1", frame: true, last: { quarter: "2015Q4", atHand: false } },
    { city: "c", quarter: "2016Q2", frame: true, last: { quarter: "2016Q1", atHand: true } },
  ]);
});

test("a frame between two cities belongs to neither", async () => {
  const files = dropped([
    ["a.csv", goodCity("a").get("a/2016Q1/communities.csv") ?? ""],
    ["b.csv", goodCity("b").get("b/2016Q1/communities.csv") ?? ""],
    ["frame.csv", goodCity("a").get("a/frame.csv") ?? ""],
  ]);
  const { issues, result } = await checkDropped(files, ids("a", "b"));
  expect(codesOf(issues)).toStrictEqual(Array.from({ length: 4 }, () => "unknown_city frame.csv"));
  expect(result.ledger).toStrictEqual({ read: 20, accepted: 16, queried: 0, refused: 4 });
});

test("a frame alone is checked as a frame", async () => {
  const text = String(goodCity("a").get("a/frame.csv")).replace(",60,", ",-60,");
  const { issues } = await checkDropped(dropped([["frame.csv", text]]), ids("a"));
  expect(issues.map(({ code, cell }) => [code, cell])).toContainEqual(["invalid_value", "D2"]);
  expect(codesOf(issues).join()).not.toMatch(/unknown_city|empty_folder/);
});

test("a file larger than any return is not read, and a picture is said not to be one", async () => {
  const large = { size: 2e9, arrayBuffer: () => Promise.reject(new Error("read")) } as unknown as File;
  const { issues } = await checkDropped(
    [
      { path: "large.xlsx", file: large },
      { path: "locked.csv", file: null },
      ...dropped([["photo.png", new Uint8Array([0x89, 0x50])]]),
    ],
    ids("a"),
  );
  expect(codesOf(issues).toSorted()).toStrictEqual([
    "too_large large.xlsx",
    "unread_file photo.png",
    "unreadable_file locked.csv",
  ]);
});
