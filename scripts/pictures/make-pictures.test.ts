import { mkdir, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EstimateRow } from "#contract/published/figure-tables.ts";
import { type ChartJob, chartJobs } from "#press/chart-jobs.ts";
import { readRegistry } from "../registry.ts";
import { clearOld, keep } from "./kept-files.ts";
import { makeFiles, placePictures } from "./make-pictures.ts";

// Two charts of one city, one with figures and one without, through the threads and the cache.

const row = (year: number): EstimateRow => ({
  ...{ release: "2017Q4", city: "changchun", period: `${year}Q1..${year}Q4`, period_kind: "four_quarter" },
  ...{ indicator: "unemployment_rate", domain: "urban", estimate: 0.037, ci_lower: 0.032, ci_upper: 0.042 },
  ...{ ci_lower_50: 0.035, ci_upper_50: 0.039, se: 0.0025, df: 12, cv: 0.06, quality: "B" },
  ...{ n_responding: 14, verdict_change: null, verdict_target: null, imputed_share: null },
  ...{ obs_status: "normal", conf_status: "free" },
});

let dir = "";
let jobs: ChartJob[] = [];
const at = (name: string) => join(dir, name);
const silent = () => {};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "jiuye-pictures-"));
  const city = {
    ...{ id: "changchun", design_basis: "probability" as const, missing: [] },
    ...{ community: { first: "2016Q1", last: "2017Q4" }, enterprise: null },
  };
  const source = {
    manifest: { release: "2017Q4", simulated: true, cities: [city] },
    registry: await readRegistry(),
    ...{ estimates: [row(2016), row(2017)], changes: [] },
  };
  jobs = chartJobs(source, { date: "2018-02-23" }).filter(
    (job) =>
      job.kind === "missing" ||
      (job.doc.lang === "zh" && ["unemployment_rate", "hire_rate"].includes(job.doc.indicator.id)),
  );
});
afterAll(() => rm(dir, { recursive: true }));

test("every file has its place; made again from nothing, it has the same bytes", async () => {
  const files = await makeFiles(jobs, at("first"), silent);
  expect([...files.keys()].toSorted()).toEqual([
    "charts/hire-rate/changchun-1080x1080.png",
    "charts/hire-rate/changchun-1200x628.png",
    "charts/hire-rate/changchun-chart.html",
    "charts/hire-rate/changchun.png",
    "charts/hire-rate/changchun.pptx",
    "charts/hire-rate/changchun.svg",
    "charts/missing.png",
    ...["-1080x1080.png", "-1200x628.png", "-chart.html", ".png", ".pptx", ".svg"].map(
      (ending) => `charts/unemployment-rate/changchun${ending}`,
    ),
    "en/charts/missing.png",
  ]);
  const again = await makeFiles(jobs, at("second"), silent);
  for (const [path, kept] of files) {
    expect((await readFile(kept)).equals(await readFile(again.get(path) ?? "")), path).toBe(true);
  }
});

test("what is kept is not made again, and a chart that changed is", async () => {
  const said: string[] = [];
  await makeFiles(jobs, at("first"), (line) => said.push(line));
  expect(said.join()).toContain("0 made by 0 threads, 4 kept");
  const changed = jobs.map((job) => (job.kind === "chart" ? { ...job, date: "2018-02-24" } : job));
  await makeFiles(changed, at("first"), (line) => said.push(line));
  expect(said.join()).toContain("2 made by 2 threads, 2 kept");
});

test("a site shares the kept files, in the place of older ones", async () => {
  const files = await makeFiles(jobs, at("first"), silent);
  for (let i = 0; i < 2; i += 1) await placePictures(files, at("site"));
  const path = "charts/hire-rate/changchun.svg";
  expect((await stat(at(`site/${path}`))).ino).toBe((await stat(files.get(path) ?? "")).ino);
});

test("a character without a glyph fails, with the names of chart and character, and nothing is kept of it", async () => {
  const bad = jobs.flatMap((job) => {
    if (job.kind === "missing" || job.doc.block === null) return [];
    const labels = { ...job.doc.block.labels, title: "失业率\u{1F600}" };
    return [{ ...job, doc: { ...job.doc, block: { ...job.doc.block, labels } } }];
  });
  await expect(makeFiles(bad, at("bad"), silent)).rejects.toThrow(
    /chart zh\/unemployment_rate\/changchun, slide: .* no glyph for .* \(U\+1F600\)/,
  );
  expect(await readdir(at("bad")).catch(() => [])).toEqual([]);
});

test("the cache is bounded: what was used longest ago goes", async () => {
  await mkdir(at("old"));
  for (const key of ["a", "b", "c"]) {
    await keep(at("old"), key, new Map([["x", "y"]]));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await clearOld(at("old"), 2);
  expect(await readdir(at("old"))).toHaveLength(3);
  await clearOld(at("old"), 2, 0);
  expect((await readdir(at("old"))).toSorted()).toEqual(["b", "c"]);
});
