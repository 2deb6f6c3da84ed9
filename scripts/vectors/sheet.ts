import { csvParseRows } from "d3";
import type { Factor } from "#pipeline/survey/by.ts";
import { NotUnderstood } from "./not-understood.ts";

/** A CSV as columns of text; null = missing. */
export interface Sheet {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, readonly (string | null)[]>;
}

export function parseSheet(text: string): Sheet {
  const [header = [], ...lines] = csvParseRows(text.replace(/^\uFEFF/, ""));
  const column = (i: number) =>
    lines.map((line) => (line[i] === undefined || line[i] === "" || line[i] === "NA" ? null : line[i]));
  return { rows: lines.length, columns: new Map(header.map((name, i) => [name, column(i)])) };
}

export function textColumn(sheet: Sheet, name: string): readonly (string | null)[] {
  const column = sheet.columns.get(name);
  if (!column)
    throw new NotUnderstood(`no column ${name} (expected one of ${[...sheet.columns.keys()].join(", ")})`);
  return column;
}

export function isNumeric(sheet: Sheet, name: string): boolean {
  return textColumn(sheet, name).every((cell) => cell === null || Number.isFinite(Number(cell)));
}

/** Missing = NaN. @throws on text. */
export function numberColumn(sheet: Sheet, name: string): number[] {
  if (!isNumeric(sheet, name))
    throw new NotUnderstood(`column ${name} holds text where numbers are expected`);
  return textColumn(sheet, name).map((cell) => (cell === null ? Number.NaN : Number(cell)));
}

/** Labels as R prints them: numbers without superfluous digits. */
export function factorColumn(sheet: Sheet, name: string): Factor {
  const column = textColumn(sheet, name);
  return isNumeric(sheet, name)
    ? column.map((cell) => (cell === null ? null : String(Number(cell))))
    : column;
}

/** Labels for strata and units: no missing values. */
export function labelColumn(sheet: Sheet, name: string): string[] {
  return textColumn(sheet, name).map((cell, row) => {
    if (cell === null) throw new Error(`column ${name}, row ${row + 1}: expected a label, found nothing`);
    return cell;
  });
}

export function selectRows(sheet: Sheet, rows: readonly number[]): Sheet {
  const columns = [...sheet.columns].map(
    ([name, cells]) => [name, rows.map((row) => cells[row] ?? null)] as const,
  );
  return { rows: rows.length, columns: new Map(columns) };
}

export function withColumn(sheet: Sheet, name: string, cells: readonly (string | null)[]): Sheet {
  return { ...sheet, columns: new Map([...sheet.columns, [name, cells]]) };
}
