import type { Column, Table } from "#contract/column.ts";
import { cityOf, type Registry } from "#contract/registry.ts";

// A table for people, in spreadsheets: codes of cities and indicators have their names beside them, and headers say
// what a column holds in Chinese before its code.

export type ReaderCell = string | number | boolean | null;

export interface ReaderColumn {
  readonly title: string;
  readonly type: Column["type"];
}

export interface ReaderTable {
  readonly columns: readonly ReaderColumn[];
  readonly rows: readonly (readonly ReaderCell[])[];
}

type Names = Pick<Registry, "cities" | "indicators">;
interface ReadColumn extends ReaderColumn {
  readonly read: (row: Readonly<Record<string, unknown>>) => ReaderCell;
}

/** @param nature what kind of data it is, said in every row where it must be said: files lose their covers. */
export function readerTable(
  table: Table,
  rows: readonly object[],
  names: Names,
  nature: string | null,
): ReaderTable {
  const own = table.columns.flatMap((column) => [codeColumn(column), ...nameColumns(column, names)]);
  const last: ReadColumn = { title: "数据性质 nature", type: "utf8", read: () => nature };
  const columns = nature === null ? own : [...own, last];
  return {
    columns: columns.map(({ title, type }) => ({ title, type })),
    rows: rows.map((row) => columns.map(({ read }) => read(row as Record<string, unknown>))),
  };
}

function codeColumn({ name, title, type }: Column): ReadColumn {
  return {
    title: title.zh === name ? name : `${title.zh} ${name}`,
    type,
    read: (row) => (row[name] ?? null) as ReaderCell,
  };
}

function nameColumns({ name }: Column, { cities, indicators }: Names): ReadColumn[] {
  const nameOf = (title: string, read: (id: string) => string | null): ReadColumn => ({
    title,
    type: "utf8",
    read: (row) => (typeof row[name] === "string" ? read(row[name]) : null),
  });
  if (name === "city") {
    const both = (id: string) => {
      const { zh, en } = cityOf(cities, id);
      return zh === en ? zh : `${zh} ${en}`;
    };
    return [nameOf("城市名称 city_name", both)];
  }
  if (name !== "indicator") return [];
  const indicator = (id: string) => indicators.find((one) => one.id === id);
  return [
    nameOf("指标名称 indicator_name_zh", (id) => indicator(id)?.name.zh ?? null),
    nameOf("indicator_name_en", (id) => indicator(id)?.name.en ?? null),
  ];
}
