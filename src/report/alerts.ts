import { type PeriodKind, periodLabel } from "#contract/period.ts";
import type { PanelRow } from "#contract/published/context-tables.ts";
import {
  ALERT_BANDS,
  type AlertRow,
  type ChangeRow,
  type EstimateRow,
} from "#contract/published/figure-tables.ts";
import type { TQuantileRow } from "#contract/published/moment-tables.ts";
import type { ObsStatus } from "#contract/published/published-codes.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { AlertRule, AlertRuleOf } from "#contract/registry/alert-rules.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { TargetRow } from "#contract/registry/registry-tables.ts";
import { type JointLimits, jointLimits } from "./joint-limits.ts";

// Early warning: named rules, decided from published tables alone, for all cities of one quarter.

/** What an alert rests on; alert-sentences.ts puts it into words. Limits are of 99.5 % intervals. */
export type AlertFacts =
  | {
      readonly kind: "ceiling";
      readonly indicator: string;
      readonly period: string;
      readonly period_kind: PeriodKind;
      readonly estimate: number;
      readonly limits: JointLimits;
      readonly se: number | null;
      readonly target: Pick<TargetRow, "value" | "concept">;
    }
  | {
      readonly kind: "change";
      readonly indicator: string;
      readonly period: string;
      readonly period_kind: PeriodKind;
      readonly verdict: "rise" | "fall";
      readonly change: number;
      readonly limits: JointLimits;
      readonly se: number | null;
    }
  | { readonly kind: "band"; readonly band: AlertRow["band"]; readonly quarters: 1 | 2 }
  | {
      readonly kind: "response";
      readonly survey: PanelRow["survey"];
      readonly listed: number;
      readonly responded: number;
    }
  | { readonly kind: "absent"; readonly indicator: string; readonly status: ObsStatus };

export interface Alert {
  /** Id of the rule. */
  readonly rule: string;
  readonly concerns: AlertRule["concerns"];
  readonly city: string;
  readonly quarter: string;
  readonly facts: AlertFacts;
}

export interface AlertInput {
  readonly estimates: readonly EstimateRow[];
  readonly changes: readonly ChangeRow[];
  /** Mass layoffs in bands. */
  readonly alerts: readonly AlertRow[];
  /** How the panel answered; without it nothing is said of response. */
  readonly panel?: readonly PanelRow[];
  readonly targets: readonly TargetRow[];
  readonly indicators: readonly Indicator[];
  readonly rules: readonly AlertRule[];
  readonly tQuantiles: readonly TQuantileRow[];
  readonly quarter: string;
}

/** What has fired in a quarter: by rule, and within a rule by city. Cities are those of the tables. */
export function alertsOf(input: AlertInput): Alert[] {
  return input.rules.flatMap((rule) =>
    firedBy(rule, input)
      .toSorted((a, b) => (a.city < b.city ? -1 : a.city > b.city ? 1 : 0))
      .map(({ city, facts }) => ({
        ...{ rule: rule.id, concerns: rule.concerns, city },
        ...{ quarter: input.quarter, facts },
      })),
  );
}

interface Fired {
  readonly city: string;
  readonly facts: AlertFacts;
}

function firedBy(rule: AlertRule, input: AlertInput): Fired[] {
  if (rule.kind === "ceiling") return aboveCeiling(rule, input);
  if (rule.kind === "change") return changed(rule, input);
  if (rule.kind === "band") return inBand(rule, input);
  if (rule.kind === "response") return lowResponse(rule, input);
  return withoutFigure(rule, input);
}

