import { cellsAsked } from "./ask.ts";
import type { Explored } from "./sentence.ts";

export type ExportRow = Readonly<Record<string, string | number | null>>;

/** The rows shown, with the codes and the full numbers of the published tables. */
export function exportRows({ indicator, state, answer }: Explored): ExportRow[] {
  const [first = ""] = state.cities;
  const key = { city: first, indicator: indicator.id };
  if (state.comparison === "cells")
    return answer.byCell.map(({ cell, ...row }) => ({ ...key, quarter: state.to, cell, ...row }));
  if (state.comparison === "cities")
    return answer.compared.map((row) => ({ ...key, period_kind: state.kind, ...row }));
  const cells = cellsAsked(indicator, state);
  return answer.series.flatMap(({ city, rows }) =>
    rows.map((row) => {
      const change = city === first ? answer.changes.find(({ period }) => period === row.period) : undefined;
      return {
        ...{ city, indicator: indicator.id, cells, period_kind: state.kind, ...row },
        ...{ change: change?.change ?? null, change_ci_lower: change?.ci_lower ?? null },
        ...{ change_ci_upper: change?.ci_upper ?? null, change_verdict: change?.verdict ?? null },
      };
    }),
  );
}

/** For a spreadsheet's clipboard: no value of a row holds a tab or a line end. */
export function toTsv(rows: readonly ExportRow[]): string {
  const names = Object.keys(rows[0] ?? {});
  return [names, ...rows.map((row) => names.map((name) => row[name] ?? ""))]
    .map((line) => line.join("\t"))
    .join("\n");
}
