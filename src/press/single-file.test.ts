import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import type { EstimateRow } from "#contract/published/figure-tables.ts";
import { plainIndicator } from "#contract/registry/plain-indicator.ts";
import { wordsIn } from "#i18n/words.ts";
import { type ChartSource, chartDocument } from "#report/chart-document.ts";
import { singleFile } from "./single-file.ts";

const words = { zh: wordsIn("zh"), en: wordsIn("en") };
const rate = plainIndicator({
  ...{ id: "unemployment_rate", name: { zh: "失业率", en: "unemployment rate" }, unit: "percent" },
  ...{ short: { zh: "失业率", en: "unemployment" }, domain: "urban", pooling: "mean", headline: true },
});
const row = (period: string, part: Partial<EstimateRow> = {}): EstimateRow => ({
  ...{ release: "2017Q4", city: "changchun", period, period_kind: "four_quarter" },
  ...{ indicator: "unemployment_rate", domain: "urban", estimate: 0.0371234, ci_lower: 0.032 },
  ...{ ci_upper: 0.042, ci_lower_50: 0.035, ci_upper_50: 0.039, se: 0.0025, df: 12, cv: 0.06, quality: "B" },
  ...{ n_responding: 14, verdict_change: null, verdict_target: null, imputed_share: null },
  ...{ obs_status: "normal", conf_status: "free", ...part },
});
const none = { estimate: null, ci_lower: null, ci_upper: null, se: null, quality: null };
const source = (rows: readonly EstimateRow[], simulated = true): ChartSource => ({
  manifest: {
    ...{ release: "2017Q4", simulated },
    cities: [
      {
        ...{ id: "changchun", design_basis: "probability", missing: [], enterprise: null },
        community: { first: "2016Q1", last: "2017Q4" },
      },
    ],
  },
  registry: { cities: [], targets: [], official: [] },
  ...{ estimates: rows, changes: [] },
});
const fileOf = (rows: readonly EstimateRow[], lang: "zh" | "en" = "zh", simulated = true) =>
  singleFile(chartDocument(source(rows, simulated), rate, "changchun", words[lang]), words[lang]);
const two = [row("2016Q4..2017Q3"), row("2017Q1..2017Q4", { ...none, conf_status: "confidential" })];

test("has the picture in two sizes, the sentence, and a row for every period, newest first", () => {
  const { document } = parseHTML(fileOf(two));
  expect(document.querySelectorAll("svg[role='img']")).toHaveLength(2);
  const rows = [...document.querySelectorAll("tbody tr")].map((tr) => tr.textContent);
  expect(rows).toEqual(["2017年一至四季度–––14–保密", "2016年四季度至2017年三季度3.7%3.2%至4.2%B14–"]);
  expect(document.querySelector("h1")?.textContent).toBe(document.title);
  expect(document.body.textContent).toContain("发布期：2017年四季度");
});

test("has its numbers in full precision, with release, source and licence, for programs", () => {
  const { document } = parseHTML(fileOf(two, "en"));
  const facts = JSON.parse(document.querySelector("#chart")?.textContent ?? "");
  expect(facts.rows[0].estimate).toBe(0.0371234);
  expect(facts).toMatchObject({ release: "2017Q4", simulated: true, publisher: "Jiuye Quarterly" });
  expect(facts.licence).toContain("creativecommons.org");
});

test("loads nothing, and cannot: its own policy forbids it", () => {
  const html = fileOf(two);
  expect(html).toContain("default-src 'none'; style-src 'unsafe-inline'");
  expect(html).not.toMatch(
    /\s(src|srcset|poster|data|style)=|@import|<link|<iframe|<script(?! type="application\/json")/,
  );
  expect(html).not.toMatch(/url\((?!#)/);
  const links = [...html.matchAll(/href="([^"#][^"]*)"/g)].map(([, href]) => href);
  expect(links).toEqual(["https://creativecommons.org/licenses/by/4.0/"]);
});

test("says that data are simulated, and nothing of it where they are not", () => {
  expect(fileOf(two)).toContain('class="notice"');
  expect(parseHTML(fileOf(two, "en", false)).document.body.textContent).not.toMatch(/simulat/i);
});

test("where there is nothing to draw it says why", () => {
  const { document } = parseHTML(fileOf([]));
  expect(document.querySelector("svg, table")).toBeNull();
  expect(document.querySelector("h1")?.textContent).toContain("没有可画的数字");
});
