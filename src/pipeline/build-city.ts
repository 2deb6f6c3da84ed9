import type {
  BenchmarkRow,
  CellRow,
  ChangeRow,
  EstimateRow,
  LinkRow,
  TargetRow,
} from "#contract/published-tables.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import type { Indicator } from "#contract/registry.ts";
import { changeRows } from "./changes.ts";
import type { CheckedCity } from "./city-returns.ts";
import { estimateRows } from "./estimates.ts";
import { type EstimateContext, seriesFigures } from "./figures.ts";
import type { TTable } from "./interval.ts";
import { cellMoments, linkMoments } from "./moments.ts";
import type { Sample } from "./sample.ts";
import { indicatorSamples, type Samples } from "./samples.ts";
import { buildSeries, hasEnoughUnits } from "./series.ts";
import { MIN_UNITS } from "./verdicts.ts";

// Everything that is computed of one city's checked returns.

export interface CityTables {
  readonly estimates: readonly EstimateRow[];
  readonly changes: readonly ChangeRow[];
  readonly cells: readonly CellRow[];
  readonly links: readonly LinkRow[];
  readonly benchmarks: readonly BenchmarkRow[];
  /** Figures without the publication rules, for the office alone. */
  readonly officeEstimates: readonly EstimateRow[];
}

export interface CityContext {
  readonly release: string;
  readonly indicators: readonly Indicator[];
  readonly targets: readonly TargetRow[];
  readonly t: TTable;
}

/** Lags whose covariances are published: what changes of single quarters and of four-quarter figures need. */
const LAGS = { community: [1, 2, 3, 4, 5, 6, 7], enterprise: [1, 4] } as const;

export function buildCity(city: CheckedCity, context: CityContext): CityTables {
  const parts = context.indicators.map((indicator) => buildIndicator(city, indicator, context));
  return {
    estimates: parts.flatMap((part) => part.estimates),
    changes: parts.flatMap((part) => part.changes),
    cells: parts.flatMap((part) => part.cells),
    links: parts.flatMap((part) => part.links),
    benchmarks: benchmarkRows(city),
    officeEstimates: parts.flatMap((part) => part.officeEstimates),
  };
}

function buildIndicator(city: CheckedCity, indicator: Indicator, context: CityContext) {
  const samples = indicatorSamples(city, indicator);
  const spanned = city.quarters.map((quarter) => quarterIndex(quarter.quarter));
  const surveyed = city.quarters.some((q) =>
    indicator.survey === "community" ? q.communities : q.enterprises,
  );
  if (!surveyed) return { estimates: [], changes: [], cells: [], links: [], officeEstimates: [] };
  const estimating: EstimateContext = {
    release: context.release,
    city: city.city,
    t: context.t,
    targets: context.targets.filter((target) => target.city === city.city),
    span: [Math.min(...spanned), Math.max(...spanned)],
  };
  const chosen = indicator.domain === "*" ? null : indicator.domain.split(",");
  const knownTotal = (quarter: number) => knownTotalOf(city, indicator, chosen, quarter);
  const seriesWith = (minUnits: number) => buildSeries(indicator, samples, chosen, knownTotal, minUnits);
  const series = seriesWith(MIN_UNITS[indicator.survey]);
  const figures = seriesFigures(series, estimating);
  const changes = changeRows(series, figures, estimating);
  const office = seriesWith(2);
  const officeFigures = seriesFigures(office, estimating);
  return {
    estimates: estimateRows(series, figures, changes, estimating, "published"),
    changes,
    cells: cellRows(city.city, indicator, samples),
    links: linkRows(city.city, indicator, samples),
    officeEstimates: estimateRows(
      office,
      officeFigures,
      changeRows(office, officeFigures, estimating),
      estimating,
      "all_values",
    ),
  };
}

/** Cells with too few units stand with empty moments, so that no sum can leave them out unnoticed. */
function cellRows(city: string, indicator: Indicator, samples: Samples): CellRow[] {
  return [...samples].flatMap(([quarter, sample]) => {
    const suppressed = suppressedCells(indicator, sample);
    return cellMoments(sample).map((cell) => {
      const enough = !suppressed.includes(cell.cell);
      const community = indicator.survey === "community" && enough;
      return {
        city,
        survey: indicator.survey,
        quarter: quarterOf(quarter),
        indicator: indicator.id,
        ...cell,
        ...(enough ? {} : EMPTY_MOMENTS),
        sum_w: community ? cell.sum_w : null,
        sum_ww: community ? cell.sum_ww : null,
      };
    });
  });
}

const EMPTY_MOMENTS = { ty: null, tx: null, vyy: null, vxy: null, vxx: null, dfc: null, vinf: null };

function linkRows(city: string, indicator: Indicator, samples: Samples): LinkRow[] {
  return [...samples].flatMap(([quarter, later]) =>
    LAGS[indicator.survey].flatMap((lag) => {
      const earlier = samples.get(quarter - lag);
      if (!earlier) return [];
      const suppressed = new Set([
        ...suppressedCells(indicator, later),
        ...suppressedCells(indicator, earlier),
      ]);
      const links = linkMoments(later, earlier).filter((link) => !suppressed.has(link.cell));
      return links.map((link) => ({
        city,
        survey: indicator.survey,
        quarter: quarterOf(quarter),
        lag,
        indicator: indicator.id,
        ...link,
      }));
    }),
  );
}

function suppressedCells(indicator: Indicator, sample: Sample): string[] {
  const moments = cellMoments(sample);
  const minUnits = MIN_UNITS[indicator.survey];
  return moments
    .filter(
      (cell) => !hasEnoughUnits(indicator, indicator.survey === "community" ? [cell] : moments, minUnits),
    )
    .map((cell) => cell.cell);
}

function benchmarkRows(city: CheckedCity): BenchmarkRow[] {
  return city.quarters.flatMap((quarter) =>
    quarter.strata.community.map((stratum) => ({
      city: city.city,
      survey: "community" as const,
      quarter: quarter.quarter,
      cell: stratum.cell,
      known_total: stratum.knownTotal,
    })),
  );
}

function knownTotalOf(
  city: CheckedCity,
  indicator: Indicator,
  cells: readonly string[] | null,
  quarter: number,
): number | null {
  const strata =
    city.quarters.find((q) => quarterIndex(q.quarter) === quarter)?.strata[indicator.survey] ?? [];
  const totals = strata.filter((s) => cells === null || cells.includes(s.cell)).map((s) => s.knownTotal);
  if (totals.length === 0) return null;
  return totals.reduce<number | null>(
    (sum, total) => (sum === null || total === null ? null : sum + total),
    0,
  );
}
