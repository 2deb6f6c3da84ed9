import type { RowOf, Table } from "#contract/column.ts";
import {
  type CommunityRow,
  communitiesTable,
  type EnterpriseRow,
  enterprisesTable,
  type FrameRow,
  frameTable,
  type ReturnTableName,
  returnTables,
  type Survey,
} from "#contract/input-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import { checkCommunity, checkEnterprise, checkEntries } from "./checks.ts";
import {
  checkContinuity,
  checkDuplicates,
  checkPlace,
  checkStrata,
  checkStratumSizes,
} from "./checks-across.ts";
import type { Issue } from "./issue.ts";
import { addLedgers, judge, type Ledger } from "./judge.ts";
import { type Entry, type InputFile, readTable } from "./read.ts";
import { enterpriseStratum, type FrameStratum, frameStrata } from "./strata.ts";

// One city's folder of returns, read and checked.

export interface QuarterFiles {
  readonly quarter: string;
  /** The folder, as it is named in messages. */
  readonly path: string;
  readonly files: Partial<Record<ReturnTableName, InputFile>>;
}

export interface CityFiles {
  readonly city: string;
  readonly path: string;
  readonly frame: InputFile | null;
  readonly quarters: readonly QuarterFiles[];
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
}

export type DesignBasis = "probability" | "purposive" | "not_stated";

export interface CheckedCity {
  readonly city: string;
  readonly designBasis: DesignBasis;
  readonly quarters: readonly CheckedQuarter[];
  readonly issues: readonly Issue[];
  readonly ledger: Ledger;
}

/** Reads and checks a city. Rows are conserved: ledger.read = accepted + queried + refused. */
export function checkCity(files: CityFiles): CheckedCity {
  const frame = readFrame(files);
  const issues: Issue[] = [...frame.issues];
  const ledgers: Ledger[] = [];
  const quarters: CheckedQuarter[] = [];
  let before: { index: number; staff: ReadonlyMap<string, EnterpriseRow> } | null = null;
  if (files.quarters.length === 0)
    issues.push(missing(files.path, "empty_folder", "folders of quarters such as 2016Q1"));
  for (const input of files.quarters.toSorted((a, b) => quarterIndex(a.quarter) - quarterIndex(b.quarter))) {
    const index = quarterIndex(input.quarter);
    const previous = before && before.index === index - 1 ? before.staff : new Map<string, EnterpriseRow>();
    const checked = checkQuarter(files.city, input, frame.rows, previous);
    issues.push(...checked.issues);
    ledgers.push(checked.ledger);
    quarters.push(checked.quarter);
    before = {
      index,
      staff: new Map(checked.quarter.enterprises?.map(({ row }) => [row.enterprise_id, row])),
    };
  }
  return {
    city: files.city,
    designBasis: designBasisOf(frame.rows),
    quarters,
    issues,
    ledger: addLedgers(ledgers),
  };
}

function missing(path: string, code: string, expected: string): Issue {
  return { code, severity: "refuse", file: path, row: null, column: null, value: null, expected };
}

/** A frame with any fault is not used: nothing can be weighted with it. */
function readFrame(files: CityFiles): { rows: readonly FrameRow[]; issues: readonly Issue[] } {
  if (!files.frame) {
    return { rows: [], issues: [missing(`${files.path}/frame.csv`, "missing_file", "the sampling frame")] };
  }
  const read = readTable(frameTable, files.frame);
  const issues = [...read.issues, ...duplicateStrata(read.entries)];
  const usable = judge(read.entries, issues).usable;
  return { rows: issues.some((i) => i.severity === "refuse") ? [] : usable.map((e) => e.row), issues };
}

function duplicateStrata(entries: readonly Entry<FrameRow>[]): Issue[] {
  const keyed = entries.map((e) => ({
    ...e,
    row: e.row && { key: `${e.row.quarter} ${e.row.survey} ${e.row.stratum}` },
  }));
  return checkDuplicates(keyed, "key").map((issue) => ({
    ...issue,
    code: "duplicate_stratum",
    column: "stratum",
  }));
}

