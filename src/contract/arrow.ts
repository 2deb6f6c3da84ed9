import {
  Bool,
  type DataType,
  Dictionary,
  Field,
  Float64,
  Int32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromIPC,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from "apache-arrow";
import type { Column, RowOf, Table as TableDefinition } from "./column.ts";

// Tables as Arrow IPC streams: utf8 dictionaries, int32, float64, bool and nothing else.

function typeOf(column: Column, id: number): DataType {
  switch (column.type) {
    case "utf8":
      return new Dictionary(new Utf8(), new Int32(), id);
    case "int32":
      return new Int32();
    case "float64":
      return new Float64();
    case "bool":
      return new Bool();
  }
}

/** Dictionary ids are given by position, so that two builds write the same bytes. */
export function arrowSchema(table: TableDefinition): Schema {
  return new Schema(
    table.columns.map((column, i) => new Field(column.name, typeOf(column, i), Boolean(column.nullable))),
  );
}

/** One record batch in the IPC stream format, with its end-of-stream marker (DuckDB-WASM reads no other). */
export function toArrow<T extends TableDefinition>(table: T, rows: readonly RowOf<T>[]): Uint8Array {
  const schema = arrowSchema(table);
  const records = rows as readonly Record<string, unknown>[];
  const children = schema.fields.flatMap((field) =>
    vectorFromArray(
      records.map((row) => row[field.name] ?? null),
      field.type as DataType,
    ).data.slice(0, 1),
  );
  const data = makeData({ type: new Struct(schema.fields), length: rows.length, nullCount: 0, children });
  return tableToIPC(new Table(schema, rows.length === 0 ? [] : [new RecordBatch(schema, data)]), "stream");
}

/** Rows of an Arrow IPC stream as plain objects, columns as the contract names them. */
export function fromArrow<T extends TableDefinition>(table: T, bytes: Uint8Array): RowOf<T>[] {
  const read = tableFromIPC(bytes);
  const columns = table.columns.map((column) => ({ name: column.name, vector: read.getChild(column.name) }));
  return Array.from({ length: read.numRows }, (_, i) => {
    const row: Record<string, unknown> = {};
    for (const { name, vector } of columns) row[name] = vector?.get(i) ?? null;
    return row as RowOf<T>;
  });
}
