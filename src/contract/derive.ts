import type { Column, RowOf, Table } from "./column.ts";
import { writtenQuarter } from "./input/written-quarter.ts";
import { type CellFault, cellFaults } from "./issues/cell-faults.ts";
import { emptyNote } from "./published/empty-notes.ts";
import { publishedNote } from "./published/published-notes.ts";

// Everything that follows from a list of columns: headers, cell parsing, the codebook.

const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g;

/**
 * Without width, unseen characters and surrounding blanks: how offices' headers and cells are compared. Raised and
 * circled digits stay what they are: 10² is not 102, and 120① not 1201.
 */
export function foldText(text: string): string {
  if (/^([!-~]([ -~]*[!-~])?)?$/.test(text)) return text;
  return text
    .normalize("NFC")
    .replace(UNSEEN, "")
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, " ")
    .trim();
}

/** No header is longer. */
const LONGEST_HEADER = 200;
const columnsByKey = new WeakMap<Table, ReadonlyMap<string, Column>>();

/** The column a header names, by its name, its title in either language or a synonym. */
export function columnOfHeader(table: Table, header: string): Column | undefined {
  if (header === "" || header.length > LONGEST_HEADER) return undefined;
  const known = columnsByKey.get(table) ?? indexColumns(table);
  for (const key of headerKeys(header)) {
    const column = known.get(key);
    if (column) return column;
  }
  return undefined;
}

function indexColumns(table: Table): ReadonlyMap<string, Column> {
  const named = table.columns.flatMap((column) =>
    [column.name, column.title.zh, column.title.en, ...(column.synonyms ?? [])].map(
      (name) => [headerKey(name), column] as const,
    ),
  );
  const byKey = new Map(named.toReversed());
  columnsByKey.set(table, byKey);
  return byKey;
}

const FOOTNOTE_MARKS = /[\u2460-\u249B\u00B2\u00B3\u00B9\u2070-\u2079]/g;

/** Blanks, line breaks, joints and marks of footnotes make no difference to a header. */
function headerKey(text: string): string {
  return foldText(text.replace(FOOTNOTE_MARKS, ""))
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]+/g, "");
}

/** A header as it stands, and without its number, mark or unit: "3. 期末人数(人)*" is 期末人数. */
function headerKeys(text: string): string[] {
  const key = headerKey(text);
  const bare = key
    .replace(/^[(]?\d{1,2}[).、:]/, "")
    .replace(/^\*+|[*:]+$/g, "")
    .replace(/[([](单位[::]?)?(人|人次|户|个|家|岗|persons|units)[)\]]$/, "")
    .replace(/[*:]+$/, "");
  return bare === "" ? [key] : [key, bare];
}

const UNREAD = new Set(
  [
    ...[
      "序号",
      "编号",
      "备注",
      "说明",
      "单位名称",
      "企业名称",
      "企业全称",
      "社区名称",
      "社区(村屯)名称",
      "名称",
    ],
    ...[
      "街道",
      "所属街道",
      "街道(乡镇)",
      "乡镇",
      "区县",
      "县区",
      "县(市、区)",
      "所属区县",
      "行业名称",
      "地址",
    ],
    ...["统一社会信用代码", "法定代表人", "联系人", "联系电话", "电话", "手机", "手机号", "手机号码"],
    ...["填表人", "审核人", "填报人", "填报单位", "填报日期", "填报时间", "签字", "盖章"],
    ...["no.", "no", "name", "remarks", "note", "notes", "comment", "contact", "phone", "address"],
  ].map(headerKey),
);

/** Headers that offices add for themselves; what stands below them is not read. */
export function isUnreadHeader(header: string): boolean {
  return header.length <= LONGEST_HEADER && headerKeys(header).some((key) => UNREAD.has(key));
}

export type ReadCell = { readonly value: string | number | boolean | null } | { readonly fault: CellFault };
export type ParsedCell = { readonly value: string | number | boolean | null } | { readonly expected: string };

/** Reads one cell of text as the column asks; says in English what was expected when it can't. */
export function parseCell(column: Column, text: string): ParsedCell {
  const read = readCell(column, text);
  if (!("fault" in read)) return read;
  const { en } = cellFaults[read.fault];
  return { expected: en.replace("{values}", () => column.values?.join(", ") ?? "") };
}

/** Reads one cell of text as the column asks; names the fault when it can't. */
export function readCell(column: Column, text: string): ReadCell {
  const written = unwrapped(foldText(text));
  if (written === "") return column.nullable || column.optional ? { value: null } : { fault: "empty" };
  const folded = column.values || column.valueSynonyms ? wordIn(column, written) : written;
  if (folded === null) return { fault: "one_of" };
  if (column.quarter) {
    const quarter = writtenQuarter(folded);
    return quarter === null ? { fault: "quarter" } : { value: quarter };
  }
  if (column.type === "utf8") {
    const fault = column.code ? codeFault(folded) : null;
    return fault ? { fault } : { value: folded };
  }
  return column.type === "bool" ? readBool(folded) : readNumber(column, folded);
}

