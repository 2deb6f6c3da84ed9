import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { latestSchema } from "#contract/manifest.ts";
import { testedSite } from "../../scripts/built-site.ts";

// The attack on the built demonstration release. The commands build it before the tests run.

const root = fileURLToPath(new URL("../../", import.meta.url));

test("an outsider recovers no enterprise of the demonstration release, and no file holds an id", () => {
  const data = join(testedSite(), "data");
  const { release } = latestSchema.parse(JSON.parse(readFileSync(join(data, "latest.json"), "utf8")));
  // A preview has no such folder: all late returns count in it.
  const office = join(root, "data", "office", "releases", release);
  const counted = existsSync(office) ? ["--office", office] : [];
  const command = ["scripts/attack.ts", "--json", "--data", data, ...counted];
  const run = spawnSync(process.execPath, command, { cwd: root, encoding: "utf8", maxBuffer: 1e9 });
  expect(run.stderr).toBe("");
  const report = JSON.parse(run.stdout);
  const sum = (key: string) =>
    report.outsider.reduce((total: number, attack: Record<string, number>) => total + (attack[key] ?? 0), 0);
  // Claims are made, and held against the truth: an attack that tried nothing would prove nothing.
  expect(sum("scored")).toBeGreaterThan(500);
  expect(sum("recovered")).toBe(0);
  expect(report.scan.files).toBeGreaterThan(100);
  expect(report.scan.sightings).toStrictEqual([]);
  expect(run.status).toBe(0);
}, 180_000);
