import type { Issue } from "../issue.ts";
import { columnLetters, shownText } from "./grid.ts";
import type { SheetTable } from "./sheet-table.ts";

/** Says of each issue in which cell it stands and under which header, as the office sees them. */
export function locateIssues(issues: readonly Issue[], sheets: readonly SheetTable[]): Issue[] {
  if (issues.length === 0) return [];
  const byPlace = new Map(sheets.map((sheet) => [placeOf(sheet.grid), sheet]));
  return issues.map((issue) => {
    const sheet = byPlace.get(placeOf(issue));
    if (!sheet || issue.column === null) return issue;
    const index = columnIndex(sheet, issue.column);
    if (index < 0) return issue;
    const header = shownText(sheet.grid, sheet.header, index).trim();
    return { ...issue, header, cell: issue.row === null ? null : `${columnLetters(index)}${issue.row}` };
  });
}

function placeOf({ file, sheet }: Pick<Issue, "file" | "sheet">): string {
  return `${file}\u0000${sheet ?? ""}`;
}

/** By the contract's name, else by the words of a header that the contract does not know. */
function columnIndex({ grid, header, columns }: SheetTable, name: string): number {
  const known = columns.findIndex((column) => column?.name === name);
  if (known >= 0) return known;
  return columns.findIndex((_, i) => shownText(grid, header, i) === name);
}
