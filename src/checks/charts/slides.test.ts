import { readXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { wordsIn } from "#i18n/words.ts";
import { fixtureReport } from "#press/report-fixture.ts";
import { briefingDeck } from "#press/slides/briefing-deck.ts";
import { chartSlides } from "#press/slides/chart-slides.ts";
import { fixtureChart, fixtureRows } from "#press/slides/slide-fixture.ts";
import { packageFaults, partsOf, textOf } from "./office-package.ts";
import { paragraphsOf, seriesOf, slideNames, titleOf } from "./pptx-parts.ts";

// Slides as PowerPoint opens them: the package, the native chart, its sheet, its words.

const DAY = "2018-03-01";
const SHEET = "ppt/embeddings/Microsoft_Excel_Worksheet1.xlsx";
const CHART = "ppt/charts/chart1.xml";
const zh = wordsIn("zh");
const deckReport = { ...fixtureReport, simulated: "模拟数据，不是真实统计。" };

async function sheetOf(parts: ReturnType<typeof partsOf>, number = 1) {
  const book = await readXlsx(parts.get(SHEET.replace("1.xlsx", `${number}.xlsx`)) ?? new Uint8Array());
  return book.sheets[0]?.rows ?? [];
}

describe.each(["zh", "en"] as const)("a slide in %s", async (lang) => {
  const doc = fixtureChart(lang);
  const bytes = await chartSlides(doc, DAY, wordsIn(lang));
  const parts = partsOf(bytes);
  const slide = textOf(parts, "ppt/slides/slide1.xml");
  const series = seriesOf(parts, CHART);

  test("is a sound package with one slide and the same bytes whenever it is made", async () => {
    expect(packageFaults(parts)).toEqual([]);
    expect(slideNames(parts)).toEqual(["ppt/slides/slide1.xml"]);
    const again = await chartSlides(doc, DAY, wordsIn(lang));
    expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true);
    expect(textOf(parts, "docProps/core.xml")).toContain(`>${DAY}T00:00:00Z</dcterms:created>`);
  });

  test("its chart holds the published numbers, unrounded, and leaves gaps open", () => {
    const drawn = [fixtureRows[0], null, fixtureRows[2], null, fixtureRows[3], fixtureRows[4]];
    const column = (of: (row: (typeof fixtureRows)[number]) => number | null) =>
      drawn.map((row) => row && of(row));
    const byRange = (letter: string) =>
      series.filter(({ range }) => range === `Sheet1!$${letter}$2:$${letter}$7`);
    expect(byRange("C").map(({ values }) => values)).toEqual([column((row) => row.estimate)]);
    expect(byRange("D").map(({ values }) => values)).toEqual([
      column((row) => row.ci_lower),
      column((row) => row.ci_lower),
    ]);
    expect(byRange("E").map(({ values }) => values)).toEqual([column((row) => row.ci_upper)]);
    const target = series.find(({ name }) => name.includes("4.0%"));
    expect(target?.values).toEqual([null, null, 0.04, 0.04, 0.04, 0.04]);
    const official = series.find(({ values }) => values.includes(0.0363));
    expect(official?.values).toEqual([null, 0.0363, null, null, null, null]);
    expect(textOf(parts, CHART)).toContain('<c:dispBlanksAs val="gap"/>');
    expect(textOf(parts, CHART)).not.toMatch(/<c:v><\/c:v>|NaN|undefined/);
  });

  test("its sheet holds what the chart is a copy of, and why a quarter has no figure", async () => {
    const rows = await sheetOf(parts);
    const [head = [], ...body] = rows;
    for (const { range, name, values } of series) {
      const place = (/\$([A-Z])\$2/.exec(range)?.[1] ?? "A").charCodeAt(0) - 65;
      expect(
        body.map((row) => row[place] ?? null),
        name,
      ).toEqual(values);
    }
    expect(body.map(([year, quarter]) => [year ?? null, quarter])).toEqual([
      ["2016", "Q3"],
      [null, "Q4"],
      ["2017", "Q1"],
      [null, "Q2"],
      [null, "Q3"],
      [null, "Q4"],
    ]);
    const { t } = wordsIn(lang);
    const remark = head.indexOf(t("slides.column.remark"));
    expect(body.map((row) => row[remark] ?? null)).toEqual([
      t("report.rough.D"),
      t("status.too_few_units"),
      null,
      t("status.not_collected"),
      null,
      null,
    ]);
  });

  test("says what it shows: title, text alternative, source, release, interval and simulation", () => {
    expect(titleOf(parts, "ppt/slides/slide1.xml")).toBe(doc.finding);
    const alternative = / descr="([^"]*)"/.exec(slide)?.[1] ?? "";
    const { labels } = doc;
    const escaped = (text: string) =>
      text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    for (const text of [labels.description, labels.source, labels.release, labels.simulated ?? ""]) {
      expect(alternative).toContain(escaped(text));
    }
    const inChart = paragraphsOf(parts, CHART).join("\n");
    for (const text of [labels.subtitle, labels.source, labels.release, labels.simulated ?? ""]) {
      expect(inChart).toContain(text);
    }
    expect(slide).toContain("95%");
    expect(paragraphsOf(parts, "ppt/slides/slide1.xml")).toContain(labels.simulated);
  });

  test("has notes with the briefing sentence, the definition, the method and where to check", () => {
    const notes = paragraphsOf(parts, "ppt/notesSlides/notesSlide1.xml");
    expect(notes).toContain(doc.briefing);
    expect(notes.join("\n")).toContain(doc.indicator.definition[lang]);
    expect(notes.join("\n")).toMatch(/logit/);
    expect(notes.join("\n")).toContain("/verify/changchun/unemployment-rate/?p=2017Q4");
  });

  test("names its language and typefaces for both scripts", () => {
    const own = lang === "zh" ? "zh-CN" : "en-GB";
    const languages = [...slide.matchAll(/ lang="([^"]*)"/g)].map(([, tag]) => tag);
    expect(new Set(languages)).toEqual(new Set([own]));
    expect(textOf(parts, "ppt/theme/theme1.xml").match(/<a:ea typeface="Microsoft YaHei"\/>/g)).toHaveLength(
      2,
    );
  });
});

