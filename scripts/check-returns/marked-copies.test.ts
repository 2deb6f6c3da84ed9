import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type IssuePlace, makeIssue } from "#pipeline/issue/issue.ts";
import { writeMarkedCopies } from "./marked-copies.ts";

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "marked-"));
});
afterAll(() => rm(dir, { recursive: true }));

const broken = (place: IssuePlace) =>
  makeIssue("unknown_column", { row: 1, ...place }, "x", { columns: "city" });
const csv = (path: string) => ({ path, bytes: Buffer.from("a,b\n1,2\n") });

test("a copy lies under the path of its file, and says what the checks say", async () => {
  const out = join(dir, "out");
  const files = [csv("changchun/2018Q1/enterprises.csv"), csv("changchun/2018Q1/communities.csv")];
  const { written, left } = await writeMarkedCopies(
    files,
    [broken({ file: files[0]?.path ?? "", cell: "B1" }), broken({ file: "changchun/2018Q2/" })],
    out,
  );
  expect(written).toStrictEqual(["changchun/2018Q1/enterprises-marked.xlsx"]);
  expect(left.map((issue) => issue.file)).toStrictEqual(["changchun/2018Q2/"]);
  const { sheets } = await readXlsx(await readFile(join(out, written[0] ?? "")));
  expect(sheets[0]?.rows).toStrictEqual([
    ["a", "b"],
    [1, 2],
  ]);
  expect(sheets[0]?.cells?.get("0,1")?.comment?.text).toMatch(
    /^【退回，请更正】.*\p{Script=Han}.*\nRefused: .*expected/u,
  );
});

test("a CSV file and a workbook of one name have a copy each", async () => {
  const workbook = { path: "w/e.xlsx", bytes: await writeXlsx({ sheets: [{ name: "s", rows: [["a"]] }] }) };
  const out = join(dir, "both");
  await writeMarkedCopies(
    [csv("w/e.csv"), workbook],
    [broken({ file: "w/e.csv" }), broken({ file: "w/e.xlsx" })],
    out,
  );
  expect((await readdir(join(out, "w"))).toSorted()).toStrictEqual(["e-marked.xlsx", "e-xlsx-marked.xlsx"]);
});

test("a copy of an earlier check is told from those of this one", async () => {
  const out = join(dir, "again");
  const [first, second] = [csv("w/first.csv"), csv("w/second.csv")];
  await writeMarkedCopies(
    [first, second],
    [first, second].map(({ path: file }) => broken({ file })),
    out,
  );
  const { written, older } = await writeMarkedCopies([first], [broken({ file: first.path })], out);
  expect([written, older]).toStrictEqual([["w/first-marked.xlsx"], ["w/second-marked.xlsx"]]);
});

test("no copy is written outside the folder", async () => {
  const out = join(dir, "inside");
  const issues = [broken({ file: "../../x.csv" })];
  await expect(writeMarkedCopies([csv("../../x.csv")], issues, out)).rejects.toThrow(/outside .*inside: /);
});
