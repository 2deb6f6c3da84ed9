import { matchUnits, ofPeriod } from "#pipeline/survey/panel.ts";
import { designArguments } from "./bind-design.ts";
import { isNumeric, labelColumn, numberColumn, type Sheet, selectRows, withColumn } from "./sheet.ts";
import { type Call, formulaNames, NotUnderstood } from "./statements.ts";

// Long files of a panel: a row is a unit in a quarter, and calls speak of yq1 (y in quarter 1, else 0) on the stacked
// rows and of y1 on the matched ones.

const periodNames = /^(q|quarter|period|wave|t)$/i;

function periodColumn(sheet: Sheet): string | null {
  return [...sheet.columns.keys()].find((name) => periodNames.test(name)) ?? null;
}

function measures(sheet: Sheet, period: string): string[] {
  return [...sheet.columns.keys()].filter((name) => name !== period && isNumeric(sheet, name));
}

/** Adds v_qk for every numeric column v and period k, where the file is long: same unit in several rows. */
export function withPeriods(sheet: Sheet, call: Call): Sheet {
  const period = periodColumn(sheet);
  if (period === null || designArguments(call).get("data") === undefined) return sheet;
  const periods = labelColumn(sheet, period);
  let wider = sheet;
  for (const measure of measures(sheet, period)) {
    const values = numberColumn(sheet, measure);
    for (const label of new Set(periods)) {
      const cells = asCells(ofPeriod(values, periods, label));
      for (const name of new Set([
        `${measure}q${label}`,
        `${measure}${period}${label}`,
        `${measure}_${label}`,
      ]))
        if (!sheet.columns.has(name)) wider = withColumn(wider, name, cells);
    }
  }
  return wider;
}

/** One row a unit that has all periods, with v1, v2, … for every numeric column. */
export function matchedSheet(sheet: Sheet, stacked: Call): Sheet {
  const period = periodColumn(sheet);
  const unit = formulaNames(designArguments(stacked).get("ids"))[0];
  if (period === null || unit === undefined) throw new NotUnderstood("matched units: no column of periods");
  const periods = labelColumn(sheet, period);
  const labels = [...new Set(periods)].sort();
  const matched = matchUnits(labelColumn(sheet, unit), periods, labels);
  const rowsOf = (place: number) => matched.map(({ rows }) => rows[place] ?? -1);
  let wide = selectRows(sheet, rowsOf(labels.length - 1));
  for (const measure of measures(sheet, period)) {
    const values = numberColumn(sheet, measure);
    for (const [place, label] of labels.entries()) {
      const cells = asCells(rowsOf(place).map((row) => values[row] ?? Number.NaN));
      for (const name of [`${measure}${label}`, `${measure}q${label}`, `${measure}_${label}`])
        if (!sheet.columns.has(name)) wide = withColumn(wide, name, cells);
    }
  }
  return wide;
}

/** Units of the long file, and those seen in every period. */
export function countMatched(sheet: Sheet, stacked: Call): { units: number; matched: number } {
  const unit = formulaNames(designArguments(stacked).get("ids"))[0] ?? "";
  return { units: new Set(labelColumn(sheet, unit)).size, matched: matchedSheet(sheet, stacked).rows };
}

function asCells(values: ArrayLike<number>): (string | null)[] {
  return Array.from(values, (value) => (Number.isNaN(value) ? null : String(value)));
}
