import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { goodCity, ledgerOf, run, writeFolder } from "./returns-on-disk.ts";
import { stoppedBuild } from "./stopped-build.ts";

// What cannot be built at all, and why the commands say so. Whatever stops a build ends its command with status 1: some of
// these tests run the command itself.

let work = "";
const at = (...parts: string[]) => join(work, ...parts);
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "jiuye-nothing-built-"));
  await writeFolder(at("good"), goodCity("wuhan"));
});
afterAll(() => rm(work, { recursive: true, force: true }));

test("an empty folder is named, with status 1", async () => {
  await writeFolder(at("empty"), []);
  for (const outcome of [
    await run("check-returns.ts", at("empty")),
    await run("build-data.ts", "--returns", at("empty"), "--out", at("empty-out")),
  ]) {
    expect(outcome.status).toBe(1);
    expect(outcome.output).toContain("empty_folder: (empty/, expected a folder for each city");
    expect(ledgerOf(outcome)).toStrictEqual([0, 0, 0, 0]);
  }
});

test("a folder that is not there is named, with status 1", async () => {
  const { status, output } = await run("check-returns.ts", at("nowhere"));
  expect([status, output.trim()]).toStrictEqual([
    1,
    `no such folder of returns: ${at("nowhere")} (expected <city>/<quarter>/communities.csv …)`,
  ]);
});

test("a returns.json that says neither yes nor no stops the run rather than be guessed at", async () => {
  await writeFolder(at("unsure"), [["returns.json", '{"simulated": "perhaps"'], ...goodCity("wuhan")]);
  const said = await stoppedBuild("--returns", at("unsure"), "--out", at("unsure-out"));
  expect(said).toContain('returns.json: expected {"simulated": true');
  expect(existsSync(at("unsure-out"))).toBe(false);
});

test.each([
  ["inside what is published", "out/office", "out"],
  ["the published folder itself", "out", "out"],
  ["inside what is published, under a name with dots", "out/..office", "out"],
])("the office's folder may not lie %s", async (_, office, out) => {
  const said = await stoppedBuild("--returns", at("good"), "--out", at(out), "--office", at(office));
  expect(said).toContain("(expected a folder that is not published)");
  expect(existsSync(at(office))).toBe(false);
});

test("nor there by a link", async () => {
  await mkdir(at("linked-out"));
  await symlink(at("linked-out"), at("elsewhere"));
  const parameters = ["--returns", at("good"), "--out", at("linked-out"), "--office", at("elsewhere/office")];
  expect(await stoppedBuild(...parameters)).toContain("(expected a folder that is not published)");
});

test("nor in the public folder of the site", async () => {
  const parameters = ["--returns", at("good"), "--out", at("out"), "--office", "public/office"];
  const { status, output } = await run("build-data.ts", ...parameters);
  expect(output).toContain("--office public/office lies inside public");
  expect(status).toBe(1);
});

test.each([
  ["--office", "careful"],
  ["--office", "careful/office"],
  ["--office", "."],
  ["--out", "careful"],
  ["--out", "careful/out"],
])("%s may not be %s, as returns in careful would be lost", async (option, folder) => {
  await writeFolder(at("careful"), goodCity("wuhan"));
  const others = option === "--out" ? ["--office", at("careful-office")] : ["--out", at("careful-out")];
  const parameters = ["--returns", at("careful"), option, at(folder), ...others];
  expect(await stoppedBuild(...parameters)).toContain("(expected a folder apart from the returns)");
  expect(existsSync(at("careful", "wuhan", "frame.csv"))).toBe(true);
});
