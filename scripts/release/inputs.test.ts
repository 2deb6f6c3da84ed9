import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeFolder } from "../../src/checks/returns/returns-on-disk.ts";
import { changedInputs, differingPaths, formatInputs, keepInputs, listInputs, readInputs } from "./inputs.ts";

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "jiuye-inputs-"));
  await writeFolder(dir, [
    ["returns/returns.json", "{}"],
    ["returns/truth.json", "{}"],
    ["returns/queries.csv", "q"],
    ["returns/wuhan/frame.csv", "frame"],
    ["returns/wuhan/2017Q3/communities.csv", "c3"],
    ["returns/wuhan/2017Q3/~$communities.xlsx", "open in Excel"],
    ["returns/wuhan/2017Q3/late/2017-12-01/communities.xlsx", "late"],
    ["returns/wuhan/2017Q3/late/2018-02-01/communities.xlsx", "later"],
    ["returns/wuhan/2017Q4/communities.csv", "c3"],
    ["returns/wuhan/.hidden/communities.csv", "x"],
  ]);
});
afterAll(() => rm(dir, { recursive: true }));

const pathsOf = (inputs: readonly { path: string }[]) =>
  inputs.map(({ path }) => path).filter((path) => path.startsWith("returns/"));

test("inputs are all files that may be read, up to a quarter and a day, with registries and program", async () => {
  const all = await listInputs(join(dir, "returns"), {});
  expect(pathsOf(all)).toHaveLength(7);
  const some = await listInputs(join(dir, "returns"), { until: "2017Q3", received: "2017-12-01" });
  expect(pathsOf(some)).toStrictEqual([
    "returns/queries.csv",
    "returns/returns.json",
    "returns/wuhan/2017Q3/communities.csv",
    "returns/wuhan/2017Q3/late/2017-12-01/communities.xlsx",
    "returns/wuhan/frame.csv",
  ]);
  const others = some.filter(({ path }) => !path.startsWith("returns/")).map(({ path }) => path);
  expect(others[0]).toMatch(/^program \d/);
  expect(others).toContain("registry/cities.json");
});

test("each content is kept once, and the list of inputs can be read again", async () => {
  const inputs = await listInputs(join(dir, "returns"), {});
  await keepInputs(inputs, join(dir, "kept"));
  await keepInputs(inputs, join(dir, "kept"));
  const twins = inputs.filter(({ path }) => path.endsWith("/communities.csv"));
  expect(new Set(twins.map((input) => input.sha256)).size).toBe(1);
  expect(await readFile(join(dir, "kept", twins[0]?.sha256 ?? ""), "utf8")).toBe("c3");
  await writeFolder(dir, [["inputs.csv", formatInputs(inputs)]]);
  const read = await readInputs(join(dir, "inputs.csv"));
  expect(read).toStrictEqual(inputs.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })));
  expect(await readInputs(join(dir, "none.csv"))).toBeNull();
});

test("of a published quarter, files changed, gone or new are named; late ones and new quarters are not", () => {
  const input = (path: string, sha256: string) => ({ path: `returns/wuhan/${path}`, bytes: 1, sha256 });
  const before = [
    ...[input("frame.csv", "a"), input("2017Q3/communities.csv", "a"), input("2017Q3/enterprises.csv", "a")],
    input("2017Q2/communities.csv", "a"),
  ];
  const now = [
    ...[input("frame.csv", "b"), input("2017Q3/communities.csv", "b"), input("2017Q3/startups.csv", "c")],
    ...[input("2017Q2/communities.csv", "a"), input("2017Q3/late/2017-12-01/communities.csv", "d")],
    input("2017Q4/communities.csv", "e"),
  ];
  expect(changedInputs(before, now, [], "2017Q3-2")).toStrictEqual([
    { path: "returns/wuhan/2017Q3/communities.csv", before: "a", now: "b" },
    { path: "returns/wuhan/2017Q3/enterprises.csv", before: "a", now: null },
    { path: "returns/wuhan/2017Q3/startups.csv", before: null, now: "c" },
  ]);
});

test("a file of several quarters is named when a quarter rests on other returns, and none came late", () => {
  const input = (path: string, sha256: string) => ({ path: `returns/${path}`, bytes: 1, sha256 });
  const [before, now] = [[input("communities.xlsx", "a")], [input("communities.xlsx", "b")]];
  const late = input("wuhan/2017Q3/late/2017-12-01/communities.csv", "c");
  const revised = (...causes: ("late_returns" | "frame")[]) => [{ city: "wuhan", quarter: "2017Q3", causes }];
  const changed = [{ path: "returns/communities.xlsx", before: "a", now: "b" }];
  expect(changedInputs(before, now, [], "2017Q3")).toStrictEqual([]);
  expect(changedInputs(before, now, revised("frame"), "2017Q3")).toStrictEqual([]);
  expect(changedInputs(before, now, revised("late_returns"), "2017Q3")).toStrictEqual(changed);
  expect(changedInputs(before, [...now, late], revised("late_returns"), "2017Q3")).toStrictEqual([]);
});

test("what changes while a candidate is made is named, the program too", () => {
  const input = (path: string, sum: string) => ({ path, bytes: 1, sha256: sum });
  const before = [input("program 1", "a"), input("returns/x.csv", "b"), input("returns/y.csv", "c")];
  expect(differingPaths(before, before)).toStrictEqual([]);
  expect(differingPaths(before, [input("program 1", "z"), input("returns/y.csv", "c")])).toStrictEqual([
    "program 1",
    "returns/x.csv",
  ]);
  const many = Array.from({ length: 9 }, (_, i) => input(`returns/${i}.csv`, "n"));
  expect(differingPaths([], many)).toHaveLength(6);
});
