import type { RowOf, Table } from "../column.ts";

/** A table as JSON: an array of objects, a row a line, in the contract's column order; null = empty. */
export function toJsonRows<T extends Table>(table: T, rows: readonly RowOf<T>[]): string {
  const names = table.columns.map((column) => column.name);
  const lines = (rows as readonly Record<string, unknown>[]).map((row) =>
    JSON.stringify(Object.fromEntries(names.map((name) => [name, row[name] ?? null]))),
  );
  return lines.length === 0 ? "[]\n" : `[\n${lines.join(",\n")}\n]\n`;
}
