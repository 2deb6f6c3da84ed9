import { foldText } from "#contract/derive.ts";
import { writtenQuarter } from "#contract/written-quarter.ts";
import { type Issue, makeIssue } from "../issue.ts";
import { type GridRow, shownText } from "./grid.ts";
import type { InputTableName, ReturnFile, UnderstoodFile } from "./return-file.ts";
import type { SheetTable } from "./sheet-table.ts";

// Rows to their city and quarter: as far as the folders say both, these stand; the rest the rows say themselves.

export interface KnownPlace {
  readonly city: string | null;
  readonly quarter: string | null;
  /** The city of a frame, whose rows name none. */
  readonly frameCity?: string | null;
}

export interface DealtFile {
  readonly city: string;
  /** Empty for a frame, which holds all quarters. */
  readonly quarter: string;
  readonly table: InputTableName;
  readonly file: ReturnFile;
}

export interface Deal {
  readonly dealt: readonly DealtFile[];
  /** Of the file, and of rows that name no city or quarter. */
  readonly issues: readonly Issue[];
  /** Rows that could not be dealt: read, and refused. */
  readonly unplaced: number;
}

/** Folder names by all names of a city (folded, lower case). */
export type CityNames = Pick<ReadonlyMap<string, string>, "get">;

export function dealRows(file: UnderstoodFile, place: KnownPlace, cityIds: CityNames): Deal {
  const issues: Issue[] = [];
  const dealt: DealtFile[] = [];
  let unplaced = 0;
  const taken = new Set<Issue>();
  for (const sheet of file.sheets) {
    const table = sheet.table.name as InputTableName;
    const rowsOf = new Map<string, GridRow[]>();
    for (const row of sheet.data) {
      const at = placeOf(sheet, row, place, cityIds);
      if ("issue" in at) {
        unplaced += 1;
        issues.push(at.issue);
        continue;
      }
      const key = `${at.city} ${at.quarter}`;
      const rows = rowsOf.get(key);
      if (rows) rows.push(row);
      else rowsOf.set(key, [row]);
    }
    for (const [key, data] of rowsOf) {
      const [city = "", quarter = ""] = key.split(" ");
      const own = file.issues.filter((issue) => isOfRows(issue, sheet, data));
      for (const issue of own) taken.add(issue);
      dealt.push({
        city,
        quarter,
        table,
        file: { path: file.path, sheets: [{ ...sheet, data }], issues: own },
      });
    }
  }
  return { dealt, issues: [...file.issues.filter((issue) => !taken.has(issue)), ...issues], unplaced };
}

function isOfRows(issue: Issue, { grid }: SheetTable, data: readonly GridRow[]): boolean {
  return issue.row !== null && issue.sheet === grid.sheet && data.some((row) => row.line === issue.row);
}

function placeOf(
  sheet: SheetTable,
  row: GridRow,
  place: KnownPlace,
  cityIds: CityNames,
): { city: string; quarter: string } | { issue: Issue } {
  const cell = (name: string) => {
    const index = sheet.columns.findIndex((column) => column?.name === name);
    return index < 0 ? "" : shownText(sheet.grid, row, index);
  };
  const fault = (column: string, code: "unknown_city" | "unknown_quarter") => ({
    issue: makeIssue(
      code,
      { file: sheet.grid.file, sheet: sheet.grid.sheet, row: row.line, column },
      cell(column),
    ),
  });
  const isFrame = sheet.table.name === "frame";
  const city = place.city ?? cityIds.get(cityKey(cell("city"))) ?? (isFrame ? place.frameCity : null);
  if (city == null) return fault("city", "unknown_city");
  if (isFrame) return { city, quarter: "" };
  const quarter = place.quarter ?? writtenQuarter(foldText(cell("quarter")));
  return quarter === null ? fault("quarter", "unknown_quarter") : { city, quarter };
}

/** Cities that rows of the file name. */
export function citiesOf({ sheets }: UnderstoodFile, cityIds: CityNames): string[] {
  const cities = sheets.flatMap((sheet) => {
    const index = sheet.columns.findIndex((column) => column?.name === "city");
    if (index < 0) return [];
    return sheet.data.map((row) => cityIds.get(cityKey(shownText(sheet.grid, row, index))));
  });
  return [...new Set(cities)].filter((city) => city !== undefined);
}

export function cityKey(name: string): string {
  return foldText(name).toLowerCase();
}

/** Files of one city, quarter and table as one. */
export function joinFiles(first: ReturnFile | undefined, next: ReturnFile): ReturnFile {
  if (!first) return next;
  return {
    path: first.path,
    sheets: [...first.sheets, ...next.sheets],
    issues: [...first.issues, ...next.issues],
  };
}
