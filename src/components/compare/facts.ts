import { citiesInOrder } from "#components/headline/headline-standing.ts";
import type { Lang } from "#components/links.ts";
import { placeName } from "#components/policies/official-place.ts";
import type { Published } from "#components/published.ts";
import { type PeriodKind, periodEnd } from "#contract/period.ts";
import type { EstimateRow } from "#contract/published/figure-tables.ts";
import { quarterOf } from "#contract/quarter.ts";
import { cityOf, type Indicator } from "#contract/registry/registry.ts";
import type { OfficialRow } from "#contract/registry/registry-tables.ts";
import { translator } from "#i18n/translator.ts";
import { comparableRows, comparableUnit } from "#report/comparable.ts";
import { officialMarks } from "#report/context-marks.ts";

/** A figure of one city and period, with six digits: enough for any drawing, and a page stays small. */
export type ComparedRow = Pick<
  EstimateRow,
  | ("city" | "period" | "estimate" | "ci_lower" | "ci_upper" | "ci_lower_50" | "ci_upper_50" | "se" | "df")
  | ("quality" | "obs_status" | "conf_status")
>;

export interface ContextMark {
  /** City id, or the name of a country or province. */
  readonly place: string;
  readonly quarter: string;
  readonly value: number;
  readonly concept: string;
}

/** What the comparison of one indicator is drawn from: at build, and again in the browser from a data block. */
export interface CompareFacts {
  readonly lang: Lang;
  readonly release: string;
  readonly simulated: boolean;
  readonly indicator: Pick<Indicator, "id" | "pooling" | "name" | "domain" | "survey">;
  readonly unit: Indicator["unit"];
  /** People are shown as a share of the labour force. */
  readonly asShare: boolean;
  /** Why no city is called higher or lower: a count that only tells how large a city is, or no sample at all. */
  readonly uncompared: "count_only" | "complete" | null;
  readonly kind: PeriodKind;
  readonly names: Readonly<Record<string, string>>;
  /** Names of cities whose panel was picked: they are not compared. */
  readonly panels: readonly string[];
  readonly context: readonly ContextMark[];
  /** Quarters with which a period ends, oldest first. */
  readonly quarters: readonly string[];
  readonly rows: readonly ComparedRow[];
}

/** @returns null where no city has a figure of the indicator, not even a suppressed one. */
export function compareFacts(published: Published, indicator: Indicator, lang: Lang): CompareFacts | null {
  const { manifest, registry, estimates, benchmarks } = published;
  const cities = citiesInOrder(manifest, registry);
  const drawn = cities.filter(({ design_basis }) => design_basis !== "purposive").map(({ id }) => id);
  const kind = indicator.pooling === "none" ? "quarter" : "four_quarter";
  const own = estimates.filter(
    (row) => row.indicator === indicator.id && row.period_kind === kind && drawn.includes(row.city),
  );
  if (own.length === 0) return null;
  const unit = comparableUnit(indicator);
  const nameOf = (id: string) => cityOf(registry.cities, id)[lang];
  const { id, pooling, name, domain, survey } = indicator;
  return {
    ...{ lang, release: manifest.release, simulated: manifest.simulated, kind },
    indicator: { id, pooling, name, domain, survey },
    unit: unit ?? indicator.unit,
    asShare: unit !== null && unit !== indicator.unit,
    uncompared: survey === "register" ? "complete" : unit === null ? "count_only" : null,
    names: Object.fromEntries(drawn.map((city) => [city, nameOf(city)])),
    panels: cities.filter(({ design_basis }) => design_basis === "purposive").map(({ id }) => nameOf(id)),
    context: contextOf(registry.official, indicator, kind, drawn, lang, published),
    quarters: [...new Set(own.map(({ period }) => periodEnd(period)))]
      .toSorted((a, b) => a - b)
      .map(quarterOf),
    rows: comparableRows(own, indicator, benchmarks).map(briefRow),
  };
}

/** Rates alone: an official count can't be made a share of our labour force. */
function contextOf(
  official: readonly OfficialRow[],
  indicator: Indicator,
  kind: "quarter" | "four_quarter",
  cities: readonly string[],
  lang: Lang,
  { registry }: Published,
): ContextMark[] {
  if (indicator.unit === "persons") return [];
  return official.flatMap((row) => {
    const place = cities.includes(row.city)
      ? row.city
      : placeName(row.city, registry, translator(lang), lang);
    return officialMarks([row], indicator.id, kind).map((mark) => ({ place, ...mark }));
  });
}

function briefRow(row: EstimateRow): ComparedRow {
  const brief = (value: number | null) => (value === null ? null : Number(value.toPrecision(6)));
  return {
    ...{ city: row.city, period: row.period, estimate: brief(row.estimate) },
    ...{ ci_lower: brief(row.ci_lower), ci_upper: brief(row.ci_upper) },
    ...{ ci_lower_50: brief(row.ci_lower_50), ci_upper_50: brief(row.ci_upper_50) },
    ...{ se: brief(row.se), df: row.df, quality: row.quality },
    ...{ obs_status: row.obs_status, conf_status: row.conf_status },
  };
}
