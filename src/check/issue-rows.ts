import { harmless } from "#contract/published/spreadsheet-csv.ts";
import type { IssueRecord } from "./check-result.ts";
import { element } from "./element.ts";
import type { PageWords } from "./page-words.ts";

// Issues as rows of tables, a table a sheet.

export const GRADES = ["refuse", "query", "note", "confirmed"] as const;
export type Grade = (typeof GRADES)[number];
/** Beside the word, so that colour is not needed. */
const MARKS: Readonly<Record<Grade, string>> = { refuse: "✕", query: "?", note: "i", confirmed: "✓" };

/** A query that its office has answered is open no more. */
export function gradeOf({ severity, confirmed }: IssueRecord): Grade {
  return severity === "query" && confirmed !== null ? "confirmed" : severity;
}

export function gradeMark(grade: Grade, words: PageWords): HTMLElement {
  const mark = element("span", "check-mark", MARKS[grade]);
  mark.ariaHidden = "true";
  return element("span", `check-grade check-${grade}`, mark, words.t(`severity.${grade}`));
}

export function sheetName({ file, sheet }: Pick<IssueRecord, "file" | "sheet">): string {
  return sheet === null ? file : `${file} · ${sheet}`;
}

/** K12 · 期末人数, as the office sees it. */
export function placeText({ sheet, row, column, cell, header }: IssueRecord, { t }: PageWords): string {
  const parts = [cell ?? (row === null ? null : t("place.row", { row: String(row) })), header ?? column];
  const known = parts.filter((part) => part !== null && part !== "");
  return known.join(" · ") || t(sheet === null ? "place.file" : "place.sheet");
}

/** An empty table of one sheet; its rows are appended as there is time. */
export function issueTable(sheet: string, { t }: PageWords): { table: HTMLElement; body: HTMLElement } {
  const heads = (["severity", "place", "value", "text"] as const).map((column) => {
    const head = element("th", "", t(`column.${column}`));
    head.scope = "col";
    return head;
  });
  const body = element("tbody", "");
  const table = element("table", "check-issues", element("thead", "", element("tr", "", ...heads)), body);
  table.ariaLabel = sheet;
  return { table, body };
}

export function issueRow(issue: IssueRecord, words: PageWords): HTMLTableRowElement {
  const { code, value, confirmed, text } = issue;
  const answer =
    confirmed === null ? [] : [element("p", "muted", words.t("confirmed", { comment: confirmed }))];
  const row = element(
    "tr",
    "",
    element("td", "", gradeMark(gradeOf(issue), words)),
    element("td", "check-place", placeText(issue, words)),
    element(
      "td",
      value === null || value === "" ? "check-value muted" : "check-value",
      shownValue(value, words),
    ),
    element("td", "", text[words.lang], ...answer),
  );
  row.dataset.code = code;
  return row;
}

const MOST_CHARACTERS = 120;

function shownValue(value: string | null, { t }: PageWords): string {
  if (value === null) return "";
  if (value === "") return t("value_none");
  return value.length > MOST_CHARACTERS ? `${value.slice(0, MOST_CHARACTERS)}…` : value;
}

/** For the clipboard: cells that a spreadsheet parts again. */
export function issueLine(issue: IssueRecord, words: PageWords): string {
  const cells = [
    words.t(`severity.${gradeOf(issue)}`),
    sheetName(issue),
    placeText(issue, words),
    issue.value ?? "",
    issue.text[words.lang],
  ];
  return cells.map((cell) => harmless(cell.replace(/[\t\r\n]+/g, " "))).join("\t");
}
