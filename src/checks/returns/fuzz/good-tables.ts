import fc from "fast-check";
import type { Column, Table } from "#contract/column.ts";
import { type InputTableName, inputTables } from "#pipeline/handed-in/return-file.ts";

// Good tables of any return, as cells and as what they mean.

export type Meaning = Readonly<Record<string, string | number | boolean | null>>;

export interface GoodTable {
  readonly name: InputTableName;
  /** Names of those that are there. */
  readonly columns: readonly string[];
  readonly rows: readonly Meaning[];
}

export function columnsOf({ name, columns }: GoodTable): Column[] {
  const known: readonly Column[] = inputTables[name].columns;
  return known.filter((column) => columns.includes(column.name));
}

const QUARTERS: Readonly<Record<string, string>> = { quarter: "2016Q1", supported_quarter: "2015Q4" };

function valueIn(column: Column, unit: number): fc.Arbitrary<Meaning[string]> {
  const nothing = column.nullable || column.optional;
  const orNothing = (value: fc.Arbitrary<Meaning[string]>) =>
    nothing ? fc.option(value, { nil: null, freq: 6 }) : value;
  if (column.quarter) return fc.constant(QUARTERS[column.name] ?? "2016Q1");
  if (column.name === "city") return fc.constant("changchun");
  if (column.values) return orNothing(fc.constantFrom(...column.values));
  if (column.type === "bool") return orNothing(fc.boolean());
  if (column.type === "utf8") {
    if (nothing) return fc.constant(null);
    return fc.constantFrom("u", "东站", "22-", "A/").map((start) => `${start}${unit}x`);
  }
  return orNothing(fc.oneof(fc.nat(9), fc.nat(9999), fc.nat(2_000_000)));
}

/** Optional columns are there now and then. */
export const goodTable: fc.Arbitrary<GoodTable> = fc
  .record({
    name: fc.constantFrom(...(Object.keys(inputTables) as InputTableName[])),
    units: fc.integer({ min: 1, max: 9 }),
    optional: fc.boolean(),
  })
  .chain(({ name, units, optional }) => {
    const table: Table = inputTables[name];
    const columns = table.columns.filter((column) => optional || !column.optional);
    const row = (unit: number) =>
      fc.record(Object.fromEntries(columns.map((column) => [column.name, valueIn(column, unit)])));
    return fc
      .tuple(...Array.from({ length: units }, (_, i) => row(i + 1)))
      .map((rows): GoodTable => ({ name, columns: columns.map((column) => column.name), rows }));
  });

/** Columns that tell the rows of each table apart. */
export const KEYS: Readonly<Record<InputTableName, string>> = {
  ...{ communities: "community_id", enterprises: "enterprise_id", startups: "startup_id" },
  ...{ administrative: "measure", frame: "stratum" },
};

export function isNumeric(column: Column): boolean {
  return column.type === "int32" || column.type === "float64";
}
