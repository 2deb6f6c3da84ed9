import type {
  AdministrativeRow,
  CommunityRow,
  EnterpriseRow,
  ReturnTableName,
  StartupRow,
  Survey,
} from "#contract/input/input-tables.ts";
import type { ReturnFile } from "#pipeline/handed-in/return-file.ts";
import type { FrameStratum } from "#pipeline/read/strata.ts";

// One city and quarter: the files as they came in, and what is left of them after the checks.

export interface QuarterFiles {
  readonly quarter: string;
  /** The folder, as it is named in messages. */
  readonly path: string;
  readonly files: TableFiles;
  /** Returns that came later, in the order of their days. */
  readonly late?: readonly LateFiles[];
}

export type TableFiles = Partial<Record<ReturnTableName, ReturnFile>>;

export interface LateFiles {
  /** The day they came, YYYY-MM-DD. */
  readonly received: string;
  readonly files: TableFiles;
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
  /** Communities whose return a hard edit refused: they are in the panel, and not in `communities`. */
  readonly refusedCommunities: readonly string[];
  /** The same of enterprises. */
  readonly refusedEnterprises: readonly string[];
}

/** A return that no hard edit refused, with its place in the file. */
export interface UsableEntry<R> extends StratifiedRow<R> {
  readonly file: string;
  readonly sheet: string | null;
  readonly line: number;
}
