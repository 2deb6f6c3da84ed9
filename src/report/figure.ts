import type { Bilingual } from "#contract/column.ts";
import type { PeriodKind } from "#contract/period.ts";
import type {
  ChangeVerdict,
  ObsStatus,
  QualityLetter,
  TargetVerdict,
} from "#contract/published/published-codes.ts";
import type { Indicator } from "#contract/registry/registry.ts";

// What a sentence is made from. Rows of estimates, of the series question and of changes have these shapes.

export type DesignBasis = "probability" | "purposive" | "not_stated";

/** Why a figure is absent, or "normal". */
export type FigureStatus = ObsStatus | "confidential";

export interface LevelRow {
  readonly period: string;
  readonly estimate: number | null;
  readonly ci_lower: number | null;
  readonly ci_upper: number | null;
  readonly se: number | null;
  readonly quality: QualityLetter | null;
  readonly obs_status: FigureStatus;
  readonly conf_status?: "free" | "confidential";
}

export interface ChangeFigure {
  readonly from_period: string;
  readonly change: number | null;
  readonly ci_lower: number | null;
  readonly ci_upper: number | null;
  readonly se: number | null;
  readonly verdict: ChangeVerdict | null;
}

export interface TargetFigure {
  /** In the unit of the indicator. */
  readonly value: number;
  /** Key of concept.*, as the registry writes it. */
  readonly concept: string;
  /** Null where the target may not be scored with this figure. */
  readonly verdict: TargetVerdict | null;
}

export interface Figure {
  readonly indicator: Pick<Indicator, "unit" | "pooling" | "name" | "short"> &
    Partial<Pick<Indicator, "survey">>;
  readonly city: Bilingual;
  readonly kind: PeriodKind;
  readonly row: LevelRow;
  readonly change: ChangeFigure | null;
  readonly target?: TargetFigure | null;
  readonly basis?: DesignBasis;
}

/** A row with a number to print and its 95 % limits. */
export interface PrintableRow extends LevelRow {
  readonly estimate: number;
  readonly ci_lower: number;
  readonly ci_upper: number;
}

/** A complete register has no sampling error to say. */
export function isComplete({ indicator }: Pick<Figure, "indicator">): boolean {
  return indicator.survey === "register";
}

export function isPrintable(row: LevelRow): row is PrintableRow {
  return (
    statusOf(row) === "normal" && row.estimate !== null && row.ci_lower !== null && row.ci_upper !== null
  );
}

/** Why the row's number is absent; a row marked F counts as unreliable. */
export function statusOf(row: LevelRow): FigureStatus {
  if (row.conf_status === "confidential") return "confidential";
  if (row.obs_status === "normal" && row.quality === "F") return "unreliable";
  return row.obs_status === "normal" && row.estimate === null ? "not_collected" : row.obs_status;
}
