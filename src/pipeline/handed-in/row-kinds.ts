import type { Column, Table } from "#contract/column.ts";
import { columnOfHeader, foldText, readCell } from "#contract/derive.ts";
import { unitColumn } from "#contract/input/input-tables.ts";
import { writtenQuarter } from "#contract/input/written-quarter.ts";
import { type Grid, type GridRow, isBlank, shownText } from "./grid.ts";

// What each row of a sheet is. All rows are of one kind, so that none is lost; what might be a return is one.

export const ROW_KINDS = ["title", "header", "numbering", "data", "total", "footer", "blank"] as const;
export type RowKind = (typeof ROW_KINDS)[number];

export interface Layout {
  readonly grid: Grid;
  readonly table: Table;
  readonly header: GridRow;
  /** The rows that the header takes. */
  readonly lines: readonly number[];
  readonly columns: readonly (Column | undefined)[];
}

interface Seen {
  readonly totals: number;
  readonly dataRows: number;
  /** Returns stand above the header as well: a sheet that was sorted together with it. */
  readonly isSorted: boolean;
}

/** The kind of every row of the sheet, in order. */
export function rowKinds(layout: Layout): RowKind[] {
  const { grid, header } = layout;
  const isSorted = grid.rows.some((row) => row.line < header.line && isReturn(layout, row, true));
  let totals = 0;
  let dataRows = 0;
  return grid.rows.map((row) => {
    const kind = kindOf(layout, row, { totals, dataRows, isSorted });
    if (kind === "total") totals += 1;
    if (kind === "data") dataRows += 1;
    return kind;
  });
}

function kindOf(layout: Layout, row: GridRow, seen: Seen): RowKind {
  const { grid, header, lines } = layout;
  if (isBlank(row.cells)) return "blank";
  if (lines.includes(row.line) || repeatsHeader(layout, row)) return "header";
  if (seen.dataRows === 0 && isNumbering(layout, row)) return "numbering";
  const texts = row.cells.map((_, i) => foldText(shownText(grid, row, i)));
  if (isTotal(layout, texts)) return "total";
  if (isMisplaced(layout, texts) || isMisplaced(layout, row.cells)) return "data";
  if (row.line < header.line) {
    const isLikely = seen.isSorted && (isReturn(layout, row, false) || isFilled(layout, texts));
    return isLikely ? "data" : "title";
  }
  if (isReturn(layout, row, false)) return "data";
  const first = texts.find((text) => text !== "") ?? "";
  if (FOOTER.test(first)) return "footer";
  const hasNumber = texts.some((text) => /^[-+]?\d/.test(text) && /^[-+\d,.]+$/.test(text));
  return seen.totals > 0 && !hasNumber ? "footer" : "data";
}

/**
 * Two cells that no title holds by chance can be read as the columns ask. @param strictly one of them the quarter:
 * dates above a table have numbers too.
 */
function isReturn({ grid, columns }: Layout, row: GridRow, strictly: boolean): boolean {
  let fitting = 0;
  let saysQuarter = false;
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i];
    if (!column || isFreeText(column)) continue;
    const text = shownText(grid, row, i);
    if (text.trim() === "" || "fault" in readCell(column, text)) continue;
    fitting += 1;
    if (column.name === "quarter") saysQuarter = true;
    if (fitting >= 2 && (saysQuarter || !strictly)) return true;
  }
  return false;
}

function isFreeText(column: Column): boolean {
  return column.type === "utf8" && !column.quarter && !column.values;
}

/** A return whose cells have lost their places, or lie hidden below merged ones. */
function isMisplaced(layout: Layout, texts: readonly string[]): boolean {
  return isFilled(layout, texts) && texts.some((text) => writtenQuarter(foldText(text)) !== null);
}

/** Half of the columns or more have something in them. */
export function isFilled({ header }: Pick<Layout, "header">, texts: readonly string[]): boolean {
  const filled = (cells: readonly string[]) => cells.filter((text) => text.trim() !== "").length;
  return filled(texts) >= Math.max(3, filled(header.cells) / 2);
}

