import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { checkSite, siteOptions } from "./build-site.ts";

const folder = mkdtempSync(join(tmpdir(), "build-site-"));
const data = join(folder, "data");
mkdirSync(data);
writeFileSync(join(data, "latest.json"), '{"release":"2017Q4"}');
afterAll(() => rmSync(folder, { recursive: true }));

const options = { data, out: join(folder, "dist"), base: "/", site: undefined };

test("a folder of published data and an empty place to build into are enough", () => {
  expect(() => checkSite(options, "22.13.0")).not.toThrow();
});

test("an old Node is told which one is needed", () => {
  expect(() => checkSite(options, "20.20.0")).toThrow("Node: expected 22.13 or later, found 20.20.0");
  expect(() => checkSite(options, "22.11.0")).toThrow("found 22.11.0");
});

test("absent data are named together with the command that makes them", () => {
  const absent = { ...options, data: join(folder, "none") };
  expect(() => checkSite(absent)).toThrow(/expected .*none\/latest\.json \(npm run data/);
});

test("a folder that holds the data or the project is not built into", () => {
  expect(() => checkSite({ ...options, out: folder })).toThrow("would be emptied");
  expect(() => checkSite({ ...options, out: data })).toThrow("would be emptied");
  expect(() => checkSite({ ...options, out: join(data, "site") })).toThrow("lies in the data");
  expect(() => checkSite({ ...options, out: "/" })).toThrow("would be emptied");
});

test("a base path begins and ends with a slash", () => {
  expect(siteOptions(["--base", "/jiuye/"]).base).toBe("/jiuye/");
  expect(siteOptions([]).base).toBe("/");
  expect(() => siteOptions(["--base", "jiuye"])).toThrow(
    "--base: expected a path such as /jiuye/, found jiuye",
  );
});
