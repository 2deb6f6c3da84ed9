import type { SurveyDesign } from "#pipeline/survey/design.ts";
import type { LonelyOptions } from "#pipeline/survey/lonely.ts";
import type { Estimate } from "#pipeline/survey/statistics.ts";
import type { VectorCase } from "./folder.ts";
import type { Expression } from "./r-parse.ts";
import type { Sheet } from "./sheet.ts";
import type { Call } from "./statements.ts";

/** A design together with the sheet that it was made from. */
export interface Bound {
  readonly sheet: Sheet;
  readonly design: SurveyDesign;
  /** The design before any subset: its degrees of freedom are those of all figures. */
  readonly full: SurveyDesign;
  /** The svydesign call, to be made again on other rows. */
  readonly call: Call | null;
}

/** A figure already computed in this case, for contrasts. */
export interface EarlierResult {
  readonly id: string;
  /** "svyby mean", "svytotal": what made it. */
  readonly maker: string;
  readonly estimate: Estimate;
}

/** What the names in a case's calls stand for; grows as the calls are worked off. */
export interface Scope {
  readonly vector: VectorCase;
  readonly designs: Map<string, Bound>;
  readonly earlier: EarlierResult[];
  lonely: LonelyOptions;
  subset: { readonly bound: Bound; readonly condition: Expression } | null;
  calibrated: Bound | null;
}

/** What the project computes for one result. */
export interface Computed {
  readonly names: readonly string[] | null;
  readonly values: readonly number[];
  readonly errors: readonly number[] | null;
  readonly covariance: readonly (readonly number[])[] | null;
  readonly df: number | null;
  /** An interval of its own kind (proportions). */
  readonly interval: readonly [number, number] | null;
}

/** What an estimator's call gives: figures, and the design whose degrees of freedom go with them. */
export interface Figures {
  readonly estimate: Estimate;
  readonly bound: Bound;
  /** Covariances between figures are part of R's answer. */
  readonly joint: boolean;
  readonly interval?: readonly [number, number];
  readonly df?: number;
}
