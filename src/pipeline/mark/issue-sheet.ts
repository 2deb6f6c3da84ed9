import type { Cell, CellStyle, Sheet } from "hucre/xlsx";
import type { Bilingual } from "#contract/column.ts";
import { ISSUE_SHEET } from "#contract/input/own-sheets.ts";
import type { Issue } from "#pipeline/issue/issue.ts";
import { worstFirst } from "#pipeline/issue/issue-order.ts";
import { clip, kindOf, markStyle, plain, type TextOf } from "./mark-cells.ts";
import { quoteSheet } from "./mend-workbook.ts";
import { linesIn } from "./note-boxes.ts";
import { A4_ACROSS } from "./page-setup.ts";

// The list of all issues of a file, as the last sheet of its marked copy.

const COLUMNS = [
  { title: "序号\nNo.", width: 6 },
  { title: "类别\nSeverity", width: 22 },
  { title: "工作表\nSheet", width: 14 },
  { title: "单元格\nCell", width: 9 },
  { title: "行\nRow", width: 7 },
  { title: "栏目\nColumn", width: 18 },
  { title: "所填内容\nValue", width: 18 },
  { title: "说明", width: 52 },
  { title: "Explanation", width: 52 },
] as const;
const HEADER_ROW = 2;
/** A cell of Excel holds 32 767 characters; nobody reads as many. */
const MOST_CHARACTERS = 2000;

const LINE_HEIGHT = 15;
/** Excel has no higher row. */
const MOST_HEIGHT = 409;

const font = { name: "宋体", size: 11 };
const side = { style: "thin", color: { rgb: "BFBFBF" } } as const;
const border = { top: side, bottom: side, left: side, right: side };
const lined: CellStyle = { font, border, alignment: { wrapText: true, vertical: "top" } };
const header: CellStyle = {
  ...lined,
  font: { ...font, bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "D9E5F2" } },
};
const titleStyle: CellStyle = { font: { ...font, bold: true, size: 13 }, alignment: { vertical: "center" } };
const legendStyle: CellStyle = {
  font: { ...font, size: 10 },
  alignment: { wrapText: true, vertical: "center" },
};

const LEGEND =
  "红色：退回，请更正后重报。黄色：请核实，有误请更正，属实请说明。灰色：提示。\n" +
  "Red: correct it and hand the return in again. Amber: correct it, or say that it is true. Grey: for your information.";
const LEGEND_ALONE =
  "文件打不开，只能列出问题。\nThe file could not be opened, so this is a list without marks.";

export interface IssueList {
  readonly path: string;
  readonly issues: readonly Issue[];
  /** Where an issue was marked, if it was. */
  readonly marks: ReadonlyMap<Issue, { readonly sheet: string; readonly cell: string }>;
  /** Of a file that can't be opened: nothing but this list could be made. */
  readonly alone: boolean;
}

/** What both ways of writing a workbook take. */
export type PlainSheet = Pick<
  Sheet,
  "name" | "rows" | "cells" | "columns" | "merges" | "rowDefs" | "freezePane" | "pageSetup"
>;

/** All issues, the worst first; those that were marked lead to their cell. */
export function issueSheet(list: IssueList, textOf: TextOf): PlainSheet {
  const lines: Cell[][] = [
    [textCell(title(list), titleStyle)],
    [textCell(list.alone ? LEGEND_ALONE : LEGEND, legendStyle)],
    COLUMNS.map((column) => textCell(column.title, header)),
    ...worstFirst(list.issues).map((issue, i) => lineOf(issue, i + 1, list, textOf)),
  ];
  return {
    name: ISSUE_SHEET,
    rows: lines.map((line) => line.map((cell) => cell.value)),
    cells: new Map(lines.flatMap((line, r) => line.map((cell, c) => [`${r},${c}`, cell] as const))),
    columns: COLUMNS.map(({ width }) => ({ width })),
    merges: [0, 1].map((row) => ({ startRow: row, endRow: row, startCol: 0, endCol: COLUMNS.length - 1 })),
    rowDefs: new Map(lines.map((line, row) => [row, { height: heightOf(line, row) }])),
    freezePane: { rows: HEADER_ROW + 1 },
    pageSetup: {
      ...A4_ACROSS,
      printTitlesRow: `$1:$${HEADER_ROW + 1}`,
    },
  };
}

function title({ path, issues }: IssueList): string {
  const kinds = [...Map.groupBy(worstFirst(issues), kindOf)];
  const zh = kinds.map(([words, same]) => `${words.zh} ${same.length} 条`).join("；");
  const en = kinds.map(([words, same]) => `${same.length} × ${words.en}`).join("; ");
  return `${path}　${zh || "没有问题"} / ${en || "nothing wrong"}`;
}

function lineOf(issue: Issue, number: number, { marks }: IssueList, textOf: TextOf): Cell[] {
  const { zh, en } = textOf(issue);
  const said = issue.confirmed === null ? { zh: "", en: "" } : answerOf(issue.confirmed);
  const words = kindOf(issue);
  const mark = marks.get(issue);
  const place = textCell(issue.cell ?? mark?.cell ?? null, lined);
  return [
    numberCell(number),
    textCell(`${words.zh}\n${words.en}`, { ...lined, ...markStyle(issue) }),
    textCell(issue.sheet, lined),
    mark
      ? { ...place, hyperlink: { target: "", location: `${quoteSheet(mark.sheet)}!${mark.cell}` } }
      : place,
    numberCell(issue.row),
    textCell(issue.header ?? issue.column, lined),
    textCell(issue.value, lined),
    textCell(`${zh}${said.zh}`, lined),
    textCell(`${en}${said.en}`, lined),
  ];
}

function answerOf(comment: string): Bilingual {
  return { zh: `\n说明：${comment}`, en: `\nAnswered: ${comment}` };
}

/** In points, for programs that do not see by themselves how many lines a cell has. */
function heightOf(line: readonly Cell[], row: number): number {
  const lines = line.map(({ value }, c) => linesIn(String(value ?? ""), COLUMNS[c]?.width ?? 1));
  return row === 0 ? 26 : row === 1 ? 34 : Math.min(LINE_HEIGHT * Math.max(...lines) + 2, MOST_HEIGHT);
}

function numberCell(value: number | null): Cell {
  return { value, type: value === null ? "empty" : "number", style: lined };
}

/** As text, whatever it looks like: a value that starts with = stays what it is. */
function textCell(text: string | null, style: CellStyle): Cell {
  return {
    value: text === null ? null : plain(clip(text, MOST_CHARACTERS)),
    type: text === null ? "empty" : "string",
    style: { ...style, numFmt: "@" },
  };
}
