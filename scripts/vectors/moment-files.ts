import { surveyDesign } from "#pipeline/survey/design.ts";
import type { CellSums, StratumSizes } from "#pipeline/survey/public-moments.ts";
import type { VectorCase } from "./folder.ts";
import { NotUnderstood } from "./not-understood.ts";
import type { Bound } from "./scope.ts";
import { isNumeric, labelColumn, numberColumn, type Sheet, withColumn } from "./sheet.ts";

// The three files of a moments case: unit records (never public), and the public sums by cell and sizes by stratum.
// Columns are found by what they hold, since the case names none of them.

export interface MomentFiles {
  readonly cells: Sheet;
  readonly strata: readonly StratumSizes[];
  readonly stratumColumn: string;
}

function sheetEnding(vector: VectorCase, ending: string): Sheet | null {
  const name = vector.input.find((input) => input.endsWith(ending));
  return (name !== undefined && vector.sheets.get(name)) || null;
}

export function momentFiles(vector: VectorCase): MomentFiles | null {
  const cells = sheetEnding(vector, "_cells.csv");
  const strata = sheetEnding(vector, "_strata.csv");
  if (!cells || !strata) return null;
  const [key = "", ...others] = [...strata.columns.keys()];
  const labels = labelColumn(strata, key);
  const [a = [], b = []] = others
    .filter((name) => isNumeric(strata, name))
    .map((n) => numberColumn(strata, n));
  if (a.length === 0 || b.length === 0) throw new NotUnderstood("strata.csv: expected two columns of sizes");
  const aLarger = a.every((size, i) => size >= (b[i] ?? 0));
  const [population, respondents] = aLarger ? [a, b] : [b, a];
  return {
    cells,
    stratumColumn: columnOf(cells, new Set(labels), "cells.csv"),
    strata: labels.map((stratum, i) => ({
      stratum,
      population: population[i] ?? Number.NaN,
      respondents: respondents[i] ?? Number.NaN,
    })),
  };
}

/** The column whose labels are those given. */
function columnOf(sheet: Sheet, labels: ReadonlySet<string>, file: string): string {
  const found = [...sheet.columns].find(([, cells]) => {
    const own = new Set(cells);
    return own.size === labels.size && [...own].every((label) => label !== null && labels.has(label));
  });
  if (!found) throw new NotUnderstood(`${file}: no column holds the strata`);
  return found[0];
}

const sizeNames = /^(N_?h|pop_?n|N|fpc\w*)$/i;

/** "Stratified SRSWOR with fpc" on the unit file: strata as in strata.csv, sizes in a column of the name Nh. */
export function inferUnitDesign(vector: VectorCase): Bound | null {
  const sheet = sheetEnding(vector, "_unit.csv");
  const files = momentFiles(vector);
  if (!sheet || !files) return null;
  const size = [...sheet.columns.keys()].find((name) => sizeNames.test(name));
  if (size === undefined) return null;
  const strata = columnOf(sheet, new Set(files.strata.map(({ stratum }) => stratum)), "unit.csv");
  const design = surveyDesign({
    ids: ["rows"],
    strata: labelColumn(sheet, strata),
    fpc: [numberColumn(sheet, size)],
    rows: sheet.rows,
  });
  return { sheet, design, full: design, call: null };
}

/** The cells with the sums of the named variables; their domain is the row's number. */
export function readCells({ cells, stratumColumn }: MomentFiles, names: readonly string[]): CellSums[] {
  const strata = labelColumn(cells, stratumColumn);
  const single = names.map((name) => numberColumn(cells, sumName(cells, [name], names)));
  const double = names.map((a) => names.map((b) => numberColumn(cells, sumName(cells, [a, b], names))));
  return strata.map((stratum, row) => ({
    stratum,
    domain: String(row),
    sums: single.map((column) => column[row] ?? Number.NaN),
    products: double.map((columns) => columns.map((column) => column[row] ?? Number.NaN)),
  }));
}

/** "sy", "sxy": the sum's letter and the variables in either order; y and x may stand for the first and second. */
function sumName(cells: Sheet, parts: readonly string[], names: readonly string[]): string {
  const roles = parts.map((part) => "yx"[names.indexOf(part)] ?? part);
  const spellings = [parts, [...parts].reverse(), roles, [...roles].reverse()];
  const found = spellings
    .flatMap((p) => [`s${p.join("")}`, `s_${p.join("_")}`])
    .find((n) => cells.columns.has(n));
  if (found === undefined)
    throw new NotUnderstood(`cells.csv: no column of the sum of ${parts.join(" times ")}`);
  return found;
}

/** The cells' sheet under the names that conditions use: a name it does not know is its column of domains. */
export function withDomainName({ cells, stratumColumn }: MomentFiles, name: string): Sheet {
  if (cells.columns.has(name)) return cells;
  const [domain] = [...cells.columns.keys()].filter((n) => n !== stratumColumn && !isNumeric(cells, n));
  const column = cells.columns.get(cells.columns.has("domain") ? "domain" : (domain ?? ""));
  if (!column) throw new NotUnderstood("cells.csv: no column of domains");
  return withColumn(cells, name, column);
}
