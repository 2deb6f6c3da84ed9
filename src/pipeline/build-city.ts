import type { AdministrativeCountRow, PanelRow } from "#contract/published/context-tables.ts";
import type { AlertRow, EstimateRow } from "#contract/published/figure-tables.ts";
import type { BenchmarkRow } from "#contract/published/moment-tables.ts";
import type { PublishedCellRow } from "#contract/published/office-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { Indicator, Measure } from "#contract/registry/registry.ts";
import type { TargetRow } from "#contract/registry/registry-tables.ts";
import type { CheckedCity } from "#pipeline/check/city-returns.ts";
import { cellFaults } from "#pipeline/disclose/disclosure-rules.ts";
import { noisedCity } from "#pipeline/disclose/noise.ts";
import { buildPartition, type Partition, partitionSample } from "#pipeline/disclose/partition.ts";
import { imputedShares } from "#pipeline/edit/imputed-share.ts";
import { alertRows } from "#pipeline/estimate/alerts.ts";
import { absentRow } from "#pipeline/estimate/estimates.ts";
import type { EstimateContext } from "#pipeline/estimate/figures.ts";
import type { TTable } from "#pipeline/estimate/interval.ts";
import { administrativeCounts } from "#pipeline/publish/administrative-counts.ts";
import { panelRows } from "#pipeline/publish/panel-rows.ts";
import { benchmarkRows, disqualifiedQuarters } from "#pipeline/weigh/benchmarks.ts";
import { baseCells } from "#pipeline/weigh/sample.ts";
import { indicatorSamples, type Samples } from "#pipeline/weigh/samples.ts";
import {
  type Confidentiality,
  type IndicatorTables,
  indicatorSeries,
  NOTHING_CONFIDENTIAL,
  officeEstimates,
  publishedTables,
} from "./build-indicator.ts";

// Everything that is computed of one city's checked returns.

export interface CityTables extends IndicatorTables {
  readonly benchmarks: readonly BenchmarkRow[];
  readonly alerts: readonly AlertRow[];
  readonly administrative: readonly AdministrativeCountRow[];
  readonly panel: readonly PanelRow[];
  /** Figures of the returns as they came in, without noise or publication rules: for the office alone. */
  readonly officeEstimates: readonly EstimateRow[];
  readonly partition: Partition;
}

export interface CityContext {
  readonly release: string;
  readonly indicators: readonly Indicator[];
  readonly targets: readonly TargetRow[];
  /** Counts that may be published; none without it. */
  readonly measures?: readonly Measure[];
  readonly t: TTable;
  /** Cells of enterprises that earlier releases published. */
  readonly publishedCells?: readonly PublishedCellRow[];
  /** Of the permanent noise of enterprises; without it nothing of enterprises is published. */
  readonly noiseKey: string | null;
}

