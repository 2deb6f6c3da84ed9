import {
  type Cell,
  type CellStyle,
  type CellValue,
  cellRef,
  type MergeRange,
  parseCellRef,
} from "hucre/xlsx";
import type { Bilingual } from "#contract/column.ts";
import type { Issue, Severity } from "#pipeline/issue/issue.ts";
import { isConfirmed, worstFirst } from "#pipeline/issue/issue-order.ts";

// Puts issues on the cells of a sheet: a colour, and a note with the sentence in both languages.

/** The sentence of an issue in both languages: issueText, if nothing else is wanted. */
export type TextOf = (issue: Issue) => Bilingual;

/** The part of a sheet that marks touch. */
export interface MarkedSheet {
  readonly rows: CellValue[][];
  cells?: Map<string, Cell>;
  readonly merges?: readonly MergeRange[];
  readonly columns?: readonly { readonly hidden?: boolean }[];
}

/** Red, amber, grey: each a shade that nobody chooses, so that marks can be told from an office's own colours. */
const FILLS: Readonly<Record<Severity, string>> = { refuse: "FF9B9A", query: "FFD967", note: "D0D1CF" };
const WORDS: Readonly<Record<Severity | "confirmed", Bilingual>> = {
  refuse: { zh: "退回，请更正", en: "Refused: please correct" },
  query: { zh: "待核实，请更正或说明", en: "Query: please correct or explain" },
  note: { zh: "提示", en: "Note" },
  confirmed: { zh: "已说明", en: "Explained" },
};

const AUTHOR = "就业季报 Jiuye Quarterly";
/** Stands between a note of the office's own and ours. */
const DIVIDER = "\n—— 检查结果 Issues ——\n";
const MOST_IN_A_NOTE = 8;
const MOST_CHARACTERS = 600;
/** Excel has no column to the right of XFD. */
const MOST_COLUMNS = 16_384;

export function markStyle(issue: Issue): CellStyle {
  if (isConfirmed(issue)) return {};
  return { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: FILLS[issue.severity] } } };
}

/** How bad an issue is, in words. */
export function kindOf(issue: Issue): Bilingual {
  return WORDS[isConfirmed(issue) ? "confirmed" : issue.severity];
}

/** Marks what can be placed on the sheet and is not settled. @returns the cell of each issue that was, as in "K12". */
export function markSheet(sheet: MarkedSheet, issues: readonly Issue[], textOf: TextOf): Map<Issue, string> {
  clearMarks(sheet);
  const placed = issues.flatMap((issue) => {
    const place = isConfirmed(issue) ? null : placeOf(sheet, issue);
    return place ? [{ issue, place, key: `${place.row},${place.col}` }] : [];
  });
  for (const same of Map.groupBy(placed, ({ key }) => key).values()) {
    const [first] = same;
    if (!first) continue;
    const those = worstFirst(same.map(({ issue }) => issue));
    markCell(sheet, first.place, those, textOf);
  }
  return new Map(placed.map(({ issue, place }) => [issue, cellRef(place.row, place.col)]));
}

interface Place {
  readonly row: number;
  readonly col: number;
}

/** The cell, or the first of the row; of merged cells the one that shows. null: nowhere on this sheet. */
function placeOf(sheet: MarkedSheet, { cell, row }: Issue): Place | null {
  const place = cell
    ? placeOfRef(cell)
    : row === null
      ? null
      : { row: row - 1, col: firstCell(sheet, row - 1) };
  if (!place || place.row < 0 || place.row >= sheet.rows.length || place.col >= MOST_COLUMNS) return null;
  const merge = sheet.merges?.find(
    ({ startRow, endRow, startCol, endCol }) =>
      startRow <= place.row && place.row <= endRow && startCol <= place.col && place.col <= endCol,
  );
  return merge ? { row: merge.startRow, col: merge.startCol } : place;
}

function placeOfRef(ref: string): Place | null {
  return /^[A-Z]{1,3}[1-9]\d{0,6}$/.test(ref) ? parseCellRef(ref) : null;
}

/** The first that is filled in and can be seen. */
function firstCell(sheet: MarkedSheet, row: number): number {
  const cells = sheet.rows[row] ?? [];
  const seen = (col: number) => !sheet.columns?.[col]?.hidden;
  const filled = cells.findIndex((value, col) => value !== null && value !== "" && seen(col));
  return filled >= 0
    ? filled
    : Math.max(
        0,
        cells.findIndex((_, col) => seen(col)),
      );
}

function markCell(sheet: MarkedSheet, place: Place, issues: readonly Issue[], textOf: TextOf): void {
  const [worst] = issues;
  if (!worst) return;
  const cell = cellAt(sheet, place);
  const own = cell.comment?.text;
  const text = noteOn(issues, textOf);
  sheet.cells ??= new Map();
  sheet.cells.set(`${place.row},${place.col}`, {
    ...cell,
    style: { ...cell.style, ...markStyle(worst) },
    comment: own ? { ...cell.comment, text: `${own}${DIVIDER}${text}` } : { author: AUTHOR, text },
  });
}

function cellAt(sheet: MarkedSheet, { row, col }: Place): Cell {
  const cells = sheet.rows[row];
  while (cells && cells.length <= col) cells.push(null);
  const value = cells?.[col] ?? null;
  return sheet.cells?.get(`${row},${col}`) ?? { value, type: typeOf(value) };
}

function typeOf(value: CellValue): Cell["type"] {
  if (value === null) return "empty";
  if (value instanceof Date) return "date";
  return typeof value as "string" | "number" | "boolean";
}

function noteOn(issues: readonly Issue[], textOf: TextOf): string {
  const sentences = issues.slice(0, MOST_IN_A_NOTE).map((issue) => {
    const { zh, en } = textOf(issue);
    const word = kindOf(issue);
    return clip(`【${word.zh}】${zh}\n${word.en}. ${en}`, MOST_CHARACTERS);
  });
  const left = issues.length - sentences.length;
  const more = left > 0 ? [`另有${left}条，见工作表“检查结果” / ${left} more on the last sheet`] : [];
  return plain([...sentences, ...more].join("\n"));
}

/** Takes away the marks of an earlier copy that was corrected and handed in again. */
function clearMarks(sheet: MarkedSheet): void {
  for (const [key, cell] of sheet.cells ?? []) {
    const { comment, style, ...rest } = cell;
    const own = ownNote(comment);
    const { fill, ...colourless } = style ?? {};
    if (own === comment && !isMark(fill)) continue;
    const kept = isMark(fill) ? colourless : style;
    sheet.cells?.set(key, { ...rest, ...(kept ? { style: kept } : {}), ...(own ? { comment: own } : {}) });
  }
}

/** The note as the office wrote it; the same object when nothing of ours is on it. */
function ownNote(comment: Cell["comment"]): Cell["comment"] {
  if (!comment || comment.author === AUTHOR) return undefined;
  const [own = ""] = comment.text.split(DIVIDER);
  return own === comment.text ? comment : { ...comment, text: own };
}

function isMark(fill: CellStyle["fill"]): boolean {
  return fill?.type === "pattern" && Object.values(FILLS).includes(fill.fgColor?.rgb ?? "");
}

export function clip(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** Line ends as a spreadsheet has them, and no sign that XML can't hold. */
export function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  const unheld = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g;
  return text.toWellFormed().replace(/\r\n?/g, "\n").replace(unheld, "\uFFFD");
}
