import type { CellStyle, WriteSheet } from "hucre/xlsx";
import type { Bilingual, Table } from "#contract/column.ts";
import type { ReturnTableName } from "#contract/input/input-tables.ts";
import { NOTES_SHEET } from "#contract/input/own-sheets.ts";
import { linesIn } from "#pipeline/mark/note-boxes.ts";
import { A4_ACROSS } from "#pipeline/mark/page-setup.ts";
import { fillingRules, generalRules } from "./filling-rules.ts";
import { formStyles } from "./form-styles.ts";
import type { FormLang } from "./form-words.ts";
import { columnFacts } from "./header-note.ts";

// The second sheet of a form: how to fill it in, and what each column is.

const words = {
  general: { zh: "怎样填", en: "How to fill it in" },
  refused: { zh: "下列情况会被退回", en: "A return is sent back for" },
  asked: { zh: "下列情况会来询问，属实请说明", en: "A return is asked about for (say so if it is true)" },
  columns: { zh: "各栏说明", en: "The columns" },
} as const satisfies Record<string, Bilingual>;
const COLUMN_HEADERS: Readonly<Record<FormLang, readonly string[]>> = {
  zh: ["栏目", "含义", "填什么", "可否留空"],
  en: ["column", "meaning", "what to write", "may it be empty"],
};

const WIDTHS = [24, 66, 40, 30];
/** In points. */
export const LINE_HEIGHT = 16;

interface Line {
  readonly cells: readonly string[];
  readonly style: CellStyle;
}

export function notesSheet(table: Table & { readonly name: ReturnTableName }, lang: FormLang): WriteSheet {
  const lines = [...ruleLines(table.name, lang), ...columnLines(table, lang)];
  const cells = lines.flatMap(({ cells, style }, r) =>
    cells.map((_, c) => [`${r},${c}`, { style }] as const),
  );
  return {
    name: NOTES_SHEET[lang],
    rows: lines.map((line) => [...line.cells]),
    cells: new Map(cells),
    merges: lines.flatMap((line, r) => (line.cells.length === 1 ? [wholeRow(r)] : [])),
    rowDefs: new Map(lines.map((line, r) => [r, { height: LINE_HEIGHT * heightOf(line) }])),
    columns: WIDTHS.map((width) => ({ width })),
    pageSetup: A4_ACROSS,
  };
}

function ruleLines(name: ReturnTableName, lang: FormLang): Line[] {
  const { refused, asked } = fillingRules[name];
  return [
    ...section(words.general, generalRules, lang),
    ...section(words.refused, refused, lang),
    ...section(words.asked, asked, lang),
  ];
}

function section(title: Bilingual, rules: readonly Bilingual[], lang: FormLang): Line[] {
  if (rules.length === 0) return [];
  const { heading, line } = formStyles(lang);
  const lines = rules.map((rule, i) => ({ cells: [`${i + 1}. ${rule[lang]}`], style: line }));
  return [{ cells: [title[lang]], style: heading }, ...lines, { cells: [], style: line }];
}

function columnLines(table: Table & { readonly name: ReturnTableName }, lang: FormLang): Line[] {
  const { heading, table: cell, tableHeader } = formStyles(lang);
  const facts = table.columns.map((column) => {
    const { title, meaning, kind, empty } = columnFacts(table.name, column, lang);
    return { cells: [title, meaning, kind, empty], style: cell };
  });
  return [
    { cells: [words.columns[lang]], style: heading },
    { cells: COLUMN_HEADERS[lang], style: tableHeader },
    ...facts,
  ];
}

function wholeRow(row: number) {
  return { startRow: row, endRow: row, startCol: 0, endCol: WIDTHS.length - 1 };
}

/** In lines. Rows of merged cells do not grow by themselves. */
function heightOf({ cells }: Line): number {
  const all = WIDTHS.reduce((sum, width) => sum + width, 0);
  return Math.max(
    1,
    ...cells.map((text, i) => linesIn(text, (cells.length === 1 ? all : (WIDTHS[i] ?? all)) - 2)),
  );
}
