import fc from "fast-check";
import type { Column } from "#contract/column.ts";
import { foldText } from "#contract/derive.ts";
import { columnsOf, type GoodTable, isNumeric, KEYS, type Meaning } from "./good-tables.ts";

// The ways in which one table may be written down without a change of what it means.

export interface Layout {
  readonly language: "zh" | "en" | "name";
  /** Where each column goes. */
  readonly order: readonly number[];
  readonly titles: number;
  readonly numbering: boolean;
  readonly totals: boolean;
  readonly footer: boolean;
  readonly blank: boolean;
  readonly ownColumns: boolean;
  readonly thousands: boolean;
  readonly fullWidth: boolean;
  readonly spaces: boolean;
  readonly chineseWords: boolean;
}

export const layoutOf = ({ columns }: GoodTable): fc.Arbitrary<Layout> => {
  const order = fc.shuffledSubarray(
    columns.map((_, i) => i),
    { minLength: columns.length },
  );
  return fc.record({
    language: fc.constantFrom("zh", "en", "name"),
    order,
    titles: fc.nat(2),
    numbering: fc.boolean(),
    totals: fc.boolean(),
    footer: fc.boolean(),
    blank: fc.boolean(),
    ownColumns: fc.boolean(),
    thousands: fc.boolean(),
    fullWidth: fc.boolean(),
    spaces: fc.boolean(),
    chineseWords: fc.boolean(),
  });
};

export type Cell = string | number | null;

/** As rows of cells; `keepNumbers` leaves counts as numbers, for workbooks. */
export function layOut(good: GoodTable, layout: Layout, keepNumbers: boolean): Cell[][] {
  const known = columnsOf(good);
  const columns = layout.order.flatMap((i) => known[i] ?? []);
  const write = (row: Meaning) =>
    columns.map((column) => written(column, row[column.name] ?? null, layout, keepNumbers));
  const own = (cells: Cell[], before: Cell, after: Cell) =>
    layout.ownColumns ? [before, ...cells, after] : cells;
  const width = columns.length + (layout.ownColumns ? 2 : 0);
  const titles: Cell[][] = [["季度报表"], ["填报单位：长春市就业服务局", null, "单位：人"]].slice(
    0,
    layout.titles,
  );
  const numbering = Array.from({ length: width }, (_, i) => (i === 0 ? "甲" : i));
  const body = good.rows.map((row, i) => own(write(row), i + 1, "已核实"));
  return [
    ...titles,
    own(
      columns.map((column) => headerOf(column, layout)),
      "序号",
      "备注",
    ),
    ...(layout.numbering ? [numbering] : []),
    ...(layout.blank ? [body[0] ?? [], [], ...body.slice(1)] : body),
    ...(layout.totals ? [own(totalsOf(good, columns), null, null)] : []),
    ...(layout.footer ? [["填表人：张三", null, "审核人：李四"]] : []),
  ];
}

function headerOf(column: Column, { language, fullWidth }: Layout): string {
  const header = language === "name" ? column.name : column.title[language];
  return fullWidth ? widened(header) : header;
}

function written(column: Column, value: Meaning[string], layout: Layout, keepNumbers: boolean): Cell {
  if (value === null) return null;
  if (typeof value === "number") {
    if (keepNumbers) return value;
    const grouped = layout.thousands ? value.toLocaleString("en-US") : String(value);
    return dressed(grouped, layout);
  }
  const text = String(value);
  const chinese = Object.entries(column.valueSynonyms ?? {}).find(
    ([word, meant]) => meant === text && /\p{Script=Han}/u.test(word),
  )?.[0];
  return dressed(layout.chineseWords && chinese ? chinese : text, layout);
}

function dressed(text: string, { fullWidth, spaces }: Layout): string {
  const wide = fullWidth ? widened(text) : text;
  return spaces ? ` ${wide}　` : wide;
}

function widened(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}

function totalsOf({ name, rows }: GoodTable, columns: readonly Column[]): Cell[] {
  return columns.map((column) => {
    if (column.name === KEYS[name]) return "合计";
    if (!isNumeric(column)) return null;
    return rows.reduce((sum, row) => sum + Number(row[column.name] ?? 0), 0);
  });
}

/** What is left of a text that was dressed. */
export function plain(text: string): string {
  return foldText(text);
}
