import type { Column } from "#contract/column.ts";
import { foldText } from "#contract/derive.ts";
import { writtenQuarter } from "#contract/written-quarter.ts";
import { type Grid, type GridRow, isBlank, shownText } from "./grid.ts";

// What each row below a header is. All rows are of one kind, so that none is lost.

export const ROW_KINDS = ["title", "header", "numbering", "data", "total", "footer", "blank"] as const;
export type RowKind = (typeof ROW_KINDS)[number];

const TOTAL = /^(合|总|小|共|累)\s*(计|数)(数|人数)?[::]?$|^(sub|grand)?\s?-?\s?totals?:?$|^sum:?$/i;
const FOOTER =
  /^(填\s*表|制\s*表|审\s*核|负\s*责|填\s*报|报\s*出|报\s*送|联\s*系|单\s*位\s*(负责人|\(?盖章)|统计负责人|经\s*办|复\s*核|主\s*管|注[::]|注\d|说\s*明|备\s*注|notes?:|source:|prepared by|approved by)/i;
const STEMS = "甲乙丙丁戊己庚辛壬癸";

export interface Layout {
  readonly grid: Grid;
  readonly header: GridRow;
  readonly columns: readonly (Column | undefined)[];
}

/** The kind of every row of the sheet, in order. */
export function rowKinds(layout: Layout): RowKind[] {
  let totals = 0;
  let dataRows = 0;
  return layout.grid.rows.map((row) => {
    const kind = kindOf(layout, row, { totals, dataRows });
    if (kind === "total") totals += 1;
    if (kind === "data") dataRows += 1;
    return kind;
  });
}

function kindOf(layout: Layout, row: GridRow, before: { totals: number; dataRows: number }): RowKind {
  const { grid, header } = layout;
  if (isBlank(row.cells)) return "blank";
  if (row.line < header.line) return "title";
  if (row.line === header.line || repeatsHeader(layout, row)) return "header";
  if (before.dataRows === 0 && isNumbering(row)) return "numbering";
  const texts = row.cells.map((_, i) => foldText(shownText(grid, row, i)));
  if (isTotal(layout, texts)) return "total";
  const first = texts.find((text) => text !== "") ?? "";
  if (FOOTER.test(first) && !saysQuarter(layout, texts)) return "footer";
  const hasNumber = texts.some((text) => /^[-+]?\d[\d,.]*$/.test(text));
  return before.totals > 0 && !hasNumber && !saysQuarter(layout, texts) ? "footer" : "data";
}

/** A header that a printed table repeats on each page, or the lower half of one that is merged. */
function repeatsHeader({ grid, header }: Layout, row: GridRow): boolean {
  return row.cells.every((cell, i) => {
    const text = shownText(grid, row, i);
    return (cell === "" && text === "") || foldText(text) === foldText(shownText(grid, header, i));
  });
}

/** 甲 乙 丙 1 2 3 …: the row of column numbers in Chinese statistical forms. */
function isNumbering({ cells }: GridRow): boolean {
  const texts = cells.map(foldText).filter((text) => text !== "");
  const numbers = texts.filter((text) => /^\d{1,2}$/.test(text)).map(Number);
  const stems = texts.filter((text) => text.length === 1 && STEMS.includes(text));
  const ascending = numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1);
  return numbers.length + stems.length === texts.length && texts.length > 2 && ascending && numbers[0] === 1;
}

function isTotal({ columns }: Layout, texts: readonly string[]): boolean {
  return texts.some((text, i) => !isNumeric(columns[i]) && TOTAL.test(text.replace(/\s/g, "")));
}

function isNumeric(column: Column | undefined): boolean {
  return column?.type === "int32" || column?.type === "float64";
}

function saysQuarter({ columns }: Layout, texts: readonly string[]): boolean {
  return texts.some((text, i) => columns[i]?.quarter && writtenQuarter(text) !== null);
}
