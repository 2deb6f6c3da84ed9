import { type ReturnTableName, returnTables } from "#contract/input/input-tables.ts";
import type { LateFiles, QuarterFiles } from "#pipeline/check/checked-quarter.ts";
import type { CityFiles } from "#pipeline/check/city-returns.ts";
import { type DealtFile, dealRows, joinFiles } from "#pipeline/handed-in/deal.ts";
import type { ReturnFile, SheetAccount, UnderstoodFile } from "#pipeline/handed-in/return-file.ts";
import type { Issue } from "#pipeline/issue/issue.ts";

// Files of one city, put together by quarter and table.

/** What is gathered of one city before its quarters are put together. */
export interface Gathered {
  readonly dealt: DealtFile[];
  readonly late: (DealtFile & { received: string })[];
  readonly issues: Issue[];
  readonly accounts: SheetAccount[];
  /** Folders of quarters, even where nothing lies in them. */
  readonly quarters: Map<string, string>;
  /** A file named as a frame, understood or not. */
  framePath: string | null;
  unplaced: number;
}

/** Before anything is read. */
export function nothingGathered(): Gathered {
  return { dealt: [], late: [], issues: [], accounts: [], quarters: new Map(), framePath: null, unplaced: 0 };
}

/** Deals the rows of a file to the quarters of its city. */
export function take(
  gathered: Gathered,
  file: UnderstoodFile,
  place: { city: string; quarter: string | null },
  received?: string,
) {
  const deal = dealRows(file, place, new Map());
  if (received === undefined) gathered.dealt.push(...deal.dealt);
  else gathered.late.push(...deal.dealt.map((dealt) => ({ ...dealt, received })));
  for (const issue of deal.issues) gathered.issues.push(issue);
  gathered.accounts.push(...file.accounts);
  gathered.unplaced += deal.unplaced;
}

/** @param names what rows may call the city. @param until the last quarter; undefined for all. */
export function cityFiles(
  city: string,
  names: readonly string[],
  gathered: Gathered,
  until: string | undefined,
): CityFiles {
  const inTime = gathered.dealt.filter((file) => until === undefined || file.quarter <= until);
  const join = (files: readonly DealtFile[]) =>
    files.reduce<ReturnFile | undefined>((joined, { file }) => joinFiles(joined, file), undefined);
  const quarters = new Set([...gathered.quarters.keys(), ...inTime.flatMap(({ quarter }) => quarter || [])]);
  return {
    city,
    path: city,
    names,
    frame: join(inTime.filter(({ table }) => table === "frame")) ?? emptyFile(gathered.framePath),
    unplaced: gathered.unplaced,
    accounts: gathered.accounts,
    quarters: [...quarters].toSorted().map((quarter): QuarterFiles => {
      const path = gathered.quarters.get(quarter) ?? city;
      const tables = (dealt: readonly DealtFile[]): Partial<Record<ReturnTableName, ReturnFile>> => {
        const own = dealt.filter((file) => file.quarter === quarter);
        const found = Object.keys(returnTables).flatMap((table) => {
          const file = join(own.filter((one) => one.table === table));
          return file ? [[table, file] as const] : [];
        });
        return Object.fromEntries(found);
      };
      const dates = [
        ...new Set(gathered.late.flatMap((file) => (file.quarter === quarter ? [file.received] : []))),
      ];
      const late = dates.toSorted().map((received): LateFiles => {
        return { received, files: tables(gathered.late.filter((file) => file.received === received)) };
      });
      return { quarter, path, files: tables(inTime), late };
    }),
  };
}

/** A frame that is there and could not be read is not a missing one. */
function emptyFile(path: string | null): ReturnFile | null {
  return path === null ? null : { path, sheets: [], issues: [] };
}
