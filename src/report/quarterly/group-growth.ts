import type { Words } from "../words.ts";
import { opening } from "./clauses.ts";
import type { GroupGrowth } from "./report-facts.ts";

// Growth of unions of public cells, from their moments: PUBLIC_FILES and by_cell.sql, for more than one cell.

export type { GroupGrowth };

export interface CellMoments {
  /** size/sector, several joined by & */
  readonly cell: string;
  readonly n: number;
  /** Null where the cell is not published. */
  readonly y: number | null;
  readonly x: number | null;
  readonly vyy: number | null;
  readonly vxy: number | null;
  readonly vxx: number | null;
  readonly df: number | null;
  readonly inflation: number | null;
}

export type TQuantiles = ReadonlyMap<number, { readonly t975: number; readonly t75: number }>;

const SIZES = ["large+medium", "small", "micro"] as const;

/** By size in its order, then by sector; a sector that is published together with another goes with it. */
export function growthOfCells(
  cells: readonly CellMoments[],
  quantiles: TQuantiles,
  words: Words,
): GroupGrowth[] {
  const bySize = SIZES.flatMap((size) => {
    const own = cells.filter(({ cell }) => cell.startsWith(`${size}/`));
    const name = sizeName(size, words);
    return own.length === 0 ? [] : [{ by: "size" as const, name, ...growthOf(own, quantiles) }];
  });
  return [...bySize, ...bySector(cells, quantiles, words)];
}

/** Where sectors of one size are published together and of another apart, each size has its own groups. */
function bySector(cells: readonly CellMoments[], quantiles: TQuantiles, words: Words): GroupGrowth[] {
  const all = sectorGroups(cells);
  const named = ({ sectors, cells: own }: (typeof all)[number], size: string): GroupGrowth => {
    const names = sectors.map((sector) => words.t(`quarterly.groups.sector.${sector}`));
    const joined = names.join(words.t("quarterly.list"));
    const name =
      size === "" ? opening(joined, words) : words.t("quarterly.groups.of_size", { size, sectors: joined });
    return { by: "sector", name, ...growthOf(own, quantiles) };
  };
  if (all.length > 1) return all.map((group) => named(group, ""));
  return SIZES.flatMap((size) => {
    const groups = sectorGroups(cells.filter(({ cell }) => cell.startsWith(`${size}/`)));
    return groups.length < 2 ? [] : groups.map((group) => named(group, sizeName(size, words)));
  });
}

function sizeName(size: (typeof SIZES)[number], words: Words): string {
  return words.t(`quarterly.groups.size.${size.replace("+", "_")}`);
}

/** Sectors that any cell holds together can't be told apart: they make one group. */
function sectorGroups(cells: readonly CellMoments[]) {
  const groups: { sectors: string[]; cells: CellMoments[] }[] = [];
  for (const cell of cells) {
    const sectors = sectorsOf(cell);
    const touched = groups.filter((group) => group.sectors.some((sector) => sectors.includes(sector)));
    const merged = {
      sectors: [...new Set([...touched.flatMap((group) => group.sectors), ...sectors])].sort(),
      cells: [...touched.flatMap((group) => group.cells), cell],
    };
    groups.splice(0, groups.length, ...groups.filter((group) => !touched.includes(group)), merged);
  }
  return groups.toSorted((a, b) => ((a.sectors[0] ?? "") < (b.sectors[0] ?? "") ? -1 : 1));
}

function sectorsOf({ cell }: CellMoments): string[] {
  return cell.split(" & ").flatMap((part) => part.split("/")[1] ?? []);
}

type Growth = Omit<GroupGrowth, "by" | "name">;
const ABSENT = { estimate: null, ci_lower: null, ci_upper: null, ci_lower_50: null, ci_upper_50: null };

/** Ratio of sums with its t interval, without the smoothing over quarters. METHOD section 4. */
export function growthOf(cells: readonly CellMoments[], quantiles: TQuantiles): Growth {
  const n = cells.reduce((sum, cell) => sum + cell.n, 0);
  const known = cells.flatMap(completeMoments);
  const x = known.reduce((sum, cell) => sum + cell.x, 0);
  if (known.length < cells.length || n < 10 || x <= 0) {
    return { ...ABSENT, se: null, n_responding: n, obs_status: "too_few_units" };
  }
  const estimate = known.reduce((sum, cell) => sum + cell.y, 0) / x;
  const parts = known.map(({ vyy, vxy, vxx, df, inflation }) => {
    const v = Math.max(vyy - 2 * estimate * vxy + estimate * estimate * vxx, 0) / (x * x);
    return { v, df, inflated: v * inflation };
  });
  const variance = parts.reduce((sum, { v }) => sum + v, 0);
  const spread = Math.sqrt(parts.reduce((sum, { inflated }) => sum + inflated, 0));
  const t = quantiles.get(wholeDf(parts, variance));
  if (!t) return { ...ABSENT, se: null, n_responding: n, obs_status: "too_few_units" };
  const limits = (quantile: number) => [estimate - quantile * spread, estimate + quantile * spread] as const;
  const [ci_lower, ci_upper] = limits(t.t975);
  const [ci_lower_50, ci_upper_50] = limits(t.t75);
  return {
    ...{ estimate, ci_lower, ci_upper, ci_lower_50, ci_upper_50, se: Math.sqrt(variance) },
    ...{ n_responding: n, obs_status: "normal" },
  };
}

function completeMoments({ y, x, vyy, vxy, vxx, df, inflation }: CellMoments) {
  if (y === null || x === null || vyy === null || vxy === null || vxx === null || df === null) return [];
  return [{ y, x, vyy, vxy, vxx, df, inflation: inflation ?? 1 }];
}

function wholeDf(parts: readonly { readonly v: number; readonly df: number }[], variance: number): number {
  const squares = parts.reduce((sum, { v, df }) => sum + (v * v) / df, 0);
  const df = squares > 0 ? (variance * variance) / squares : Math.min(...parts.map((part) => part.df));
  return Math.min(Math.max(Math.floor(df + 1e-6), 1), 1000);
}