/** Purposive as soon as one stratum is: the weaker claim holds for the city. */
function designBasisOf(frame: readonly FrameRow[]): DesignBasis {
  if (frame.some((row) => row.design_basis === "purposive")) return "purposive";
  return frame.length > 0 && frame.every((row) => row.design_basis === "probability")
    ? "probability"
    : "not_stated";
}

function checkQuarter(
  city: string,
  input: QuarterFiles,
  frame: readonly FrameRow[],
  previous: ReadonlyMap<string, EnterpriseRow>,
) {
  const { quarter } = input;
  const rows = frame.filter((row) => row.quarter === quarter);
  const community = frameStrata(rows, "community");
  const enterprise = frameStrata(rows, "enterprise");
  const byId = new Map([...community, ...enterprise].map((stratum) => [stratum.id, stratum]));
  const place = { city, quarter };
  const communities = checkFile(communitiesTable, input, place, {
    unit: "community_id",
    stratum: (row) => byId.get(row.area),
    stratumColumn: "area",
    stratumText: (row) => row.area,
    strata: community,
    check: (entries) => checkEntries(entries, checkCommunity),
  });
  const enterprises = checkFile(enterprisesTable, input, place, {
    unit: "enterprise_id",
    stratum: (row) => enterpriseStratum(byId, row),
    stratumColumn: "size",
    stratumText: (row) => `${row.size}/${row.sector}`,
    strata: enterprise,
    check: (entries) => [...checkEntries(entries, checkEnterprise), ...checkContinuity(entries, previous)],
  });
  const others = (["administrative", "startups"] as const).map((name) => checkCounts(name, input, place));
  const all = [communities, enterprises, ...others];
  const issues = all.flatMap((file) => file.issues);
  if (Object.keys(input.files).length === 0) {
    issues.push(missing(input.path, "empty_folder", `one of ${Object.keys(returnTables).join(", ")} (.csv)`));
  }
  return {
    issues,
    ledger: addLedgers(all.map((file) => file.ledger)),
    quarter: {
      quarter,
      strata: { community, enterprise },
      communities: communities.rows,
      enterprises: enterprises.rows,
    } satisfies CheckedQuarter,
  };
}

interface FileRules<R> {
  readonly unit: string;
  readonly stratum: (row: R) => FrameStratum | undefined;
  readonly stratumColumn: string;
  readonly stratumText: (row: R) => string;
  readonly strata: readonly FrameStratum[];
  readonly check: (entries: readonly Entry<R>[]) => Issue[];
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
  const { entries: read, issues: found } = readTable(table, file);
  const issues = [
    ...found,
    ...checkPlace(read as readonly Entry<Place>[], place),
    ...checkDuplicates(read as readonly Entry<object>[], rules.unit),
    ...checkStrata(
      read,
      rules.stratumColumn,
      (row) => rules.stratum(row)?.id,
      rules.stratumText,
      rules.strata.map((s) => s.id),
    ),
    ...checkStratumSizes(read, rules.stratumColumn, rules.stratum),
    ...rules.check(read),
  ];
  const { usable, ledger } = judge(read, issues);
  const rows = usable.flatMap(({ row }) => {
    const stratum = rules.stratum(row);
    return stratum ? [{ row, stratum }] : [];
  });
  return { rows: rows.length > 0 ? rows : null, issues, ledger };
}

/** Files that hold counts or registers rather than a sample. */
function checkCounts(name: "administrative" | "startups", input: QuarterFiles, place: Place) {
  const file = input.files[name];
  if (!file) return { issues: [], ledger: NOTHING };
  const { entries, issues: found } = readTable(returnTables[name], file);
  const issues = [...found, ...checkPlace(entries, place)];
  return { issues, ledger: judge(entries, issues).ledger };
}