/** `="007"` and '007 are how spreadsheets and their users keep a text as it is. */
function unwrapped(text: string): string {
  return /^="([^"]*)"$/.exec(text)?.[1]?.trim() ?? /^'(\w.*)$/s.exec(text)?.[1] ?? text;
}

const wordsByColumn = new WeakMap<Column, ReadonlyMap<string, string>>();

/** The word of the contract; null where the column allows only such words, and this is none. */
function wordIn(column: Column, written: string): string | null {
  const words = wordsByColumn.get(column) ?? indexWords(column);
  return words.get(wordKey(written)) ?? (column.values ? null : written);
}

function indexWords(column: Column): ReadonlyMap<string, string> {
  const synonyms = Object.entries(column.valueSynonyms ?? {});
  const words = [...synonyms, ...(column.values ?? []).map((value) => [value, value] as const)];
  const byKey = new Map(words.map(([word, value]) => [wordKey(word), value]));
  wordsByColumn.set(column, byKey);
  return byKey;
}

/** Words are padded to the width of others (正　常), and written large or small. */
function wordKey(text: string): string {
  return text.replace(/\s+/g, "").toLowerCase();
}

const BOOLS: ReadonlyMap<string, boolean> = new Map([
  ...["true", "1", "是", "yes", "y", "√", "✓"].map((word) => [word, true] as const),
  ...["false", "0", "否", "no", "n", "×", "✗"].map((word) => [word, false] as const),
]);

function readBool(text: string): ReadCell {
  const value = BOOLS.get(text.toLowerCase());
  return value === undefined ? { fault: "bool" } : { value };
}

const FAILED = /^#(REF|N\/A|VALUE|DIV\/0|NAME|NULL|NUM|SPILL|CALC|FIELD|BLOCKED|GETTING_DATA)[!?]?$|^#+$|^=/i;
const MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";
const DATE = new RegExp(
  `^\\d{4}([-/])\\d{1,2}\\1\\d{1,2}( .*|T.*)?$|^(\\d{4}年)?\\d{1,2}月\\d{1,2}日$|^\\d{1,2}-${MONTH}(-\\d{2,4})?$|^${MONTH}-\\d{2}$`,
  "i",
);

const LONGEST_CODE = 100;

/** What spreadsheets do to codes of units: nobody can tell any more which unit is meant. */
function codeFault(text: string): CellFault | null {
  if (text.length > LONGEST_CODE) return "long_code";
  if (FAILED.test(text)) return "failed_formula";
  if (text.includes("\uFFFD")) return "lost_characters";
  if (/[\r\n]/.test(text)) return "broken_line";
  if (/^\d([.,]\d+)?E\+\d+$/i.test(text)) return "short_code";
  return DATE.test(text) ? "dated_code" : null;
}

const NOTHING = /^([-—–−_/\\.…*]+|无|没有|空|n\/?a|nil|none|null)$/i;

function readNumber(column: Column, text: string): ReadCell {
  // 12,345 can only be thousands where a count is wanted.
  const thousands = column.count && /^\d{1,3}([, ]\d{3})+(\.\d+)?$/.test(text);
  const plain = thousands ? text.replace(/[, ]/g, "") : text;
  const value = /^[-+]?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
  if (column.count) {
    if (NOTHING.test(text)) return { fault: "nothing" };
    if (!Number.isFinite(value) || value < 0) return { fault: "count" };
    if (/e/i.test(plain)) return { fault: "short_number" };
  }
  if (!Number.isFinite(value)) return { fault: "number" };
  if (column.type === "int32" && (!Number.isInteger(value) || Math.abs(value) > 2_147_483_647)) {
    return { fault: "whole" };
  }
  // -0 is 0.
  return { value: value + 0 };
}

/** What a codebook says of one column. */
export interface CodebookEntry {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly unit: string;
  readonly values: string;
  readonly nullable: boolean;
  /** What an empty cell means, where there may be one. */
  readonly empty_zh: string;
  readonly empty_en: string;
  /** What the title doesn't say. */
  readonly note_zh: string;
  readonly note_en: string;
}

export function codebook(tables: readonly Table[]): CodebookEntry[] {
  return tables.flatMap((table) => table.columns.map((column) => codebookEntry(table, column)));
}

function codebookEntry(table: Table, column: Column): CodebookEntry {
  const nullable = Boolean(column.nullable ?? column.optional);
  const empty = nullable ? emptyNote(column.name) : null;
  const note = publishedNote(column.name);
  return {
    ...{ table: table.name, column: column.name, type: column.type },
    ...{ title_zh: column.title.zh, title_en: column.title.en },
    ...{ unit: column.unit ?? "", values: column.values?.join(" | ") ?? "", nullable },
    ...{ empty_zh: empty?.zh ?? "", empty_en: empty?.en ?? "" },
    ...{ note_zh: note?.zh ?? "", note_en: note?.en ?? "" },
  };
}

/** Compile-time proof that rows fit their table; at run time the identity. */
export function rowsOf<T extends Table>(_table: T, rows: readonly RowOf<T>[]): readonly RowOf<T>[] {
  return rows;
}
