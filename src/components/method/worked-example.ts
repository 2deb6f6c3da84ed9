import type { TQuantileRow } from "#contract/published/moment-tables.ts";
import { rows } from "#db/ask.ts";
import type { Database } from "#db/database.ts";

// From published moments to a published figure, step by step: METHOD sections 2 and 4.

export interface WorkedExample {
  readonly quarter: string;
  readonly n: number;
  readonly ty: number;
  readonly tx: number;
  readonly rate: number;
  readonly variance: number;
  readonly se: number;
  readonly inflation: number;
  readonly df: number;
  readonly t: number;
  readonly lower: number;
  readonly upper: number;
}

/** The unemployment rate of the urban cell; null where the quarter has none. */
export async function workedExample(
  db: Database,
  city: string,
  quarter: string,
  tQuantiles: readonly TQuantileRow[],
): Promise<WorkedExample | null> {
  const found = await rows(
    db,
    `select n_resp, ty, tx, vyy, vxy, vxx, dfc, vinf from cells
     where city = '${city.replaceAll("'", "''")}' and indicator = 'unemployment_rate' and cell = 'urban' and quarter = '${quarter}'`,
  );
  const cell = found[0];
  const number = (name: string) => Number(cell?.[name]);
  const [ty, tx] = [number("ty"), number("tx")];
  if (!cell || cell.ty === null || !(tx > 0) || !(ty > 0)) return null;
  const rate = ty / tx;
  const variance = (number("vyy") - 2 * rate * number("vxy") + rate * rate * number("vxx")) / (tx * tx);
  const df = Math.min(1000, Math.max(1, Math.floor(number("dfc") + 1e-6)));
  const t = tQuantiles[df - 1]?.t975 ?? Number.NaN;
  const step = (t * Math.sqrt(variance * number("vinf"))) / (rate * (1 - rate));
  const odds = Math.log(rate / (1 - rate));
  const at = (x: number) => 1 / (1 + Math.exp(-x));
  return {
    ...{ quarter, n: number("n_resp"), ty, tx, rate, variance, se: Math.sqrt(variance) },
    ...{ inflation: number("vinf"), df, t, lower: at(odds - step), upper: at(odds + step) },
  };
}
