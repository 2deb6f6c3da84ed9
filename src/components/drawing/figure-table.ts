import type { PeriodKind } from "#contract/period.ts";
import type { ChangeAnswerRow, SeriesRow } from "#contract/queries.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { FigureStatus } from "#report/figure.ts";
import { changeVerdict } from "#report/verdict.ts";

/** A figure as a row of a table; of an answer of the engine or of a published table. */
type FigureRow = Pick<
  SeriesRow,
  "period" | "estimate" | "ci_lower" | "ci_upper" | "se" | "quality" | "n_responding"
> & { readonly obs_status: FigureStatus };
type FigureChange = Pick<ChangeAnswerRow, "period" | "change" | "se" | "verdict">;
type FigureIndicator = Pick<Indicator, "name" | "unit"> & Partial<Pick<Indicator, "survey">>;

/** The numbers of a chart as a table, newest first, behind a summary. */
export function figureTable(
  document: Document,
  indicator: FigureIndicator,
  kind: PeriodKind,
  series: readonly { readonly city: string; readonly rows: readonly FigureRow[] }[],
  changes: readonly FigureChange[],
  names: Readonly<Record<string, string>>,
  words: LanguageWords,
): HTMLElement {
  const region = figureRegion(document, indicator, kind, series, changes, names, words);
  return disclosure(document, region, words.t("chart.table"));
}

/** The same in the open. */
export function figureRegion(
  document: Document,
  indicator: FigureIndicator,
  kind: PeriodKind,
  series: readonly { readonly city: string; readonly rows: readonly FigureRow[] }[],
  changes: readonly FigureChange[],
  names: Readonly<Record<string, string>>,
  words: LanguageWords,
): HTMLElement {
  const { t } = words;
  const several = series.length > 1;
  const heads = [
    "period",
    ...(several ? ["city"] : []),
    "estimate",
    "interval",
    "quality",
    "units",
    "change",
    "note",
  ];
  const table = document.createElement("table");
  const caption = table.appendChild(document.createElement("caption"));
  caption.textContent = t("table.caption", {
    name: indicator.name[words.lang],
    city: series.map(({ city }) => names[city] ?? city).join(" · "),
  });
  const head = table.appendChild(document.createElement("thead")).appendChild(document.createElement("tr"));
  for (const key of heads) appendCell(document, head, "th", t(`table.${key}`)).setAttribute("scope", "col");
  const body = table.appendChild(document.createElement("tbody"));
  series.forEach(({ city, rows }, i) => {
    for (const row of rows.toReversed()) {
      const change = i === 0 ? changes.find((c) => c.period === row.period) : undefined;
      const tr = body.appendChild(document.createElement("tr"));
      appendCell(document, tr, "th", words.period(row.period, kind)).setAttribute("scope", "row");
      if (several) appendCell(document, tr, "td", names[city] ?? city);
      for (const text of numberCells(indicator, row, change, words)) appendCell(document, tr, "td", text);
    }
  });
  return scrolled(document, table, caption.textContent);
}

/** Texts as a table behind the same summary; the first of a row names it. */
export function plainTable(
  document: Document,
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  { t }: LanguageWords,
): HTMLElement {
  const table = document.createElement("table");
  table.appendChild(document.createElement("caption")).textContent = caption;
  const head = table.appendChild(document.createElement("thead")).appendChild(document.createElement("tr"));
  for (const text of heads) appendCell(document, head, "th", text).setAttribute("scope", "col");
  const body = table.appendChild(document.createElement("tbody"));
  for (const [name = "", ...texts] of rows) {
    const tr = body.appendChild(document.createElement("tr"));
    appendCell(document, tr, "th", name).setAttribute("scope", "row");
    for (const text of texts) appendCell(document, tr, "td", text);
  }
  return disclosure(document, scrolled(document, table, caption), t("chart.table"));
}

function numberCells(
  { unit, survey }: FigureIndicator,
  row: FigureRow,
  change: FigureChange | undefined,
  words: LanguageWords,
): string[] {
  const { estimate, ci_lower, ci_upper, se } = row;
  const known = estimate !== null && ci_lower !== null && ci_upper !== null;
  const isWhole = survey === "register";
  return [
    known ? words.value(unit, estimate, se) : "–",
    !known ? "–" : isWhole ? words.t("indicators.complete") : words.interval(unit, ci_lower, ci_upper, se),
    row.quality ?? "–",
    String(row.n_responding ?? "–"),
    change?.verdict && change.change !== null
      ? `${words.change(unit, change.change, change.se)} ${changeVerdict(change.verdict, words)}`
      : "–",
    row.obs_status === "normal" ? "" : words.t(`status_short.${row.obs_status}`),
  ];
}

function appendCell(document: Document, row: Element, tag: string, text: string): Element {
  const cell = row.appendChild(document.createElement(tag));
  cell.textContent = text;
  return cell;
}

/** Wide tables scroll inside a region that the keyboard reaches. */
function scrolled(document: Document, table: Element, label: string): HTMLElement {
  const region = document.createElement("div");
  region.className = "figures";
  region.setAttribute("role", "region");
  region.setAttribute("tabindex", "0");
  region.setAttribute("aria-label", label);
  region.append(table);
  return region;
}

function disclosure(document: Document, region: Element, summary: string): HTMLElement {
  const details = document.createElement("details");
  details.appendChild(document.createElement("summary")).textContent = summary;
  details.append(region);
  return details;
}
