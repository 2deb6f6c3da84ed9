import {
  type CellStyle,
  colToLetter,
  measureValueWidth,
  rangeRef,
  type WriteSheet,
  writeXlsx,
} from "hucre/xlsx";
import type { Bilingual, Column } from "#contract/column.ts";
import { type ReturnTableName, returnTables } from "#contract/input/input-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import { linesIn, sizeNoteBoxes } from "#pipeline/mark/note-boxes.ts";
import { A4_ACROSS } from "#pipeline/mark/page-setup.ts";
import { type FormPlace, limitsOf } from "./cell-limits.ts";
import { FORM_FONTS, formStyles, given } from "./form-styles.ts";
import { cityTitle, type FormLang, quarterTitle, wordOf } from "./form-words.ts";
import { headerNote } from "./header-note.ts";
import { LINE_HEIGHT, notesSheet } from "./notes-sheet.ts";
import type { FormRow } from "./panel.ts";
import { alarmsOf } from "./row-alarms.ts";

// A blank return as a workbook: title, hint, header, a row a unit of the panel, and empty rows for new ones.

/** Short, and without signs that a reference to a sheet would have to quote. */
const SHEET_NAMES: Readonly<Record<ReturnTableName, Bilingual>> = {
  communities: { zh: "社区", en: "Communities" },
  enterprises: { zh: "企业", en: "Enterprises" },
  administrative: { zh: "行政记录", en: "Administrative" },
  startups: { zh: "创业登记", en: "Startups" },
};
const HINT: Bilingual = {
  zh: "灰色：已按上季名册填好。白色：请填写。空格＝没有取得数据。指向列标题可看说明，规则见“填表说明”。",
  en: "Grey: filled in from the last quarter. White: please fill in. Empty = no data. Point at a header for what it means; the rules are on the sheet Notes.",
};

/** Rows without a unit: below a panel, and where the panel is not known. */
const ROWS_FOR_NEW_UNITS = 20;
const ROWS_WITHOUT_PANEL: Readonly<Record<ReturnTableName, number>> = {
  communities: 30,
  enterprises: 400,
  administrative: 30,
  startups: 200,
};
/** Limits and lists go on below the rows that are drawn. */
const ROWS_WITH_LIMITS = 500;
/** Rows are counted from 0, as the library does: title, hint, header, units. */
const HEADER = 2;
const FIRST_UNIT = HEADER + 1;

export interface FormPage extends FormPlace {
  /** null: the registry does not know the city. */
  readonly cityName: Bilingual | null;
  readonly lang: FormLang;
}

type Cell = string | number | null;

/** The bytes are the same whenever the same form is made. */
export async function formWorkbook(
  name: ReturnTableName,
  rows: readonly FormRow[],
  page: FormPage,
): Promise<Uint8Array> {
  const { lang, quarter } = page;
  const firstDay = firstDayOf(quarter);
  const bytes = await writeXlsx({
    sheets: [formSheet(name, rows, page), notesSheet(returnTables[name], lang)],
    properties: { title: formTitle(name, page), created: firstDay, modified: firstDay },
    defaultFont: FORM_FONTS[lang],
  });
  return sizeNoteBoxes(bytes);
}

function firstDayOf(quarter: string): Date {
  const index = quarterIndex(quarter);
  return new Date(Date.UTC(Math.floor(index / 4), 3 * (index % 4), 1));
}

/** 长春市 2018年第一季度 企业季度报表 */
export function formTitle(name: ReturnTableName, { city, cityName, quarter, lang }: FormPage): string {
  const place = cityTitle(city, cityName, lang);
  const parts = [place, quarterTitle(quarter, lang), returnTables[name].title[lang]];
  return parts.join(lang === "zh" ? " " : ", ");
}

