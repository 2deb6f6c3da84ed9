import type { CellRow } from "#contract/published/moment-tables.ts";
import { rows } from "#db/ask.ts";
import type { Database } from "#db/database.ts";
import { type ComparedRow, type Comparison, compareRows } from "./compare.ts";
import type { VerifyFacts } from "./facts.ts";
import { lagsOf, VERIFY_KINDS } from "./periods.ts";
import { writtenChange, writtenSeries } from "./written.ts";

// The published figures and changes of two files, and the same questions put to the moments.

export interface Answered {
  readonly comparisons: readonly Comparison[];
  /** The moments that the question reads, of all quarters. */
  readonly cells: readonly CellRow[];
}

export interface Recomputed extends Answered {
  /** Files whose entry in manifest.json is another one than when the page was built. */
  readonly changed: readonly string[];
}

const FIGURE = "period, estimate, ci_lower, ci_upper, se, quality";
const CHANGE = "period, from_period, change, ci_lower, ci_upper, se, verdict";

export async function askAgain(db: Database, facts: VerifyFacts): Promise<Answered> {
  const asked = async (sql: string) => (await rows(db, sql)) as unknown as ComparedRow[];
  const { city, indicator } = facts;
  const own = `city = ${quoted(city)} AND indicator = ${quoted(indicator.id)}`;
  const published = [
    ...(await asked(`SELECT ${FIGURE}, period_kind AS kind, NULL AS lag FROM estimates WHERE ${own}`)),
    ...(await asked(`SELECT ${CHANGE}, period_kind AS kind, lag FROM changes WHERE ${own}`)),
  ];
  const recomputed: ComparedRow[] = [];
  for (const kind of VERIFY_KINDS) {
    const named = (answer: ComparedRow[], lag: number | null) =>
      recomputed.push(...answer.map((row) => ({ ...row, kind, lag })));
    named(await asked(writtenSeries(facts, kind)), null);
    for (const lag of lagsOf(kind)) named(await asked(writtenChange(facts, kind, lag)), lag);
  }
  return {
    comparisons: compareRows(published, recomputed),
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
