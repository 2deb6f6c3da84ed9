import type { CellRow, LinkRow } from "#contract/published/moment-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import { type Key, keyOf, meanings } from "./meaning.ts";
import type { Respondents } from "./truth.ts";

// Published moments turned back into plain sums over the respondents of a cell that is one stratum.

/** Sums and sums of products of counts over `n` enterprises of a cell. */
export interface Known {
  readonly cell: string;
  readonly who: Respondents;
  readonly n: number;
  readonly sums: Map<Key, number>;
  readonly products: Map<string, number>;
}

export const productOf = (a: Key, b: Key): string => (a < b ? `${a}*${b}` : `${b}*${a}`);

/**
 * ty = w Σy and v_ab = w² (1 - n/N) n/(n-1) Σ(a - mean a)(b - mean b) with w = N/n, solved for the sums.
 * @param population N of the only stratum of the cell, which business registers tell.
 */
export function knownOfCell(row: CellRow, population: number): Known | null {
  const { ty, tx, vyy, vxy, vxx, n_resp: n } = row;
  const meaning = meanings[row.indicator];
  if (!meaning || ty === null || tx === null || n < 1 || n > population) return null;
  const quarter = quarterIndex(row.quarter);
  const weight = population / n;
  const [sy, sx] = [ty / weight, tx / weight];
  const known: Known = {
    cell: row.cell,
    who: [[row.indicator, quarter]],
    n,
    sums: new Map(meaning.parts.map((part) => [keyOf(part, quarter), part.y * sy + part.x * sx])),
    products: new Map(),
  };
  const factor = n > 1 ? weight ** 2 * (1 - n / population) * (n / (n - 1)) : 0;
  if (factor <= 0 || vyy === null || vxy === null || vxx === null) return known;
  const [yy, xy, xx] = [vyy / factor + sy ** 2 / n, vxy / factor + (sx * sy) / n, vxx / factor + sx ** 2 / n];
  for (const a of meaning.parts) {
    for (const b of meaning.parts) {
      const product = a.y * b.y * yy + (a.y * b.x + a.x * b.y) * xy + a.x * b.x * xx;
      known.products.set(productOf(keyOf(a, quarter), keyOf(b, quarter)), product);
    }
  }
  return known;
}

/**
 * c_ab = (1 - nu/N) nu/(nu-1) [w1 w0 Σ_both ab - Ta Tb / nu] over the nu units of either quarter, solved for the
 * sum of products over the units of both: PUBLIC_FILES step 4.
 */
export function knownOfLink(
  link: LinkRow,
  later: CellRow,
  earlier: CellRow,
  populations: readonly [later: number, earlier: number],
): Known | null {
  const meaning = meanings[link.indicator];
  const { ty: y1, tx: x1, n_resp: n1 } = later;
  const { ty: y0, tx: x0, n_resp: n0 } = earlier;
  if (!meaning || y1 === null || x1 === null || y0 === null || x0 === null) return null;
  const units = n1 + n0 - link.n_match;
  if (units < 2 || units >= populations[0]) return null;
  const weights = (populations[0] / n1) * (populations[1] / n0);
  const factor = (1 - units / populations[0]) * (units / (units - 1));
  const both = (c: number | null, t1: number, t0: number) =>
    ((c ?? 0) / factor + (t1 * t0) / units) / weights;
  const [yy, yx] = [both(link.c_y1y0, y1, y0), both(link.c_y1x0, y1, x0)];
  const [xy, xx] = [both(link.c_x1y0, x1, y0), both(link.c_x1x0, x1, x0)];
  const [q1, q0] = [quarterIndex(link.quarter), quarterIndex(link.quarter) - link.lag];
  const products = new Map<string, number>();
  for (const a of meaning.parts) {
    for (const b of meaning.parts) {
      const product = a.y * b.y * yy + a.y * b.x * yx + a.x * b.y * xy + a.x * b.x * xx;
      products.set(productOf(keyOf(a, q1), keyOf(b, q0)), product);
    }
  }
  const who = [[link.indicator, q1] as const, [link.indicator, q0] as const];
  return { cell: link.cell, who, n: link.n_match, sums: new Map(), products };
}
