import type { PeriodKind } from "#contract/period.ts";
import type { VerifyFacts } from "./facts.ts";

/** The question of all periods of a kind, with its parameters written out: what is shown, and what is asked. */
export function writtenSeries(
  { city, indicator }: { city: string; indicator: Pick<VerifyFacts["indicator"], "id" | "domain"> },
  kind: PeriodKind,
): string {
  const params = [city, indicator.id, indicator.domain, kind].map(
    (text) => `'${text.replaceAll("'", "''")}'`,
  );
  return `SELECT * FROM series(${params.join(", ")})`;
}
