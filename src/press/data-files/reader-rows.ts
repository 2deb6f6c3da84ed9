import type { Column, Table } from "#contract/column.ts";
import { cityOf, type Registry } from "#contract/registry/registry.ts";
import { translator } from "#i18n/translator.ts";

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

/** What says of a list of codes which words stand for them. */
const CODE_WORDS = [
  { has: "rise", key: "verdict.change" },
  { has: "not_distinguishable", key: "verdict.target" },
  { has: "too_few_units", key: "status_short" },
] as const;
const [zh, en] = [translator("zh"), translator("en")];

/** Codes that a reader meets in every row stand beside their words in both languages. */
function wordColumns({ name, title, values }: Column): ReadColumn[] {
  const words = CODE_WORDS.find(({ has }) => values?.includes(has));
  if (!words) return [];
  const say = (code: unknown) => {
    const key = `${words.key}.${code}`;
    return typeof code === "string" ? `${zh(key)} ${en(key)}` : null;
  };
  return [{ title: `${title.zh}（文字） ${name}_words`, type: "utf8", read: (row) => say(row[name]) }];
}

function nameColumns(column: Column, { cities, indicators }: Names): ReadColumn[] {
  const { name } = column;
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
  if (name !== "indicator") return wordColumns(column);
  const indicator = (id: string) => indicators.find((one) => one.id === id);
  return [
    nameOf("指标名称 indicator_name_zh", (id) => indicator(id)?.name.zh ?? null),
    nameOf("indicator_name_en", (id) => indicator(id)?.name.en ?? null),
  ];
}