function formSheet(name: ReturnTableName, rows: readonly FormRow[], page: FormPage): WriteSheet {
  const { lang } = page;
  const columns: readonly Column[] = returnTables[name].columns;
  const units = unitRows(name, columns, rows, lang);
  const end = FIRST_UNIT + units.length;
  const lastLimit = end + ROWS_WITH_LIMITS - 1;
  const limits = columns.map((column, i) =>
    limitsOf(column, rangeRef(FIRST_UNIT, i, lastLimit, i), page, lang),
  );
  const widths = columns.map((column, i) => widthOf(column, cellsOf(units, i), lang));
  const titles = columns.map((column) => column.title[lang]);
  const whole = (row: number) => ({ startRow: row, endRow: row, startCol: 0, endCol: columns.length - 1 });
  return {
    name: SHEET_NAMES[name][lang],
    columns: widths.map((width) => ({ width })),
    rows: [[formTitle(name, page)], [HINT[lang]], titles, ...units],
    cells: styledCells(name, columns, units, lang),
    merges: [whole(0), whole(1)],
    rowDefs: rowHeights(titles, widths, HINT[lang], end),
    dataValidations: limits.flatMap((limit) => limit ?? []),
    conditionalRules: alarmsOf(name, FIRST_UNIT + 1, lastLimit + 1),
    freezePane: { rows: FIRST_UNIT, columns: columnsInSight(columns) },
    pageSetup: pageSetup(columns.length, end),
    headerFooter: { oddFooter: lang === "zh" ? "&C第 &P 页，共 &N 页" : "&CPage &P of &N" },
  };
}

function unitRows(
  name: ReturnTableName,
  columns: readonly Column[],
  rows: readonly FormRow[],
  lang: FormLang,
): Cell[][] {
  const drawn = rows.length > 0 ? rows.length + ROWS_FOR_NEW_UNITS : ROWS_WITHOUT_PANEL[name];
  return Array.from({ length: drawn }, (_, i) =>
    columns.map((column) => wordOf(column, rows[i]?.[column.name] ?? null, lang)),
  );
}

function cellsOf(units: readonly (readonly Cell[])[], index: number): Cell[] {
  return units.map((row) => row[index] ?? null);
}

function styledCells(
  name: ReturnTableName,
  columns: readonly Column[],
  units: readonly (readonly Cell[])[],
  lang: FormLang,
): NonNullable<WriteSheet["cells"]> {
  const styles = formStyles(lang);
  const header = columns.map((column, c) => {
    const comment = { text: headerNote(name, column, lang) };
    return [`${HEADER},${c}`, { style: styles.header, comment }] as const;
  });
  const body = units.flatMap((row, r) =>
    row.map((cell, c) => {
      const style = columns[c]?.count ? styles.count : styles.text;
      return [`${FIRST_UNIT + r},${c}`, { style: cell === null ? style : given(style) }] as const;
    }),
  );
  return new Map<string, { style: CellStyle; comment?: { text: string } }>([
    ["0,0", { style: styles.title }],
    ["1,0", { style: styles.hint }],
    ...header,
    ...body,
  ]);
}

function rowHeights(
  titles: readonly string[],
  widths: readonly number[],
  hint: string,
  end: number,
): NonNullable<WriteSheet["rowDefs"]> {
  const all = widths.reduce((sum, width) => sum + width, 0);
  const header = Math.max(...titles.map((title, i) => linesIn(title, (widths[i] ?? all) - 2)));
  const units = Array.from({ length: end - FIRST_UNIT }, (_, i) => [FIRST_UNIT + i, { height: 18 }] as const);
  return new Map([
    [0, { height: 30 }],
    [1, { height: 6 + LINE_HEIGHT * linesIn(hint, all - 2) }],
    [HEADER, { height: 8 + LINE_HEIGHT * header }],
    ...units,
  ]);
}

/** Quarter, city and the unit's id. */
function columnsInSight(columns: readonly Column[]): number {
  const id = columns.findIndex((column) => column.name.endsWith("_id"));
  return id < 0 ? 3 : id + 1;
}

/** A title that is longer goes on in a second line; what a unit's cells say is not cut off. */
function widthOf(column: Column, cells: readonly Cell[], lang: FormLang): number {
  const title = Math.min(measureValueWidth(column.title[lang]), 14);
  const widest = cells.reduce<number>((most, cell) => Math.max(most, measureValueWidth(cell)), 8);
  return Math.max(title, widest) + 2;
}

function pageSetup(columns: number, end: number): NonNullable<WriteSheet["pageSetup"]> {
  return {
    ...A4_ACROSS,
    horizontalCentered: true,
    margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
    printTitlesRow: `$1:$${FIRST_UNIT}`,
    printArea: `$A$1:$${colToLetter(columns - 1)}$${end}`,
  };
}