test("a register has no interval to draw", async () => {
  const parts = partsOf(await chartSlides(fixtureChart("zh", { survey: "register" }), DAY, zh));
  expect(seriesOf(parts, CHART).map(({ name }) => name)[0]).toBe(zh.t("slides.column.count"));
  expect(textOf(parts, CHART)).not.toContain("<c:barChart>");
  expect(packageFaults(parts)).toEqual([]);
});

test("an interval with zero inside has its bar on both sides of zero", async () => {
  const rows = fixtureRows.map((row) => ({ ...row, ci_lower: -0.01, ci_upper: 0.05 }));
  const growth = fixtureChart("zh", { unit: "percent_change", survey: "enterprise" }, rows);
  const series = seriesOf(partsOf(await chartSlides(growth, DAY, zh)), CHART);
  expect(series.slice(0, 3).map(({ values }) => values.at(-1))).toEqual([0, 0.05, -0.01]);
});

test("where the newest quarter has no figure, the slide says which one is the newest, with its interval", async () => {
  const [blank] = fixtureRows.filter(({ estimate }) => estimate === null);
  const rows = fixtureRows.map((row) =>
    row.period === "2017Q4" && blank ? { ...blank, period: "2017Q4" } : row,
  );
  const said = async (of: readonly (typeof fixtureRows)[number][]) =>
    paragraphsOf(
      partsOf(await chartSlides(fixtureChart("zh", {}, of), DAY, zh)),
      "ppt/slides/slide1.xml",
    ).join("");
  expect(await said(rows)).toContain("最新的数：2017年三季度，3.9%（3.1%至5.1%）；此后没有可公布的数字");
  expect(await said(fixtureRows)).toContain("最新的数：2017年四季度，3.9%（3.1%至5.0%）");
  expect(await said(fixtureRows)).not.toContain("此后");
});

test("an interval that is cut below zero is said to be", async () => {
  const rows = fixtureRows.map((row, i) => (i === 2 ? { ...row, ci_lower: -9 } : row));
  const growth = fixtureChart("zh", { unit: "percent_change", survey: "enterprise" }, rows);
  const parts = partsOf(await chartSlides(growth, DAY, zh));
  expect(paragraphsOf(parts, "ppt/slides/slide1.xml").join("")).toContain(zh.t("slides.cut"));
});

test("points of 100 are a hundredfold in sheet and chart", async () => {
  const parts = partsOf(await chartSlides(fixtureChart("zh", { unit: "index" }), DAY, zh));
  const estimate = seriesOf(parts, CHART).find(({ range }) => range.includes("$C$"));
  expect(estimate?.values[0]).toBe(3.71234567890123);
});

test("a chart with nothing to draw is a slide that says why", async () => {
  const doc = fixtureChart("zh", {}, []);
  const parts = partsOf(await chartSlides(doc, DAY, zh));
  expect([...parts.keys()].filter((name) => name.includes("chart"))).toEqual([]);
  expect(paragraphsOf(parts, "ppt/slides/slide1.xml").join("")).toContain(doc.sentence);
  expect(titleOf(parts, "ppt/slides/slide1.xml")).toBe(doc.finding);
  expect(packageFaults(parts)).toEqual([]);
});

test("a deck has the report's title, sentences and tables, and native charts; equal documents give equal bytes", async () => {
  const charts = [fixtureChart("zh"), fixtureChart("zh", { id: "new_jobs" })];
  const bytes = await briefingDeck(deckReport, charts, DAY, zh);
  const parts = partsOf(bytes);
  const slides = slideNames(parts);
  expect(packageFaults(parts)).toEqual([]);
  expect(slides).toHaveLength(4);
  expect(slides.map((slide) => titleOf(parts, slide))).toEqual([
    deckReport.title,
    zh.t("quarterly.section.summary"),
    charts[0]?.finding,
    charts[1]?.finding,
  ]);
  expect(paragraphsOf(parts, slides[1] ?? "")).toContain("第一条");
  expect((await sheetOf(parts, 2)).length).toBe(7);
  const again = await briefingDeck(deckReport, charts, DAY, zh);
  expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true);
});

test("a table of the report is a table of the slide, cell for cell", async () => {
  const [, unemployment] = fixtureReport.sections;
  const report = {
    ...deckReport,
    sections: [{ ...unemployment, id: "targets", heading: "", blocks: unemployment?.blocks ?? [] }],
  };
  const parts = partsOf(await briefingDeck(report, [], DAY, zh));
  const [, slide = ""] = slideNames(parts);
  const table = unemployment?.blocks.find((block) => block.kind === "table");
  if (table?.kind !== "table") throw new Error("the fixture has no table");
  expect(textOf(parts, slide)).toContain('<a:tblPr firstRow="1"');
  expect(paragraphsOf(parts, slide)).toEqual(expect.arrayContaining([...table.head, ...table.rows.flat()]));
});
