import type { EstimateRow, IndexRow } from "#contract/published/figure-tables.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import { limits, type TTable, wholeDf } from "./interval.ts";
import { targetVerdict } from "./verdicts.ts";

// A city's four-quarter figure against the mean of the other cities' (METHOD section 3, four indices): cities are
// independent, so variances of the logarithms add, with Satterthwaite's degrees of freedom.

/** Fewer make no average to compare with. */
const MIN_PEERS = 3;

/** Counts of persons are left out: they tell how large a city is. */
export function peerIndexRows(
  estimates: readonly EstimateRow[],
  indicators: readonly Indicator[],
  t: TTable,
): IndexRow[] {
  const compared = indicators.filter((indicator) => indicator.indexed && indicator.unit !== "persons");
  const usable = estimates.filter(
    (row) =>
      row.period_kind === "four_quarter" &&
      row.obs_status === "normal" &&
      (row.estimate ?? 0) > 0 &&
      row.se !== null,
  );
  return compared.flatMap((indicator) => {
    const byPeriod = Map.groupBy(
      usable.filter((row) => row.indicator === indicator.id),
      (row) => row.period,
    );
    return [...byPeriod.values()].flatMap((rows) =>
      rows.length <= MIN_PEERS
        ? []
        : rows.map((own) =>
            indexRow(
              own,
              rows.filter((row) => row !== own),
              t,
            ),
          ),
    );
  });
}

interface Part {
  readonly variance: number;
  readonly df: number;
}

function indexRow(own: EstimateRow, peers: readonly EstimateRow[], t: TTable): IndexRow {
  const k = peers.length;
  const mean = peers.reduce((sum, row) => sum + (row.estimate ?? 0), 0) / k;
  const part = (row: EstimateRow, scale: number): Part => ({
    variance: ((row.se ?? 0) / scale) ** 2,
    df: row.df ?? 1,
  });
  const parts = [part(own, own.estimate ?? 1), ...peers.map((row) => part(row, k * mean))];
  const variance = parts.reduce((sum, p) => sum + p.variance, 0);
  const df = variance > 0 ? variance ** 2 / parts.reduce((sum, p) => sum + p.variance ** 2 / p.df, 0) : 1000;
  const index = (100 * (own.estimate ?? 0)) / mean;
  const interval = limits("log", index, index ** 2 * variance, t(wholeDf(df)).t975, 1);
  const { release, city, period, period_kind, indicator } = own;
  return {
    ...{ release, city, period, period_kind, indicator, against: "peers", base: String(k), index },
    ...{ ci_lower: interval.lower, ci_upper: interval.upper },
    ...{ se: index * Math.sqrt(variance), df: wholeDf(df), verdict: targetVerdict(interval, 100) },
  };
}
