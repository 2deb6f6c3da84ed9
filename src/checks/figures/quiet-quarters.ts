import { randomGamma } from "d3";
import { periodLabel } from "#contract/period.ts";
import type { ChangeRow, EstimateRow } from "#contract/published/figure-tables.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import type { AlertRule, AlertRuleOf } from "#contract/registry/alert-rules.ts";
import type { FalseAlarms } from "#contract/registry/false-alarms.ts";
import type { Indicator, Registry } from "#contract/registry/registry.ts";
import type { TargetRow } from "#contract/registry/registry-tables.ts";
import { limits } from "#pipeline/estimate/interval.ts";
import { tQuantileRows, tTable } from "#pipeline/estimate/t-quantiles.ts";
import { changeVerdict } from "#pipeline/estimate/verdicts.ts";
import { type AlertInput, alertsOf } from "#report/alerts.ts";
import { type Draws, drawsOf } from "#simulator/draws.ts";

// Cities in which nothing changes, seen through samples: whatever fires is noise. Estimates are drawn around the truth
// with Student's t, judged by the pipeline's own verdicts, and handed to the rules as a release would.

/** Degrees of freedom, as the simulated releases mostly have them. */
const DF = { community: 8, enterprise: 170 } as const;
const QUARTER = "2015Q4";
const YEAR = { from_year: 2015, to_year: 2015 } as const;
const tQuantiles = tQuantileRows();
const t = tTable(tQuantiles);

export interface QuietOptions {
  readonly quarters: number;
  readonly cities: number;
  readonly seed: number;
}

/**
 * @returns shares of quarters. Of `by_rule`, the ceiling's is the worst there can be: every city has one, and stands
 * exactly on it. `any` has ceilings only for as many cities as the registry has.
 */
export function countFalseAlarms(
  registry: Pick<Registry, "indicators" | "targets">,
  rules: readonly AlertRule[],
  { quarters, cities, seed }: QuietOptions,
): FalseAlarms {
  const ids = Array.from({ length: cities }, (_, i) => `city-${i}`);
  const ceilings = ids.map((city) => ceilingFor(city, registry.targets));
  const own = new Set(ids.slice(0, ceilingCities(registry.targets)));
  const judged = rules.filter(({ kind }) => kind === "ceiling" || kind === "change");
  const counts = new Map(judged.map(({ id }) => [id, 0]));
  const draws = drawsOf(seed, "quiet quarters");
  let [any, anyChange] = [0, 0];
  for (let i = 0; i < quarters; i++) {
    const drawn = drawQuarter(ids, registry.indicators, judged, ceilings[0]?.value ?? 0, draws);
    const input: AlertInput = {
      ...{ ...drawn, alerts: [], targets: ceilings, indicators: registry.indicators, rules: judged },
      ...{ tQuantiles, quarter: QUARTER },
    };
    const alerts = alertsOf(input);
    for (const id of new Set(alerts.map(({ rule }) => rule))) counts.set(id, (counts.get(id) ?? 0) + 1);
    if (alerts.some(({ facts }) => facts.kind === "change")) anyChange++;
    if (alerts.some(({ facts, city }) => facts.kind === "change" || own.has(city))) any++;
  }
  const by_rule = Object.fromEntries([...counts].map(([id, count]) => [id, count / quarters]));
  return { quarters, cities, seed, by_rule, any_change: anyChange / quarters, any: any / quarters };
}

function ceilingCities(targets: readonly TargetRow[]): number {
  return new Set(targets.filter(isCeiling).map(({ city }) => city)).size;
}

function isCeiling({ scored, bound }: TargetRow): boolean {
  return scored && bound === "at_most";
}

/** The registry's own ceiling, given to a city of the simulation. @throws when there is none. */
function ceilingFor(city: string, targets: readonly TargetRow[]): TargetRow {
  const found = targets.find(isCeiling);
  if (!found) throw new Error("targets.csv has no ceiling that may be scored");
  return { ...found, ...YEAR, city };
}

function drawQuarter(
  cities: readonly string[],
  indicators: readonly Indicator[],
  rules: readonly AlertRule[],
  level: number,
  draws: Draws,
): { estimates: EstimateRow[]; changes: ChangeRow[] } {
  const rowsOf = <K extends "ceiling" | "change">(kind: K) =>
    rules.flatMap((rule) => (rule.kind === kind ? cities.map((city) => ({ rule, city })) : []));
  return {
    estimates: rowsOf("ceiling").flatMap(({ rule, city }) =>
      rule.kind === "ceiling" ? [drawLevel(city, rule, level, draws)] : [],
    ),
    changes: rowsOf("change").flatMap(({ rule, city }) => {
      if (rule.kind !== "change") return [];
      const enterprise = indicators.find(({ id }) => id === rule.indicator)?.survey === "enterprise";
      return [drawChange(city, rule, enterprise ? DF.enterprise : DF.community, draws)];
    }),
  };
}

/** A deviation from the truth, and the variance that the sample itself would estimate: their ratio has Student's t. */
function drawNoise(se: number, df: number, draws: Draws): { deviation: number; variance: number } {
  const chi = randomGamma.source(draws.uniform)(df / 2, 2)();
  return { deviation: se * draws.normal(), variance: (se ** 2 * chi) / df };
}

function drawLevel(
  city: string,
  { indicator, period_kind }: AlertRuleOf<"ceiling">,
  truth: number,
  draws: Draws,
): EstimateRow {
  const { deviation, variance } = drawNoise(truth / 20, DF.community, draws);
  const estimate = truth + deviation;
  const { lower, upper } = limits("logit", estimate, variance, t(DF.community).t975, 1);
  return {
    ...{ release: QUARTER, city, indicator, domain: "urban", period_kind },
    period: periodLabel(period_kind, quarterIndex(QUARTER)),
    ...{ estimate, ci_lower: lower, ci_upper: upper, ci_lower_50: lower, ci_upper_50: upper },
    ...{ se: Math.sqrt(variance), df: DF.community, cv: null, quality: "B", n_responding: 14 },
    ...{ verdict_change: null, verdict_target: null, imputed_share: null },
    ...{ obs_status: "normal", conf_status: "free" },
  };
}

function drawChange(
  city: string,
  { indicator, period_kind }: AlertRuleOf<"change">,
  df: number,
  draws: Draws,
): ChangeRow {
  const { deviation: change, variance } = drawNoise(1, df, draws);
  const end = quarterIndex(QUARTER);
  const one = limits("t", change, variance, t(df).t975, 1);
  return {
    ...{ release: QUARTER, city, indicator, domain: "*", period_kind, lag: 4 },
    ...{ period: quarterOf(end), from_period: quarterOf(end - 4), change },
    ...{ ci_lower: one.lower, ci_upper: one.upper, se: Math.sqrt(variance), df },
    verdict: changeVerdict(one),
    verdict_joint: changeVerdict(limits("t", change, variance, t(df).t9975, 1)),
    obs_status: "normal",
  };
}