/** A header that a printed table repeats on each page, in another language, or the lower half of one that is merged. */
function repeatsHeader({ grid, table, header, columns }: Layout, row: GridRow): boolean {
  const shown = row.cells.map((_, i) => shownText(grid, row, i));
  if (isBlank(shown)) return false;
  return shown.every((text, i) => {
    if (text.trim() === "" || foldText(text) === foldText(header.cells[i] ?? "")) return true;
    return columns[i] !== undefined && columnOfHeader(table, text) === columns[i];
  });
}

const STEMS = "甲乙丙丁戊己庚辛壬癸";
const LINE_NUMBERS = /^(栏次|行次|序号|栏号)$/;

/** 甲 乙 丙 1 2 3 …, also (1) and ①: the row of column numbers in Chinese statistical forms, one under each header. */
function isNumbering({ grid, header }: Layout, row: GridRow): boolean {
  const texts = row.cells.map((_, i) => foldText(shownText(grid, row, i))).filter((text) => text !== "");
  const headers = header.cells.filter((text) => text.trim() !== "").length;
  if (texts.length < 3 || texts.length < headers - 1) return false;
  const numbers = texts.flatMap((text) => columnNumber(text) ?? []);
  const words = texts.filter((text) => isStem(text) || LINE_NUMBERS.test(text));
  const ascending = numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1);
  return numbers.length + words.length === texts.length && ascending && numbers[0] === 1;
}

function isStem(text: string): boolean {
  return text.length === 1 && STEMS.includes(text);
}

/** 3, (3), ③, and 3=1+2 */
function columnNumber(text: string): number | null {
  const circled = /^[①-⑳]$/.test(text) ? text.charCodeAt(0) - 0x245f : null;
  const [, bracketed, plain] = /^(?:\((\d{1,2})\)|(\d{1,2}))(?:=[-+\d()]+)?$/.exec(text) ?? [];
  const written = bracketed ?? plain;
  return circled ?? (written === undefined ? null : Number(written));
}

const TOTAL = /^([合总小共累]计|[合总]数)(数|人数)?(\([^)]{0,8}\))?[::]?$|^(sub|grand)?-?totals?:?$|^sum:?$/i;
/** 城镇小计, 长春市合计 */
const TOTAL_OF = /^[^\d]{1,12}[合总小]计(\([^)]{0,8}\))?[::]?$/;

/** A row that says total where another would name its unit. */
function isTotal({ table, columns }: Layout, texts: readonly string[]): boolean {
  const key = keyColumn(table);
  const isLabel = (text: string) => {
    if (!/[计数]|total|sum/i.test(text)) return false;
    const plain = text.replace(/\s/g, "");
    return TOTAL.test(plain) || (key.isUnit && TOTAL_OF.test(plain));
  };
  // Where a quarter stands in another column than its own, the cells have lost their places.
  if (texts.some((text, i) => !columns[i]?.quarter && writtenQuarter(text) !== null)) return false;
  const named = texts[columns.findIndex((column) => column?.name === key.name)] ?? "";
  if (named !== "" && !isLabel(named)) return false;
  return texts.some((text, i) => !isNumeric(columns[i]) && isLabel(text));
}

/** What tells the rows of a table apart. */
function keyColumn({ name }: Table): { name: string; isUnit: boolean } {
  const units: Readonly<Record<string, string | undefined>> = unitColumn;
  const unit = units[name];
  return unit === undefined
    ? { name: name === "frame" ? "stratum" : "measure", isUnit: false }
    : { name: unit, isUnit: true };
}

export function isNumeric(column: Column | undefined): boolean {
  return column?.type === "int32" || column?.type === "float64";
}

const FOOTER = new RegExp(
  `^(${[
    "填\\s*[表报]|制\\s*[表单]|审\\s*[核批]|负\\s*责|报\\s*[出送]|联\\s*系|经\\s*办|复\\s*核|主\\s*管|统\\s*计\\s*(员|负责)",
    "单\\s*位\\s*(负责人|领导|\\(?盖章|[::])|\\(?(盖\\s*章|签\\s*[字章名])|电\\s*话|日\\s*期|附?\\s*注\\s*[::\\d]|[说備备]\\s*[明注]",
    "数据来源|资料来源|来源[::]|以上|notes?:|source:|prepared by|approved by|checked by",
  ].join("|")})`,
  "i",
);