export function buildCity(city: CheckedCity, context: CityContext): CityTables {
  const benchmarks = benchmarkRows(city);
  const exact = new Map(context.indicators.map((i) => [i.id, indicatorSamples(city, i)]));
  const enterprise = context.indicators.filter((indicator) => indicator.survey === "enterprise");
  const partition = buildPartition(
    cellOrder(city),
    new Map(enterprise.map(({ id }) => [id, exact.get(id) ?? new Map()])),
    publishedBlocks(context.publishedCells ?? []),
  );
  const noised = context.noiseKey === null ? null : noisedCity(city, context.noiseKey);
  const estimating = estimateContext(city, context);
  const parts = context.indicators.map((indicator) => {
    const open = exact.get(indicator.id) ?? new Map();
    const office = indicatorSeries(indicator, open, benchmarks, NOTHING_CONFIDENTIAL);
    if (open.size === 0) return { ...empty, estimates: [absentRow(indicator, estimating)] };
    const own = { officeEstimates: officeEstimates(office, estimating) };
    if (city.designBasis === "purposive" && indicator.unit === "persons") {
      // Units that nobody drew at random stand for no others: no totals of the city. METHOD section 0.
      const absent = { ...absentRow(indicator, estimating), obs_status: "purposive_panel" as const };
      return { ...empty, estimates: [absent], ...own };
    }
    if (indicator.survey === "community")
      return { ...publishedTables(office, open, NOTHING_CONFIDENTIAL, estimating), ...own };
    if (indicator.survey === "register") {
      const confidential = registerConfidentiality(open);
      const series = indicatorSeries(indicator, open, benchmarks, confidential);
      return { ...publishedTables(series, open, confidential, estimating), ...own };
    }
    if (noised === null) return { ...empty, ...own };
    const samples = partitioned(indicatorSamples(noised, indicator), partition);
    const confidential = confidentialityOf(partition, indicator.id);
    const series = indicatorSeries(indicator, samples, benchmarks, confidential);
    return { ...publishedTables(series, samples, confidential, estimating), ...own };
  });
  return {
    estimates: parts.flatMap((part) => part.estimates),
    changes: parts.flatMap((part) => part.changes),
    indices: parts.flatMap((part) => part.indices),
    cells: parts.flatMap((part) => part.cells),
    links: parts.flatMap((part) => part.links),
    officeEstimates: parts.flatMap((part) => part.officeEstimates),
    benchmarks,
    alerts: context.noiseKey === null ? [] : alertRows(city),
    administrative: administrativeCounts(city, context.measures ?? []),
    panel: panelRows(city, context.noiseKey === null ? null : estimating.imputedShares),
    partition,
  };
}

const empty: IndicatorTables & Pick<CityTables, "officeEstimates"> = {
  ...{ estimates: [], changes: [], indices: [], cells: [], links: [], officeEstimates: [] },
};

function estimateContext(city: CheckedCity, context: CityContext): EstimateContext {
  const spanned = city.quarters.map((quarter) => quarterIndex(quarter.quarter));
  return {
    release: context.release,
    city: city.city,
    t: context.t,
    targets: context.targets.filter((target) => target.city === city.city),
    span: [Math.min(...spanned), Math.max(...spanned)],
    disqualified: disqualifiedQuarters(city),
    imputedShares: imputedShares(city.quarters),
  };
}

function cellOrder(city: CheckedCity): Map<number, string[]> {
  return new Map(
    city.quarters.map(({ quarter, strata }) => {
      const cells = strata.enterprise.map((stratum) => stratum.cell);
      return [quarterIndex(quarter), [...new Set(cells)].sort((a, b) => sizeRank(a) - sizeRank(b))];
    }),
  );
}

function publishedBlocks(cells: readonly PublishedCellRow[]): Map<number, string[][]> {
  const byQuarter = Map.groupBy(cells, ({ quarter }) => quarterIndex(quarter));
  return new Map([...byQuarter].map(([quarter, rows]) => [quarter, rows.map(({ cell }) => baseCells(cell))]));
}

const SIZES = ["large+medium", "small", "micro"];

function sizeRank(cell: string): number {
  return SIZES.indexOf(cell.split("/")[0] ?? "");
}

function partitioned(samples: Samples, { blocks }: Partition): Samples {
  return new Map([...samples].map(([quarter, sample]) => [quarter, partitionSample(sample, blocks)]));
}

/** Quarters in which one or two start-ups make up the figure. */
function registerConfidentiality(samples: Samples): Confidentiality {
  const blocked = [...samples].filter(([, sample]) => cellFaults("register", sample).length > 0);
  return { ...NOTHING_CONFIDENTIAL, blocked: new Set(blocked.map(([quarter]) => quarter)) };
}

function confidentialityOf({ unmended }: Partition, indicator: string): Confidentiality {
  const own = unmended.filter((fault) => fault.indicator === indicator);
  return {
    blocked: new Set(own.filter((fault) => fault.rule !== "D4").map((fault) => fault.quarter)),
    unlinked: new Set(
      own.flatMap((fault) =>
        fault.lag === undefined ? [] : [`${fault.quarter} ${fault.quarter - fault.lag}`],
      ),
    ),
  };
}
