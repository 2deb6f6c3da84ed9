import type { LanguageWords } from "#i18n/words.ts";
import type { ChartDocument } from "#report/chart-document.ts";
import type { ReportDocument, ReportSection } from "#report/quarterly/report-document.ts";
import { chartSlide, simulatedSeal } from "./chart-slide.ts";
import { addSlide, type Deck, newDeck } from "./deck.ts";
import { packDeck } from "./pack-deck.ts";
import { sectionSlide } from "./section-slide.ts";
import { COLOR, EDGE, ROOM } from "./slide-style.ts";

// A city's quarter for a meeting: the report's sentences and tables and the headline charts, ten slides at most.

/** Sections of the report that have a slide, and which of their tables it shows. */
const AFTER_CHARTS: readonly (readonly [id: string, table: "first" | "last"])[] = [
  ["employment", "first"],
  ["startups", "last"],
  ["targets", "first"],
  ["outlook", "first"],
  ["method", "first"],
];
const MOST_CHARTS = 3;

/**
 * @param charts of the city's headline indicators, in their order; others are left out.
 * @param date day of the release, YYYY-MM-DD, which the file carries as its own.
 * @returns a .pptx; equal documents give equal bytes.
 */
export async function briefingDeck(
  report: ReportDocument,
  charts: readonly ChartDocument[],
  date: string,
  words: LanguageWords,
): Promise<Uint8Array> {
  const deck = newDeck(words, words.t("site.name"));
  cover(deck, report, date);
  const summary = report.sections[0];
  if (summary) section(deck, report, summary, "first");
  for (const doc of charts.filter(({ indicator }) => indicator.headline).slice(0, MOST_CHARTS)) {
    await chartSlide(deck, doc, date);
  }
  for (const [id, table] of AFTER_CHARTS) {
    const found = report.sections.find((one) => one.id === id);
    if (found) section(deck, report, found, table);
  }
  return packDeck(deck, report.title, date);
}

function section(deck: Deck, report: ReportDocument, part: ReportSection, table: "first" | "last"): void {
  const slide = sectionSlide(deck, part, table);
  if (report.simulated !== null) simulatedSeal(slide, deck.words.t("chart.simulated"), deck);
}

function cover(
  deck: Deck,
  { title, subtitle, simulated, city, quarter }: ReportDocument,
  date: string,
): void {
  const { words } = deck;
  const slide = addSlide(deck, title, "cover");
  const line = { x: EDGE + 0.4, w: ROOM - 0.8, margin: 0, align: "left" as const };
  slide.addText(subtitle, {
    ...{ ...line, y: 3.9, h: 0.45, fontSize: 20, color: COLOR.onSeal },
    objectName: words.t("slides.object.subtitle"),
  });
  slide.addText(`${words.t("site.name")} · ${words.date(date)}`, {
    ...{ ...line, y: 4.42, h: 0.4, fontSize: 18, color: COLOR.onSeal },
    objectName: words.t("slides.object.source"),
  });
  if (simulated !== null) {
    slide.addText(simulated, {
      ...{ x: EDGE, y: 6.2, w: ROOM, h: 0.6, fontSize: 16, bold: true, color: COLOR.onSeal },
      ...{ fill: { color: COLOR.seal }, align: "left", valign: "middle" },
      objectName: words.t("slides.object.simulated"),
    });
  }
  const path = `reports/${city}/${quarter.toLowerCase()}/`;
  slide.addNotes(words.t("slides.notes.report", { path: words.lang === "zh" ? `/${path}` : `/en/${path}` }));
}
