import type { RowOf, Table } from "#contract/column.ts";
import {
  type AdministrativeRow,
  administrativeTable,
  type CommunityRow,
  communitiesTable,
  type EnterpriseRow,
  enterprisesTable,
  type FrameRow,
  type ReturnTableName,
  returnTables,
  type StartupRow,
  type Survey,
  startupsTable,
  unitColumn,
} from "#contract/input-tables.ts";
import { checkCommunity, checkEnterprise, checkEntries } from "./checks.ts";
import {
  checkContinuity,
  checkDuplicates,
  checkPlace,
  checkStrata,
  checkStratumSizes,
} from "./checks-across.ts";
import { type Issue, issueOfFile } from "./issue.ts";
import { addLedgers, judge, type Ledger } from "./judge.ts";
import { type Entry, type InputFile, readTable } from "./read.ts";
import { enterpriseStratum, type FrameStratum, frameStrata } from "./strata.ts";

// The files of one city and quarter, read and checked.

export interface QuarterFiles {
  readonly quarter: string;
  /** The folder, as it is named in messages. */
  readonly path: string;
  readonly files: Partial<Record<ReturnTableName, InputFile>>;
}

export interface StratifiedRow<R> {
  readonly row: R;
  readonly stratum: FrameStratum;
}

export interface CheckedQuarter {
  readonly quarter: string;
  readonly strata: Readonly<Record<Survey, readonly FrameStratum[]>>;
  /** null: no usable file for that survey in this quarter. */
  readonly communities: readonly StratifiedRow<CommunityRow>[] | null;
  readonly enterprises: readonly StratifiedRow<EnterpriseRow>[] | null;
  readonly administrative: readonly AdministrativeRow[] | null;
  readonly startups: readonly StartupRow[] | null;
}

/** @param previous the usable returns of enterprises of the quarter before, by id. */
export function checkQuarter(
  city: string,
  input: QuarterFiles,
  frame: readonly FrameRow[],
  previous: ReadonlyMap<string, EnterpriseRow>,
): { quarter: CheckedQuarter; issues: readonly Issue[]; ledger: Ledger } {
  const { quarter } = input;
  const rows = frame.filter((row) => row.quarter === quarter);
  const strata = { community: frameStrata(rows, "community"), enterprise: frameStrata(rows, "enterprise") };
  const place = { city, quarter };
  const communities = checkFile(communitiesTable, input, place, communityRules(strata.community));
  const enterprises = checkFile(enterprisesTable, input, place, enterpriseRules(strata.enterprise, previous));
  const administrative = checkCounts(administrativeTable, input, place);
  const startups = checkCounts(startupsTable, input, place);
  const all = [communities, enterprises, administrative, startups];
  const expected = `one of ${Object.keys(returnTables).join(", ")} (.csv)`;
  const empty =
    Object.keys(input.files).length === 0 ? [issueOfFile("empty_folder", `${input.path}/`, expected)] : [];
  return {
    issues: [...all.flatMap((file) => file.issues), ...empty],
    ledger: addLedgers(all.map((file) => file.ledger)),
    quarter: {
      quarter,
      strata,
      communities: communities.rows,
      enterprises: enterprises.rows,
      administrative: administrative.rows,
      startups: startups.rows,
    },
  };
}

interface FileRules<R> {
  readonly stratum: (row: R) => FrameStratum | undefined;
  readonly stratumColumn: string;
  readonly stratumText: (row: R) => string;
  readonly strata: readonly FrameStratum[];
  readonly check: (entries: readonly Entry<R>[]) => Issue[];
}

function communityRules(strata: readonly FrameStratum[]): FileRules<CommunityRow> {
  const byId = new Map(strata.map((stratum) => [stratum.id, stratum]));
  return {
    stratum: (row) => byId.get(row.area),
    stratumColumn: "area",
    stratumText: (row) => row.area,
    strata,
    check: (entries) => checkEntries(entries, checkCommunity),
  };
}

function enterpriseRules(
  strata: readonly FrameStratum[],
  previous: ReadonlyMap<string, EnterpriseRow>,
): FileRules<EnterpriseRow> {
  const byId = new Map(strata.map((stratum) => [stratum.id, stratum]));
  return {
    stratum: (row) => enterpriseStratum(byId, row),
    stratumColumn: "size",
    stratumText: (row) => `${row.size}/${row.sector}`,
    strata,
    check: (entries) => [...checkEntries(entries, checkEnterprise), ...checkContinuity(entries, previous)],
  };
}

type Place = { readonly city: string; readonly quarter: string };

const NOTHING: Ledger = { read: 0, accepted: 0, queried: 0, refused: 0 };

function checkFile<T extends Table & { readonly name: "communities" | "enterprises" }>(
  table: T,
  input: QuarterFiles,
  place: Place,
  rules: FileRules<RowOf<T>>,
) {
  const file = input.files[table.name];
  if (!file) return { rows: null, issues: [], ledger: NOTHING };
  const { entries, issues: found } = readTable(table, file);
  const unit = unitColumn[table.name];
  const strata = rules.strata.map((stratum) => stratum.id);
  const issues = [
    ...found,
    ...checkPlace(entries as readonly Entry<Place>[], place),
    ...checkDuplicates(entries as readonly Entry<object>[], unit),
    ...checkStrata(entries, rules.stratumColumn, (r) => rules.stratum(r)?.id, rules.stratumText, strata),
    ...checkStratumSizes(entries as readonly Entry<RowOf<T> & object>[], unit, rules),
    ...rules.check(entries),
  ];
  const { usable, ledger } = judge(entries, issues);
  const rows = usable.flatMap(({ row }) => {
    const stratum = rules.stratum(row);
    return stratum ? [{ row, stratum }] : [];
  });
  return { rows: rows.length > 0 ? rows : null, issues, ledger };
}

/** Files that hold counts or registers rather than a sample. */
function checkCounts<T extends Table & { readonly name: "administrative" | "startups" }>(
  table: T,
  input: QuarterFiles,
  place: Place,
) {
  const file = input.files[table.name];
  if (!file) return { rows: null, issues: [], ledger: NOTHING };
  const { entries, issues: found } = readTable(table, file);
  const twice =
    table.name === "startups"
      ? checkDuplicates(entries as readonly Entry<object>[], unitColumn.startups)
      : [];
  const issues = [...found, ...checkPlace(entries as readonly Entry<Place>[], place), ...twice];
  const { usable, ledger } = judge(entries, issues);
  return { rows: usable.length > 0 ? usable.map((entry) => entry.row) : null, issues, ledger };
}
