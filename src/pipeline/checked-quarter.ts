import type {
  AdministrativeRow,
  CommunityRow,
  EnterpriseRow,
  ReturnTableName,
  StartupRow,
  Survey,
} from "#contract/input-tables.ts";
import type { InputFile } from "./read.ts";
import type { FrameStratum } from "./strata.ts";

// One city and quarter: the files as they came in, and what is left of them after the checks.

export interface QuarterFiles {
  readonly quarter: string;
  /** The folder, as it is named in messages. */
  readonly path: string;
  readonly files: Partial<Record<ReturnTableName, InputFile>>;
  /** Returns that came after the deadline, in order of date. */
  readonly late?: readonly LateFiles[];
}

export interface LateFiles {
  /** The day on which they came, 2017-09-13. */
  readonly received: string;
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
  /** Enterprises whose return a hard edit refused: they are in the panel, and not in `enterprises`. */
  readonly refusedEnterprises: readonly string[];
}

/** A return that no hard edit refused, with its place in the file. */
export interface UsableEntry<R> extends StratifiedRow<R> {
  readonly file: string;
  readonly line: number;
}
