import { textWidth } from "#charts/text-width.ts";
import type { ChartDocument } from "#report/chart-document.ts";
import { isPrintable } from "#report/figure.ts";
import { chartPart } from "./chart-part.ts";
import { type ChartSheet, chartSheet } from "./chart-sheet.ts";
import { chartWorkbook } from "./chart-workbook.ts";
import { addSlide, BODY, type Deck, FOOT, type Slide } from "./deck.ts";
import { chartNotes } from "./slide-notes.ts";
import { COLOR, PAGE, ROOM } from "./slide-style.ts";

/** A slide with the finding as its title and the chart as a native one, or with the reason why there is none. */
export async function chartSlide(deck: Deck, doc: ChartDocument, date: string): Promise<Slide> {
  const slide = addSlide(deck, doc.finding);
  if (doc.block === null) nothingDrawn(slide, doc, deck);
  else await drawn(slide, doc, doc.block, date, deck);
  if (doc.labels.simulated !== null) simulatedSeal(slide, doc.labels.simulated, deck);
  slide.addNotes(chartNotes(doc, deck.words));
  return slide;
}

async function drawn(
  slide: Slide,
  doc: ChartDocument,
  block: NonNullable<ChartDocument["block"]>,
  date: string,
  { pptx, charts, words }: Deck,
): Promise<void> {
  const sheet = chartSheet(block, doc, words);
  const workbook = await chartWorkbook(sheet, doc, date, words);
  charts.push({ part: chartPart(sheet, block, { width: BODY.w, height: BODY.h }, words), workbook });
  // A chart of one number, whose parts are replaced when the deck is packed.
  slide.addChart(pptx.ChartType.line, [{ name: "1", labels: ["1"], values: [1] }], {
    ...BODY,
    altText: alternative(doc, words.lang),
    objectName: words.t("slides.object.chart"),
  });
  const foot = { ...FOOT, margin: 0, fontSize: 12, color: COLOR.muted, valign: "top" as const };
  slide.addText(remarksOn(sheet, doc, words).join(words.lang === "zh" ? "；" : ". "), {
    ...foot,
    objectName: words.t("slides.object.remarks"),
  });
}

/** What the chart shows, and what must go with it wherever it is pasted. */
function alternative({ labels }: Pick<ChartDocument, "labels">, lang: "zh" | "en"): string {
  const said = [labels.description, labels.subtitle, labels.source, labels.release, labels.simulated ?? ""];
  return said.filter((text) => text !== "").join(lang === "zh" ? "；" : ". ");
}

/** How uncertainty is drawn, and what else has to be known to read the chart. */
function remarksOn(sheet: ChartSheet, doc: ChartDocument, words: Deck["words"]) {
  const { labels, indicator } = doc;
  const { t } = words;
  const [estimate, lower, upper] = sheet.columns;
  const [first, last] = [
    estimate?.values.findIndex((value) => value !== null) ?? 0,
    estimate?.values.findLastIndex((value) => value !== null) ?? 0,
  ];
  const gap = estimate?.values.slice(first, last + 1).includes(null) ?? false;
  const [least, most] = sheet.axis.domain;
  const limits = [...(lower?.values ?? []), ...(upper?.values ?? [])];
  const cut = limits.some((value) => value !== null && (value < least || value > most));
  return [
    ...newestFigure(doc, words),
    ...(last < sheet.quarters.length - 1 ? [t("slides.last")] : []),
    indicator.survey === "register" ? labels.interval : t("slides.drawn", { interval: sheet.interval }),
    ...(sheet.rough.includes(true) ? [t("slides.rough")] : []),
    ...(gap ? [t("slides.gap")] : []),
    ...(cut ? [t("slides.cut")] : []),
  ];
}

/** What the last point stands for, in numbers: a bar of a picture cannot be read off. */
function newestFigure({ rows, indicator: { unit, survey } }: ChartDocument, words: Deck["words"]): string[] {
  const row = rows.findLast((one) => isPrintable(one));
  if (!row || !isPrintable(row) || survey === "register") return [];
  return [
    words.t("slides.newest", {
      period: words.period(row.period, row.period_kind),
      value: words.value(unit, row.estimate, row.se),
      limits: words.interval(unit, row.ci_lower, row.ci_upper, row.se),
    }),
  ];
}

function nothingDrawn(slide: Slide, { sentence, labels }: ChartDocument, { words }: Deck): void {
  slide.addText(labels.subtitle, {
    ...{ x: BODY.x, y: BODY.y, w: BODY.w, h: 0.4, margin: 0, fontSize: 16, color: COLOR.muted },
    objectName: words.t("slides.object.subtitle"),
  });
  slide.addText(sentence, {
    ...{
      x: BODY.x,
      y: 2.5,
      w: BODY.w,
      h: 2.6,
      fontSize: 24,
      color: COLOR.ink,
      align: "left",
      valign: "middle",
    },
    ...{ fill: { color: COLOR.head }, margin: 24, objectName: words.t("slides.object.reason") },
  });
  slide.addText([labels.source, labels.release].join(" · "), {
    ...{ ...FOOT, margin: 0, fontSize: 12, color: COLOR.muted, valign: "top" },
    objectName: words.t("slides.object.source"),
  });
}

/** At the top right, where nobody overlooks it. */
export function simulatedSeal(slide: Slide, text: string, { words }: Deck): void {
  const w = textWidth(text, 12, true) / 72 + 0.4;
  slide.addText(text, {
    ...{ x: PAGE.width - (PAGE.width - ROOM) / 2 - w, y: 0.24, w, h: 0.28, margin: 0 },
    ...{ fontSize: 12, bold: true, color: COLOR.onSeal, fill: { color: COLOR.seal } },
    ...{ align: "center", valign: "middle", objectName: words.t("slides.object.simulated") },
  });
}
