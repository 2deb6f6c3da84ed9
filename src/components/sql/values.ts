import { DataType, type Field, type Table } from "apache-arrow";

// Values of an answer as they stand, whatever the engine may return: nothing is rounded.

export type Cell = string | number | boolean | null;

export interface AnswerColumn {
  readonly name: string;
  readonly numeric: boolean;
  readonly temporal: boolean;
  at(row: number): Cell;
}

/** Columns by position: an answer may have two of one name. */
export function columnsOf(table: Table): AnswerColumn[] {
  return table.schema.fields.map((field, i) => {
    const vector = table.getChildAt(i);
    const numeric =
      DataType.isInt(field.type) || DataType.isFloat(field.type) || DataType.isDecimal(field.type);
    const temporal = DataType.isDate(field.type) || DataType.isTimestamp(field.type);
    return { name: field.name, numeric, temporal, at: (row) => cellOf(vector?.get(row), field) };
  });
}

function cellOf(value: unknown, field: Field): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number" && DataType.isDate(field.type))
    return new Date(value).toISOString().slice(0, 10);
  if (typeof value === "number" && DataType.isTimestamp(field.type)) return instant(value);
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Uint8Array && DataType.isBinary(field.type)) return hexadecimal(value);
  return JSON.stringify(value, plain) ?? String(value);
}

function instant(milliseconds: number): string {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return String(milliseconds);
  return date
    .toISOString()
    .replace("T", " ")
    .replace(/\.000Z$|Z$/, "");
}

const hexadecimal = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Lists and records of the engine are views; numbers beyond JSON are written as text. */
function plain(_: string, value: unknown): unknown {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (value instanceof Map) return Object.fromEntries(value);
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as Iterable<unknown>);
  return value;
}

export function cellText(cell: Cell): string {
  return cell === null ? "" : String(cell);
}
