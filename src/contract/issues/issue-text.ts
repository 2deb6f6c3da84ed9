import { confirmationsTable } from "#contract/input/confirmations-table.ts";
import {
  administrativeTable,
  communitiesTable,
  enterprisesTable,
  frameTable,
  startupsTable,
} from "#contract/input/input-tables.ts";
import type { Bilingual, Column } from "../column.ts";
import type { IssueCodeRow, IssueText } from "./issue-code.ts";

// Fills the texts of the registry of issue codes, in one language.

export type Language = keyof Bilingual;

/** A column by its contract name; the table tells columns of the same name apart. */
export type ColumnParam = { readonly column: string; readonly table?: string | undefined };
/** Words of the contract, such as refused or small/C: Chinese in zh. */
export type WordParam = { readonly word: string };
type OneParam = string | number | ColumnParam | WordParam;
export type IssueParams = Readonly<Record<string, OneParam | readonly OneParam[]>>;

/** What the texts say of the issue itself. */
export interface TextPlace {
  readonly column: string | null;
  readonly value: string | null;
  readonly row: number | null;
}

export function textsOf(row: IssueCodeRow, params: IssueParams): IssueText {
  const chosen = typeof params.case === "string" ? row.cases?.[params.case] : undefined;
  return { what: row.what, expected: row.expected, ...chosen };
}

export function fillText(text: Bilingual, place: TextPlace, params: IssueParams, language: Language): string {
  return text[language].replaceAll(/\{(\w+)\}|\[(\w+)\]/g, (whole, name?: string, column?: string) => {
    if (column !== undefined) return titleOf({ column }, language);
    return filler(name ?? "", place, params, language) ?? whole;
  });
}

function filler(name: string, place: TextPlace, params: IssueParams, language: Language): string | undefined {
  if (Object.hasOwn(params, name)) return said(params[name] ?? "", language);
  const { column, value, row } = place;
  const table = typeof params.table === "string" ? params.table : undefined;
  const title = titleOf({ column: column ?? "", table }, language);
  switch (name) {
    case "filled":
      return filledText(title, value, language);
    case "column":
      return title;
    case "value":
      return value ?? "";
    case "row":
      return String(row ?? "");
    default:
      return undefined;
  }
}

function filledText(title: string, value: string | null, language: Language): string {
  if (language === "zh") return value ? `「${title}」填的是"${value}"` : `「${title}」是空的`;
  return value ? `${title} is "${value}"` : `${title} is empty`;
}

function said(param: OneParam | readonly OneParam[], language: Language): string {
  if (isList(param)) return param.map((one) => said(one, language)).join(language === "zh" ? "、" : ", ");
  if (typeof param !== "object") return String(param);
  return "column" in param ? titleOf(param, language) : wordOf(param.word, language);
}

function isList(param: OneParam | readonly OneParam[]): param is readonly OneParam[] {
  return Array.isArray(param);
}

const tables = [
  ...[frameTable, communitiesTable, enterprisesTable, administrativeTable, startupsTable],
  confirmationsTable,
];
const columns: readonly Column[] = tables.flatMap((table): readonly Column[] => table.columns);

function titleOf({ column, table }: ColumnParam, language: Language): string {
  if (language === "en") return column;
  const own: readonly Column[] = tables.find(({ name }) => name === table)?.columns ?? [];
  return [...own, ...columns].find(({ name }) => name === column)?.title.zh ?? column;
}

const chineseWords: ReadonlyMap<string, string> = new Map(
  columns
    // Where a column allows other words as well, a code such as C stays what the office wrote.
    .flatMap((column) => (column.values ? Object.entries(column.valueSynonyms ?? {}) : []))
    .filter(([written]) => /\p{Script=Han}/u.test(written))
    .map(([written, value]) => [value, written] as const)
    // Of several words the contract names the usual one first.
    .reverse(),
);

function wordOf(word: string, language: Language): string {
  if (language === "en") return word;
  return word
    .split("/")
    .map((part) => chineseWords.get(part) ?? part)
    .join("/");
}