function aboveCeiling(
  { indicator, period_kind }: AlertRuleOf<"ceiling">,
  { estimates, targets, indicators, tQuantiles, quarter }: AlertInput,
): Fired[] {
  const period = periodLabel(period_kind, quarterIndex(quarter));
  const interval = indicators.find(({ id }) => id === indicator)?.interval ?? "t";
  return ofPeriod(estimates, indicator, period_kind, period).flatMap((row) => {
    const target = ceilingOf(targets, row.city, indicator, quarter);
    const limits = isShown(row) ? jointLimits(row, interval, tQuantiles) : null;
    if (!target || !limits || row.estimate === null || limits.lower <= target.value) return [];
    const { city, estimate, se } = row;
    return [
      { city, facts: { kind: "ceiling", indicator, period, period_kind, estimate, limits, se, target } },
    ];
  });
}

/** The upper bound that holds in the quarter's year and may be scored with our figure. */
export function ceilingOf(
  targets: readonly TargetRow[],
  city: string,
  indicator: string,
  quarter: string,
): TargetRow | null {
  const year = Math.floor(quarterIndex(quarter) / 4);
  const holds = (target: TargetRow) =>
    target.city === city &&
    target.chart === indicator &&
    target.scored &&
    target.bound === "at_most" &&
    target.from_year <= year &&
    year <= (target.to_year ?? year);
  return targets.find(holds) ?? null;
}

function changed(
  { indicator, period_kind, verdict }: AlertRuleOf<"change">,
  { changes, tQuantiles, quarter }: AlertInput,
): Fired[] {
  const period = periodLabel(period_kind, quarterIndex(quarter));
  return ofPeriod(changes, indicator, period_kind, period).flatMap((row) => {
    const { city, lag, change, se } = row;
    if (lag !== 4 || row.obs_status !== "normal" || row.verdict_joint !== verdict) return [];
    const limits = jointLimits({ ...row, estimate: change }, "t", tQuantiles);
    if (change === null || !limits) return [];
    return [{ city, facts: { kind: "change", indicator, period, period_kind, verdict, change, limits, se } }];
  });
}

function inBand({ band_of, band }: AlertRuleOf<"band">, { alerts, quarter }: AlertInput): Fired[] {
  const from = ALERT_BANDS.indexOf(band);
  const quarters = band_of.endsWith("_two_quarters") ? 2 : 1;
  return alerts
    .filter((row) => row.quarter === quarter && row.rule === band_of && ALERT_BANDS.indexOf(row.band) >= from)
    .map((row) => ({ city: row.city, facts: { kind: "band", band: row.band, quarters } }));
}

function lowResponse({ below }: AlertRuleOf<"response">, { panel = [], quarter }: AlertInput): Fired[] {
  return panel
    .filter((row) => row.quarter === quarter && row.group === "all" && row.survey !== "register")
    .flatMap(({ city, survey, listed, responded }): Fired[] => {
      if (!listed || responded === null || responded >= below * listed) return [];
      return [{ city, facts: { kind: "response", survey, listed, responded } }];
    });
}

/** Only of what a city has published before: a survey that it never had is not missing. */
function withoutFigure({ indicators }: AlertRuleOf<"absent">, { estimates, quarter }: AlertInput): Fired[] {
  return indicators.flatMap((indicator) => {
    const own = estimates.filter((row) => row.indicator === indicator && row.period_kind === "quarter");
    const surveyed = new Set(own.filter(({ estimate }) => estimate !== null).map(({ city }) => city));
    return own
      .filter((row) => row.period === quarter && surveyed.has(row.city))
      .filter(({ obs_status }) => obs_status === "not_collected" || obs_status === "too_few_units")
      .map(({ city, obs_status: status }) => ({ city, facts: { kind: "absent", indicator, status } }));
  });
}

interface Placed {
  readonly indicator: string;
  readonly period: string;
  readonly period_kind: PeriodKind;
}

function ofPeriod<Row extends Placed>(
  rows: readonly Row[],
  indicator: string,
  kind: PeriodKind,
  period: string,
): Row[] {
  return rows.filter(
    (row) => row.period === period && row.indicator === indicator && row.period_kind === kind,
  );
}

function isShown({ obs_status, conf_status, quality }: EstimateRow): boolean {
  return obs_status === "normal" && conf_status === "free" && quality !== "F";
}
