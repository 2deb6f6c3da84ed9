import type { Issue } from "#pipeline/issue/issue.ts";
import { columnLetters } from "./grid.ts";
import type { SheetTable } from "./sheet-table.ts";

/** Says of each issue in which cell it stands and under which header, as the office sees them. */
export function locateIssues(issues: readonly Issue[], sheets: readonly SheetTable[]): Issue[] {
  if (issues.length === 0) return [];
  const byPlace = new Map(sheets.map((sheet) => [placeOf(sheet.grid), sheet]));
  return issues.map((issue) => {
    const sheet = byPlace.get(placeOf(issue));
    if (!sheet || issue.column === null) return issue;
    const index = columnIndex(sheet, issue);
    if (index < 0) return issue;
    const header = (sheet.header.cells[index] ?? "").trim();
    return { ...issue, header, cell: issue.row === null ? null : `${columnLetters(index)}${issue.row}` };
  });
}

function placeOf({ file, sheet }: Pick<Issue, "file" | "sheet">): string {
  return `${file}\u0000${sheet ?? ""}`;
}

/** By the contract's name, else by the words of a header that the contract does not know, or by its number. */
function columnIndex({ header, columns }: SheetTable, { column, params }: Issue): number {
  if (params.case === "blank" && typeof params.number === "number") return params.number - 1;
  const known = columns.findIndex((one) => one?.name === column);
  return known >= 0 ? known : header.cells.indexOf(column ?? "");
}
