// Strata with a single sampled unit. METHOD section 2: merged at build; R's options exist for its test vectors.

export type LonelyPsu = "fail" | "remove" | "certainty" | "adjust" | "average";

export interface LonelyOptions {
  /** R's survey.lonely.psu. */
  readonly lonelyPsu: LonelyPsu;
  /** R's survey.adjust.domain.lonely: also where a domain leaves one unit of several. */
  readonly adjustDomainLonely: boolean;
}

export const lonelyDefaults: LonelyOptions = { lonelyPsu: "fail", adjustDomainLonely: false };

export interface StratumUnits {
  readonly sampled: number;
  /** Units with a row in the domain. */
  readonly seen: number;
  readonly label: string;
  readonly stage: number;
}

/**
 * 1 where the stratum's own units carry its variance, 0 where it adds none, null where the mean of the others stands in.
 * @throws under "fail", in R's words.
 */
export function lonelyFactor(stratum: StratumUnits, options: LonelyOptions): 0 | 1 | null {
  if (stratum.sampled > 1) {
    const averaged = options.lonelyPsu === "average" && options.adjustDomainLonely && stratum.seen === 1;
    return averaged ? null : 1;
  }
  if (options.lonelyPsu === "fail")
    throw new Error(`Stratum (${stratum.label}) has only one PSU at stage ${stratum.stage}`);
  if (options.lonelyPsu === "average") return null;
  return options.lonelyPsu === "adjust" ? 1 : 0;
}

/** Scores are centred at the stratum's mean, but at zero (the mean of all scores) for an adjusted lonely unit. */
export function centresLonely(stratum: StratumUnits, options: LonelyOptions): boolean {
  if (options.lonelyPsu !== "adjust" || stratum.seen > 1) return true;
  return stratum.sampled > 1 && !options.adjustDomainLonely;
}
