import type { CellRow } from "#contract/moment-tables.ts";
import { rows } from "#db/ask.ts";
import type { Database } from "#db/database.ts";
import { type Comparison, compareFigures, type FigureNumbers } from "./compare.ts";
import type { VerifyFacts } from "./facts.ts";
import { VERIFY_KINDS } from "./periods.ts";
import { writtenSeries } from "./written.ts";

// The published figures of a file and the same questions put to the moments.

export interface Answered {
  readonly comparisons: readonly Comparison[];
  /** The moments that the question reads, of all quarters. */
  readonly cells: readonly CellRow[];
}

export interface Recomputed extends Answered {
  /** Files whose entry in manifest.json is another one than when the page was built. */
  readonly changed: readonly string[];
}

const NUMBERS = "period, estimate, ci_lower, ci_upper, se";

export async function askAgain(db: Database, facts: VerifyFacts): Promise<Answered> {
  const { city, indicator } = facts;
  const own = `city = ${quoted(city)} AND indicator = ${quoted(indicator.id)}`;
  const published = await rows(db, `SELECT ${NUMBERS}, period_kind AS kind FROM estimates WHERE ${own}`);
  const recomputed: FigureNumbers[] = [];
  for (const kind of VERIFY_KINDS) {
    const answer = (await rows(db, writtenSeries(facts, kind))) as unknown as FigureNumbers[];
    recomputed.push(...answer.map((row) => ({ ...row, kind })));
  }
  return {
    comparisons: compareFigures(published as unknown as FigureNumbers[], recomputed),
    cells: (await rows(db, momentsSql(facts))) as unknown as CellRow[],
  };
}

/** Of the indicator, and of the share of units with an event where the interval rests on it. */
function momentsSql({ city, indicator }: VerifyFacts): string {
  const { id, carried_by, domain } = indicator;
  const read = carried_by === null ? [id] : [id, carried_by];
  const within = domain === "*" ? "" : ` AND cell IN (${domain.split(",").map(quoted).join(", ")})`;
  return `SELECT * FROM cells WHERE city = ${quoted(city)} AND indicator IN (${read.map(quoted).join(", ")})${within}
    ORDER BY quarter, indicator, cell`;
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
