import { rows } from "#db/ask.ts";
import type { Database } from "#db/database.ts";
import {
  type CellMoments,
  type GroupGrowth,
  growthOfCells,
  type TQuantiles,
} from "#report/quarterly/group-growth.ts";
import type { Words } from "#report/words.ts";

// Growth of groups of enterprises: the moments of all cities are read once a build. To ask combination.sql for every
// group of every report takes a minute; src/checks/figures/group-growth.test.ts holds the one against the other.

export interface KnownMoments {
  /** By city and quarter. */
  readonly cells: ReadonlyMap<string, readonly CellMoments[]>;
  readonly quantiles: TQuantiles;
}
let known: Promise<KnownMoments> | undefined;

/** By size, then by sector where its cells stand alone; empty without enterprises. */
export async function groupGrowthOf(
  db: Database,
  city: string,
  quarter: string,
  words: Words,
): Promise<GroupGrowth[]> {
  known ??= readMoments(db, "employment_growth_year");
  const { cells, quantiles } = await known;
  return growthOfCells(cells.get(`${city} ${quarter}`) ?? [], quantiles, words);
}

export async function readMoments(db: Database, indicator: string): Promise<KnownMoments> {
  const found = await db.query(
    `select city, quarter, cell, n_resp, ty, tx, vyy, vxy, vxx, dfc, vinf from cells
     where indicator = ? order by city, quarter, cell`,
    [indicator],
  );
  const quantiles = await rows(db, "select df, t975, t75 from t_quantiles order by df");
  const number = (value: unknown) => (value === null ? null : Number(value));
  const moments = found.map((row) => ({
    key: `${row.city} ${row.quarter}`,
    cell: String(row.cell),
    ...{ n: Number(row.n_resp ?? 0), y: number(row.ty), x: number(row.tx) },
    ...{ vyy: number(row.vyy), vxy: number(row.vxy), vxx: number(row.vxx) },
    ...{ df: number(row.dfc), inflation: number(row.vinf) },
  }));
  return {
    cells: Map.groupBy(moments, ({ key }) => key),
    quantiles: new Map(
      quantiles.map((row) => [Number(row.df), { t975: Number(row.t975), t75: Number(row.t75) }]),
    ),
  };
}
