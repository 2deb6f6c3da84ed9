import { foldText } from "#contract/derive.ts";
import { writtenQuarter } from "#contract/input/written-quarter.ts";
import { type Issue, makeIssue } from "#pipeline/issue/issue.ts";
import { type GridRow, shownText } from "./grid.ts";
import { locateIssues } from "./locate.ts";
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
  const ofRows = Map.groupBy(file.issues, (issue) => placeKey(issue.sheet, issue.row));
  const taken = new Set<Issue>();
  for (const sheet of file.sheets) {
    const table = sheet.table.name as InputTableName;
    const placeOf = placeFinder(sheet, place, cityIds);
    const rowsOf = new Map<string, { city: string; quarter: string; data: GridRow[] }>();
    for (const row of sheet.data) {
      const at = placeOf(row);
      if ("issue" in at) {
        unplaced += 1;
        issues.push(at.issue);
        continue;
      }
      const key = JSON.stringify([at.city, at.quarter]);
      const rows = rowsOf.get(key);
      if (rows) rows.data.push(row);
      else rowsOf.set(key, { ...at, data: [row] });
    }
    for (const { city, quarter, data } of rowsOf.values()) {
      const own = data.flatMap((row) => ofRows.get(placeKey(sheet.grid.sheet, row.line)) ?? []);
      for (const issue of own) taken.add(issue);
      const dealtFile = { path: file.path, sheets: [{ ...sheet, data }], issues: own };
      dealt.push({ city, quarter, table, file: dealtFile });
    }
  }
  const ofFile = file.issues.filter((issue) => !taken.has(issue));
  return { dealt, issues: [...ofFile, ...locateIssues(issues, file.sheets)], unplaced };
}

function placeKey(sheet: string | null, row: number | null): string {
  return JSON.stringify([sheet, row]);
}

function placeFinder(sheet: SheetTable, place: KnownPlace, cityIds: CityNames) {
  const { grid, columns } = sheet;
  const indexOf = (name: string) => columns.findIndex((column) => column?.name === name);
  const index = { city: indexOf("city"), quarter: indexOf("quarter") };
  const isFrame = sheet.table.name === "frame";
  const frameCity = (isFrame ? place.frameCity : null) ?? null;
  return (row: GridRow): { city: string; quarter: string } | { issue: Issue } => {
    const cell = (name: "city" | "quarter") => (index[name] < 0 ? "" : shownText(grid, row, index[name]));
    const fault = (column: "city" | "quarter") => ({
      issue: makeIssue(
        `unknown_${column}`,
        { file: grid.file, sheet: grid.sheet, row: row.line, column },
        cell(column),
      ),
    });
    const city = place.city ?? cityIds.get(cityKey(cell("city"))) ?? frameCity;
    if (city === null) return fault("city");
    if (isFrame) return { city, quarter: "" };
    const quarter = place.quarter ?? writtenQuarter(foldText(cell("quarter")));
    return quarter === null ? fault("quarter") : { city, quarter };
  };
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
