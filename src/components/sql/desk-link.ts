import { type Lang, pathIn } from "#components/links.ts";
import { VERSION } from "./address.ts";

/** The query desk with a query written into it. */
export function sqlDesk(lang: Lang, sql: string): string {
  return `${pathIn(lang, "explore/sql/")}?${new URLSearchParams({ v: String(VERSION), q: sql })}`;
}

/** The first rows of a table. */
export function firstRows(table: string): string {
  return `select *\nfrom ${table}\nlimit 100`;
}
