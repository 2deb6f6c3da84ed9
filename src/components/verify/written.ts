import type { PeriodKind } from "#contract/period.ts";
import type { VerifyFacts } from "./facts.ts";
import { lagsOf } from "./periods.ts";

interface Asked {
  readonly city: string;
  readonly indicator: Pick<VerifyFacts["indicator"], "id" | "domain">;
}

/** The question of all periods of a kind, with its parameters written out: what is shown, and what is asked. */
export function writtenSeries(asked: Asked, kind: PeriodKind): string {
  return `SELECT * FROM series(${parameters(asked, kind)})`;
}

/** The same of their changes. */
export function writtenChange(asked: Asked, kind: PeriodKind, lag: number): string {
  return `SELECT * FROM change(${parameters(asked, kind)}, ${lag})`;
}

/** All that is asked of a kind of period, a statement after the other. */
export function writtenQuestions(asked: Asked, kind: PeriodKind): string {
  const changes = lagsOf(kind).map((lag) => writtenChange(asked, kind, lag));
  return [writtenSeries(asked, kind), ...changes].map((sql) => `${sql};`).join("\n");
}

function parameters({ city, indicator }: Asked, kind: PeriodKind): string {
  const texts = [city, indicator.id, indicator.domain, kind];
  return texts.map((text) => `'${text.replaceAll("'", "''")}'`).join(", ");
}
