import { matchUnits, ofPeriod } from "#pipeline/survey/panel.ts";
import { designArguments } from "./bind-design.ts";
import { NotUnderstood } from "./not-understood.ts";
import type { Expression } from "./r-parse.ts";
import { isNumeric, labelColumn, numberColumn, type Sheet, selectRows, withColumn } from "./sheet.ts";
import { type Call, formulaTerms, textOf } from "./statements.ts";

// Long files of a panel: a row is a unit in a quarter, and calls speak of yq1 (y in quarter 1, else 0) on the stacked
// rows and of y1 on the matched ones. Quarters go by their label or by their place in time.

interface Panel {
  readonly unit: string;
  readonly period: string;
  readonly measures: readonly string[];
  /** Labels of the quarters, earliest first. */
  readonly labels: readonly string[];
}

const periodNames = /^(q|qtr|quarter|period|wave|round|t|time)$/i;
const MAX_PERIODS = 12;

/** The panel in a sheet whose units have several rows: one in every quarter at most. Null where there is none. */
function findPanel(sheet: Sheet, design: Call): Panel | null {
  const args = designArguments(design);
  const used = ["ids", "strata", "fpc", "weights"].flatMap((name) => formulaTexts(args.get(name)));
  const unit = formulaTexts(args.get("ids"))[0];
  if (unit === undefined || !sheet.columns.has(unit)) return null;
  const candidates = [...sheet.columns.keys()].filter((name) => !used.includes(name));
  const named = candidates.filter((name) => periodNames.test(name));
  const period = [...named, ...candidates].find((name) => isPeriod(sheet, unit, name));
  if (period === undefined) return null;
  const measures = [...sheet.columns.keys()].filter((name) => name !== period && isNumeric(sheet, name));
  const labels = [...new Set(labelColumn(sheet, period))];
  return {
    unit,
    period,
    measures,
    labels: labels.sort((a, b) => a.localeCompare(b, "en", { numeric: true })),
  };
}

function formulaTexts(formula: Expression | undefined): string[] {
  return formula
    ? formulaTerms(formula)
        .terms.filter((term) => term.kind === "name")
        .map(textOf)
    : [];
}

function isPeriod(sheet: Sheet, unit: string, name: string): boolean {
  const cells = sheet.columns.get(name) ?? [];
  const units = sheet.columns.get(unit) ?? [];
  const labels = new Set(cells);
  if (labels.has(null) || labels.size < 2 || labels.size > MAX_PERIODS) return false;
  const pairs = new Set(cells.map((label, row) => `${units[row]}\u0000${label}`));
  return pairs.size === cells.length && new Set(units).size < cells.length;
}

/** Adds v_qk for every numeric column v and quarter k, where the file is a panel. */
export function withPeriods(sheet: Sheet, design: Call): Sheet {
  const panel = findPanel(sheet, design);
  if (!panel) return sheet;
  const periods = labelColumn(sheet, panel.period);
  let wider = sheet;
  for (const measure of panel.measures) {
    const values = numberColumn(sheet, measure);
    for (const [place, label] of panel.labels.entries()) {
      const cells = asCells(ofPeriod(values, periods, label));
      const joints = ["q", panel.period, "_"];
      const names = [label, String(place + 1)].flatMap((k) =>
        joints.map((joint) => `${measure}${joint}${k}`),
      );
      for (const name of names) if (!wider.columns.has(name)) wider = withColumn(wider, name, cells);
    }
  }
  return wider;
}

/** One row a unit that has all quarters, with v1, v2, … for every numeric column. */
export function matchedSheet(sheet: Sheet, design: Call): Sheet {
  const panel = findPanel(sheet, design);
  if (!panel) throw new NotUnderstood("matched units: no column of quarters");
  const matched = matchUnits(labelColumn(sheet, panel.unit), labelColumn(sheet, panel.period), panel.labels);
  const rowsOf = (place: number) => matched.map(({ rows }) => rows[place] ?? -1);
  let wide = selectRows(sheet, rowsOf(panel.labels.length - 1));
  for (const measure of panel.measures) {
    const values = numberColumn(sheet, measure);
    for (const [place, label] of panel.labels.entries()) {
      const cells = asCells(rowsOf(place).map((row) => values[row] ?? Number.NaN));
      const names = [label, String(place + 1)].flatMap((k) =>
        ["", "q", "_"].map((joint) => `${measure}${joint}${k}`),
      );
      for (const name of names) if (!wide.columns.has(name)) wide = withColumn(wide, name, cells);
    }
  }
  return wide;
}

/** Units of the long file, and those seen in every quarter. */
export function countMatched(sheet: Sheet, design: Call): { units: number; matched: number } {
  const panel = findPanel(sheet, design);
  if (!panel) throw new NotUnderstood("no column of quarters");
  const units = new Set(labelColumn(sheet, panel.unit)).size;
  return { units, matched: matchedSheet(sheet, design).rows };
}

function asCells(values: ArrayLike<number>): (string | null)[] {
  return Array.from(values, (value) => (Number.isNaN(value) ? null : String(value)));
}
