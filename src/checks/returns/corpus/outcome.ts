import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommunityRow } from "#contract/input/input-tables.ts";
import { cityIdsByName } from "#contract/registry/registry.ts";
import { checkCity } from "#pipeline/check/city-returns.ts";
import type { SheetAccount } from "#pipeline/handed-in/return-file.ts";
import type { RowKind } from "#pipeline/handed-in/row-kinds.ts";
import type { Issue } from "#pipeline/issue/issue.ts";
import { addLedgers, type Ledger, unplacedLedger } from "#pipeline/issue/judge.ts";
import { readRegistry } from "../../../../scripts/registry.ts";
import { listReturns, readCity } from "../../../../scripts/returns-folder.ts";
import { writeFolder } from "../returns-on-disk.ts";
import type { Kind } from "./kind.ts";

// What becomes of a kind of file, on a disk.

export interface Outcome {
  readonly issues: readonly Issue[];
  readonly ledger: Ledger;
  readonly accounts: readonly SheetAccount[];
  /** The returns of communities that are used. */
  readonly communities: readonly CommunityRow[];
}

/** Writes the files of a kind to a folder of their own, and takes it away again. */
export async function withFolder<T>(files: Kind["files"], use: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), "jiuye-corpus-"));
  try {
    await writeFolder(dir, Object.entries(files));
    return await use(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Reads and checks a folder as `npm run check-returns` does. */
export async function outcomeOf(dir: string): Promise<Outcome> {
  const cityIds = cityIdsByName((await readRegistry()).cities);
  const listed = await listReturns(dir, cityIds);
  const issues: Issue[] = [...listed.issues];
  const ledgers: Ledger[] = [unplacedLedger(listed.unplaced)];
  const accounts: SheetAccount[] = [...listed.accounts];
  const communities: CommunityRow[] = [];
  for (const city of listed.cities) {
    const { files, issues: found } = await readCity(dir, city, { cityIds, common: listed.common });
    const checked = checkCity(files);
    issues.push(...found, ...checked.issues);
    ledgers.push(checked.ledger);
    accounts.push(...(files.accounts ?? []));
    for (const quarter of checked.quarters) {
      communities.push(...(quarter.communities ?? []).map(({ row }) => row));
    }
  }
  return { issues, ledger: addLedgers(ledgers), accounts, communities };
}

/** `refuse invalid_value H3 unemployed "1.2E+05"`; with the sheet where it is not 报表, and with another file's name. */
export function sayIssue(issue: Issue, own: string): string {
  const { severity, code, file, sheet, row, column, cell, value } = issue;
  return [
    ...[severity, code],
    ...(file === own ? [] : [file]),
    ...(sheet === null || sheet === "报表" ? [] : [`[${sheet}]`]),
    ...(cell !== null ? [cell] : row !== null ? [`row ${row}`] : []),
    ...(column === null ? [] : [column]),
    ...(value === null ? [] : [`"${value}"`]),
  ].join(" ");
}

/** The counts of a return, in the order of the contract. */
export function countsOf(row: CommunityRow): (number | null)[] {
  return [
    ...[row.working_age_population, row.labour_force, row.unemployed, row.registered_unemployed],
    ...[row.newly_employed, row.natural_attrition, row.new_entrepreneurs, row.jobs_driven],
  ];
}

/** Rows of one file by what they are; null when none were seen. */
export function rowsOf(
  accounts: readonly SheetAccount[],
  file: string,
): Partial<Record<RowKind, number>> | null {
  const own = accounts.filter((account) => account.file === file);
  if (own.length === 0) return null;
  const sum: Partial<Record<RowKind, number>> = {};
  for (const { rows } of own) {
    for (const [kind, count] of Object.entries(rows) as [RowKind, number][]) {
      if (count > 0) sum[kind] = (sum[kind] ?? 0) + count;
    }
  }
  return sum;
}
