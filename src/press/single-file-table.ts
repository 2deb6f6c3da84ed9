import type { EstimateRow } from "#contract/published/figure-tables.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { ChartDocument } from "#report/chart-document.ts";
import { isPrintable, statusOf } from "#report/figure.ts";
import { changeVerdict } from "#report/verdict.ts";

/** Every period of a chart in words, newest first: heads and rows of the same length. */
export function singleFileTable(
  { rows, changes, indicator, kind }: ChartDocument,
  words: LanguageWords,
): { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const { t } = words;
  const { unit } = indicator;
  const cells = (row: EstimateRow): string[] => {
    const change = changes.find(({ period }) => period === row.period);
    const status = statusOf(row);
    return [
      words.period(row.period, kind),
      ...(isPrintable(row)
        ? [words.value(unit, row.estimate, row.se), words.interval(unit, row.ci_lower, row.ci_upper, row.se)]
        : ["–", "–"]),
      row.quality ?? "–",
      row.n_responding === null ? "–" : words.integer(row.n_responding),
      change?.verdict && change.change !== null
        ? `${words.change(unit, change.change, change.se)} ${changeVerdict(change.verdict, words)}`
        : "–",
      status === "normal" ? "" : t(`status_short.${status}`),
    ];
  };
  const columns = ["period", "estimate", "interval", "quality", "units", "change", "note"];
  return { heads: columns.map((column) => t(`table.${column}`)), rows: rows.toReversed().map(cells) };
}
