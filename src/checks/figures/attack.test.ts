import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { fromArrow } from "#contract/arrow.ts";
import { administrativeCountsTable, panelTable } from "#contract/published/context-tables.ts";
import { latestSchema } from "#contract/published/manifest.ts";
import { testedSite } from "../../../scripts/built-site.ts";

// The attack on the built demonstration release. The commands build it before the tests run.

const root = fileURLToPath(new URL("../../../", import.meta.url));

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

test("counts of the release say nothing exact of few: enterprises that grew by fives, persons none or three", () => {
  const data = join(testedSite(), "data");
  const { release } = latestSchema.parse(JSON.parse(readFileSync(join(data, "latest.json"), "utf8")));
  const bytesOf = (name: string) => readFileSync(join(data, release, `${name}.arrow`));
  const panel = fromArrow(panelTable, bytesOf("panel"));
  const moves = panel.flatMap(({ growing, level, shrinking }) => [growing, level, shrinking]);
  expect(moves.some((count) => count !== null && count > 0)).toBe(true);
  expect(moves.filter((count) => count !== null && count % 5 !== 0)).toStrictEqual([]);
  expect(panel.filter(({ listed }) => listed !== null && listed < 5)).toStrictEqual([]);
  const counts = fromArrow(administrativeCountsTable, bytesOf("administrative"));
  expect(counts.length).toBeGreaterThan(1000);
  expect(counts.filter(({ measure }) => measure === "frame_employment")).toStrictEqual([]);
  const groups = counts.filter(({ group }) => group !== null);
  expect(groups.filter(({ value }) => value === 1 || value === 2)).toStrictEqual([]);
});
