import type { Bilingual } from "../column.ts";

// Sheets that the office itself puts into workbooks it sends out. They hold no return and come back with it.

/** How a form is filled in. */
export const NOTES_SHEET: Bilingual = { zh: "填表说明", en: "Notes" };
/** What is wrong with a return. Nothing in the name has to be quoted in a reference. */
export const ISSUE_SHEET = "检查结果_Issues";

export function isOwnSheet(name: string | null): boolean {
  return name === ISSUE_SHEET || name === NOTES_SHEET.zh || name === NOTES_SHEET.en;
}
