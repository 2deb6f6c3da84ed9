import { type CellFault, cellFaults } from "./cell-faults.ts";
import type { Column, RowOf, Table } from "./column.ts";
import { writtenQuarter } from "./written-quarter.ts";

// Everything that follows from a list of columns: headers, cell parsing, the codebook.

/** Width-folded (NFKC), without surrounding blanks: how offices' headers and cells are compared. */
export function foldText(text: string): string {
  return text.normalize("NFKC").trim();
}

/** The column a header names, by its name, its title in either language or a synonym. */
export function columnOfHeader(table: Table, header: string): Column | undefined {
  const wanted = headerKeys(header);
  return table.columns.find((column) =>
    [column.name, column.title.zh, column.title.en, ...(column.synonyms ?? [])].some((name) =>
      wanted.includes(headerKey(name)),
    ),
  );
}

/** Blanks, line breaks and joints make no difference to a header. */
function headerKey(text: string): string {
  return foldText(text)
    .toLowerCase()
    .replace(/[\s_-]+/g, "");
}

/** A header as it stands, and without its number, mark or unit: "3. 期末人数(人)*" is 期末人数. */
function headerKeys(text: string): string[] {
  const key = headerKey(text);
  const bare = key
    .replace(/^[(]?\d{1,2}[).、:]/, "")
    .replace(/^\*+|[*:]+$/g, "")
    .replace(/\((单位[::]?)?(人|人次|户|个|家|岗|persons|units)\)$/, "")
    .replace(/[*:]+$/, "");
  return bare === "" ? [key] : [key, bare];
}

const UNREAD = new Set(
  [
    ...["序号", "备注", "说明", "单位名称", "企业名称", "社区名称", "街道", "联系人", "联系电话", "电话"],
    ...["填表人", "审核人", "填报人", "填报日期", "no.", "no", "name", "remarks", "note", "notes", "comment"],
    ...["contact", "phone"],
  ].map(headerKey),
);

/** Headers that offices add for themselves; what stands below them is not read. */
export function isUnreadHeader(header: string): boolean {
  return headerKeys(header).some((key) => UNREAD.has(key));
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
  const written = foldText(text);
  const synonyms = column.valueSynonyms ?? {};
  const folded = Object.hasOwn(synonyms, written) ? (synonyms[written] ?? written) : written;
  if (folded === "") return column.nullable || column.optional ? { value: null } : { fault: "empty" };
  if (column.values && !column.values.includes(folded)) return { fault: "one_of" };
  if (column.quarter) {
    const quarter = writtenQuarter(folded);
    return quarter === null ? { fault: "quarter" } : { value: quarter };
  }
  if (column.type === "utf8") return { value: folded };
  if (column.type === "bool") return readBool(folded);
  return readNumber(column, folded);
}

function readBool(text: string): ReadCell {
  if (["true", "1", "是"].includes(text.toLowerCase())) return { value: true };
  if (["false", "0", "否"].includes(text.toLowerCase())) return { value: false };
  return { fault: "bool" };
}

function readNumber(column: Column, text: string): ReadCell {
  // 12,345 can only be thousands where a whole count is wanted.
  const thousands = column.count && column.type === "int32" && /^\d{1,3}([, ]\d{3})+(\.0+)?$/.test(text);
  const plain = thousands ? text.replace(/[, ]/g, "") : text;
  const value = /^[-+]?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
  if (column.count && (!Number.isFinite(value) || value < 0)) return { fault: "count" };
  if (!Number.isFinite(value)) return { fault: "number" };
  if (column.type === "int32" && (!Number.isInteger(value) || Math.abs(value) > 2_147_483_647)) {
    return { fault: "whole" };
  }
  return { value };
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
}

export function codebook(tables: readonly Table[]): CodebookEntry[] {
  return tables.flatMap((table) =>
    table.columns.map((column) => ({
      table: table.name,
      column: column.name,
      type: column.type,
      title_zh: column.title.zh,
      title_en: column.title.en,
      unit: column.unit ?? "",
      values: column.values?.join(" | ") ?? "",
      nullable: Boolean(column.nullable ?? column.optional),
    })),
  );
}

/** Compile-time proof that rows fit their table; at run time the identity. */
export function rowsOf<T extends Table>(_table: T, rows: readonly RowOf<T>[]): readonly RowOf<T>[] {
  return rows;
}
