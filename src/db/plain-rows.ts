import type { Table as ArrowTable } from "apache-arrow";

export type Row = Record<string, unknown>;

/** Arrow rows are views into the engine's answer; these are objects of one's own. */
export function plainRows(table: ArrowTable): Row[] {
  const columns = table.schema.fields.map((field, i) => ({ name: field.name, vector: table.getChildAt(i) }));
  return Array.from({ length: table.numRows }, (_, i) => {
    const row: Row = {};
    for (const { name, vector } of columns) row[name] = plainValue(vector?.get(i));
    return row;
  });
}

function plainValue(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  return value ?? null;
}
