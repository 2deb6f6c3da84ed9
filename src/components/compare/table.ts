import type { LanguageWords } from "#i18n/words.ts";
import { isPrintable, type PrintableRow, statusOf } from "#report/figure.ts";
import type { ComparedRow, CompareFacts } from "./facts.ts";

/** A text, or a row's heading. */
type Cell = readonly [tag: "th" | "td", text: string];

/** The numbers of a comparison, behind a summary. */
export function compareTable(
  document: Document,
  facts: CompareFacts,
  rows: readonly ComparedRow[],
  caption: string,
  words: LanguageWords,
): HTMLElement {
  const { t } = words;
  const heads = ["city", "estimate", "interval", "quality", "note"].map((key) => t(`table.${key}`));
  const body = rows.map((row): Cell[] => {
    const known = isPrintable(row) ? row : null;
    const status = statusOf(row);
    return [
      ["th", facts.names[row.city] ?? row.city],
      ["td", known ? words.value(facts.unit, known.estimate, known.se) : "–"],
      ["td", intervalOf(known, facts, words)],
      ["td", row.quality ?? "–"],
      ["td", status === "normal" ? "" : t(`status_short.${status}`)],
    ];
  });
  return foldedTable(document, t("chart.table"), caption, heads, body);
}

/** A register is complete: its limits are the figure itself. */
function intervalOf(
  row: PrintableRow | null,
  { unit, indicator }: CompareFacts,
  words: LanguageWords,
): string {
  if (row === null) return "–";
  if (indicator.survey === "register") return words.t("indicators.complete");
  return words.interval(unit, row.ci_lower, row.ci_upper, row.se);
}

/** Scrolls sideways inside a region that the keyboard reaches. */
export function foldedTable(
  document: Document,
  summary: string,
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
): HTMLElement {
  const details = document.createElement("details");
  details.appendChild(document.createElement("summary")).textContent = summary;
  details.append(region(document, caption, tableOf(document, caption, heads, rows)));
  return details;
}

export function region(document: Document, label: string, table: Element): HTMLElement {
  const holder = document.createElement("div");
  holder.className = "figures";
  holder.setAttribute("role", "region");
  holder.setAttribute("tabindex", "0");
  holder.setAttribute("aria-label", label);
  holder.append(table);
  return holder;
}

export function tableOf(
  document: Document,
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
): HTMLElement {
  const table = document.createElement("table");
  table.appendChild(document.createElement("caption")).textContent = caption;
  const head = table.appendChild(document.createElement("thead")).appendChild(document.createElement("tr"));
  for (const text of heads) appendCell(document, head, ["th", text], "col");
  const body = table.appendChild(document.createElement("tbody"));
  for (const row of rows) {
    const tr = body.appendChild(document.createElement("tr"));
    for (const cell of row) appendCell(document, tr, cell, "row");
  }
  return table;
}

function appendCell(document: Document, row: Element, [tag, text]: Cell, scope: "col" | "row"): void {
  const cell = row.appendChild(document.createElement(tag));
  cell.textContent = text;
  if (tag === "th") cell.setAttribute("scope", scope);
}
