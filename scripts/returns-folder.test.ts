import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Table } from "#contract/column.ts";
import { enterprisesTable, startupsTable } from "#contract/input/input-tables.ts";
import { readCity } from "./returns-folder.ts";

/** What one file says is not looked at here; the names of the columns tell which returns it holds. */
const columnsOf = (table: Table) => table.columns.map((column) => column.name);
const textOf = (table: Table) =>
  `${columnsOf(table).join(",")}\n2017Q1${",".repeat(table.columns.length - 1)}\n`;
const RETURNS = textOf(enterprisesTable);
const STARTUPS = textOf(startupsTable);

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "jiuye-late-"));
  for (const path of [
    "2017Q1/enterprises.csv",
    "2017Q1/late/2017-07-02/communities.csv",
    "2017Q1/late/2017-06-14/enterprises.csv",
    "2017Q1/late/2017-06-14/startups.csv",
    "2017Q1/late/2017-06-31/enterprises.csv",
    "2017Q1/late/june/enterprises.csv",
    "2017Q1/late/enterprises.csv",
    "2017Q2/enterprises.csv",
    "2017Q3/late",
  ]) {
    await mkdir(join(dir, "changchun", dirname(path)), { recursive: true });
    await writeFile(join(dir, "changchun", path), path.includes("startups") ? STARTUPS : RETURNS);
  }
});
afterAll(() => rm(dir, { recursive: true }));

test("late returns are read in order of their day, and what else lies there is named", async () => {
  const { files, issues } = await readCity(dir, "changchun");
  expect(files.quarters.map(({ late }) => late?.map((one) => one.received))).toStrictEqual([
    ["2017-06-14", "2017-07-02"],
    [],
    [],
  ]);
  expect(files.quarters[0]?.late?.[0]?.files).toMatchObject({
    enterprises: { path: "changchun/2017Q1/late/2017-06-14/enterprises.csv" },
  });
  expect(issues.map(({ code, file }) => [code, file.replace("changchun/", "")])).toStrictEqual([
    ["bad_late_folder", "2017Q1/late/enterprises.csv"],
    ["unknown_file", "2017Q1/late/2017-06-14/startups.csv"],
    ["bad_late_folder", "2017Q1/late/2017-06-31/"],
    ["bad_late_folder", "2017Q1/late/june/"],
    ["unknown_file", "2017Q3/late"],
  ]);
});

test.skipIf(process.platform === "win32")(
  "links are followed; a pipe is not waited for; names that no letters make are told",
  async () => {
    const odd = await mkdtemp(join(tmpdir(), "jiuye-odd-"));
    await mkdir(join(odd, "changchun/2017Q4"), { recursive: true });
    execFileSync("mkfifo", [join(odd, "changchun/2017Q4/enterprises.csv")]);
    await symlink(join(dir, "changchun/2017Q2"), join(odd, "changchun/2017Q2"));
    await symlink(join(odd, "nowhere.csv"), join(odd, "changchun/2017Q4/startups.csv"));
    await mkdir(Buffer.concat([Buffer.from(`${odd}/changchun/2017Q1`), Buffer.from([0xff])]));
    const { files, issues } = await readCity(odd, "changchun");
    await rm(odd, { recursive: true });
    expect(files.quarters.map(({ quarter }) => quarter)).toStrictEqual(["2017Q2", "2017Q4"]);
    expect(issues.map(({ code, file }) => [code, file.replace("changchun/", "")])).toStrictEqual([
      ["bad_quarter_folder", "2017Q1\uFFFD/"],
      ["unreadable_file", "2017Q4/enterprises.csv"],
      ["unreadable_file", "2017Q4/startups.csv"],
    ]);
  },
);

test("what came after the day, and quarters after the last one, are passed over", async () => {
  const { files } = await readCity(dir, "changchun", { until: "2017Q2", received: "2017-07-01" });
  expect(files.quarters.map(({ quarter, late }) => [quarter, late?.length])).toStrictEqual([
    ["2017Q1", 1],
    ["2017Q2", 0],
  ]);
  const { files: onTheDay } = await readCity(dir, "changchun", { received: "2017-07-02" });
  expect(onTheDay.quarters[0]?.late).toHaveLength(2);
});
