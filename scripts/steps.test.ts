import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hasReturns } from "./steps.ts";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "jiuye-steps-"));
});
afterEach(() => rm(dir, { recursive: true }));

test("an empty or absent folder has no returns", async () => {
  expect(await hasReturns(join(dir, "absent"))).toBe(false);
  await writeFile(join(dir, "README.md"), "");
  expect(await hasReturns(dir)).toBe(false);
});

test("a simulated set that was cut short is made again", async () => {
  await mkdir(join(dir, "wuhan"));
  await writeFile(join(dir, "returns.json"), '{"simulated": true}');
  expect(await hasReturns(dir)).toBe(false);
  await writeFile(join(dir, "truth.json"), "{}");
  expect(await hasReturns(dir)).toBe(true);
});

test("an office's own returns are kept", async () => {
  await mkdir(join(dir, "wuhan"));
  expect(await hasReturns(dir)).toBe(true);
});
