import type { Indicator } from "#contract/registry/registry.ts";
import type { Samples } from "#pipeline/weigh/samples.ts";
import type { AlignedPair } from "./covariance.ts";
import { type CellMoments, cellMoments } from "./moments.ts";
import { type PairedSamples, pairVariances, type Term, withoutRounding } from "./score-variance.ts";

/** One indicator of one city over one choice of cells. */
export interface Series extends PairedSamples {
  readonly indicator: Indicator;
  /** The share of units with an event, for the interval of a ratio that few units carry. ratio-interval.ts */
  readonly events?: Series;
  /** Pairs of quarters "later earlier" whose covariance may not be published. PUBLIC_FILES, D4. */
  readonly unlinked: ReadonlySet<string>;
  readonly quarters: ReadonlyMap<number, SeriesQuarter>;
}

export interface SeriesQuarter {
  readonly y: number;
  readonly x: number;
  readonly n: number;
  /** (sum w)^2 / sum w^2. METHOD section 4. */
  readonly effectiveUnits: number;
  /** What the quarter's ratio is multiplied with, where the indicator has a factor. */
  readonly knownTotal: number | null;
  /** Enough units in every cell chosen; else the quarter has no figure. */
  readonly published: boolean;
  /** Not published for reasons of confidentiality though there are enough units. */
  readonly withheld?: boolean;
  readonly cells: readonly CellMoments[];
  readonly df: number;
}

/**
 * @param cells the chosen public cells, or null for all.
 * @param knownTotal by quarter, for the chosen cells; null where the frame has none.
 * @param minUnits fewest responding units (communities in every cell; enterprises in all).
 */
export function buildSeries(
  indicator: Indicator,
  samples: Samples,
  cells: readonly string[] | null,
  knownTotal: (quarter: number) => number | null,
  minUnits: number,
): Series {
  const isChosen = ({ cell }: { readonly cell: string }) => cells === null || cells.includes(cell);
  const chosen = new Map(
    [...samples].map(([quarter, sample]) => [quarter, { ...sample, strata: sample.strata.filter(isChosen) }]),
  );
  const paired = { samples: chosen, pairs: new Map<string, AlignedPair>() };
  const quarters = new Map<number, SeriesQuarter>();
  for (const [quarter, sample] of samples) {
    const moments = cellMoments(sample).filter(isChosen);
    quarters.set(quarter, {
      ...totalsOf(moments),
      knownTotal: knownTotal(quarter),
      published: hasEnoughUnits(indicator, moments, minUnits),
      cells: moments,
      df: satterthwaite(paired, quarter, moments),
    });
  }
  return { indicator, quarters, unlinked: new Set(), ...paired };
}

/** The same series under another least number of units. */
export function withMinUnits(series: Series, minUnits: number): Series {
  const quarters = [...series.quarters].map(([quarter, known]) => {
    const published = hasEnoughUnits(series.indicator, known.cells, minUnits);
    return [quarter, { ...known, published }] as const;
  });
  const events = series.events && { events: withMinUnits(series.events, minUnits) };
  return { ...series, quarters: new Map(quarters), ...events };
}

function totalsOf(moments: readonly CellMoments[]) {
  const sum = (key: "ty" | "tx" | "n_resp" | "sum_w" | "sum_ww") =>
    moments.reduce((s, cell) => s + (cell[key] ?? 0), 0);
  return { y: sum("ty"), x: sum("tx"), n: sum("n_resp"), effectiveUnits: sum("sum_w") ** 2 / sum("sum_ww") };
}

export function hasEnoughUnits(
  indicator: Indicator,
  cells: readonly Pick<CellMoments, "n_resp">[],
  minUnits: number,
): boolean {
  const counts = cells.map((cell) => cell.n_resp);
  if (indicator.survey === "community") return counts.length > 0 && Math.min(...counts) >= minUnits;
  return counts.reduce((sum, n) => sum + n, 0) >= minUnits;
}

/** df = (sum V_c)^2 / sum(V_c^2 / df_c), the smallest df_c without variance. METHOD section 4 (ii). */
function satterthwaite(paired: PairedSamples, quarter: number, cells: readonly CellMoments[]): number {
  const { y, x } = totalsOf(cells);
  const ratio = y / x;
  const term: Term = { quarter, coefficient: 1, ratio };
  const variances = Number.isFinite(ratio) ? pairVariances(paired, term, term) : new Map<string, number>();
  const parts = cells.map((cell) => ({ v: variances.get(cell.cell) ?? 0, df: cell.dfc ?? 1 }));
  const sum = parts.reduce((v, part) => v + part.v, 0);
  const total = withoutRounding(sum, y, sum);
  if (!(total > 0)) return Math.min(...parts.map((part) => part.df));
  return total ** 2 / parts.reduce((sum, part) => sum + part.v ** 2 / part.df, 0);
}
