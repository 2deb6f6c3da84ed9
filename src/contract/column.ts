import type { ColumnUnit } from "./column-unit.ts";

// What a column is. Tables are lists of these, and everything else is derived from them (derive.ts).

export type ColumnType = "utf8" | "int32" | "float64" | "bool";

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly title: Bilingual;
  /** An empty cell is allowed and means "not collected" (input) or "not available" (published). */
  readonly nullable?: boolean;
  /** The column itself may be absent from an input file. */
  readonly optional?: boolean;
  /** The only values allowed. */
  readonly values?: readonly string[];
  /** Other words for those values. */
  readonly valueSynonyms?: Readonly<Record<string, string>>;
  /** Text that must be a quarter such as 2016Q1. */
  readonly quarter?: boolean;
  /** A count of persons or units: whole and not negative. */
  readonly count?: boolean;
  /** Text that names a unit, stratum or group, and that spreadsheets spoil when they take it for a number or date. */
  readonly code?: boolean;
  /** Other headers an office may write for the same column. */
  readonly synonyms?: readonly string[];
  /** What its numbers count; the codebook says it. */
  readonly unit?: ColumnUnit;
}

export interface Table {
  readonly name: string;
  readonly title: Bilingual;
  readonly columns: readonly Column[];
}

/** Keeps the literal types of a table so that row types can be derived from it. */
export function defineTable<const T extends Table>(table: T): T {
  return table;
}

type ValueType<C extends Column> = C extends { readonly values: readonly (infer V)[] }
  ? V
  : { utf8: string; int32: number; float64: number; bool: boolean }[C["type"]];

type Value<C extends Column> =
  | ValueType<C>
  | (C extends { readonly nullable: true } | { readonly optional: true } ? null : never);

/** The row type of a table: one property a column, null where the column is nullable. */
export type RowOf<T extends Table> = {
  -readonly [C in T["columns"][number] as C["name"]]: Value<C>;
};
