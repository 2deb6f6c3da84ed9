import type { PeriodKind } from "#contract/period.ts";
import type { EstimateRow } from "#contract/published/figure-tables.ts";

// The published periods of one indicator of one city, and which of them an address asks for.

/** In the order they are listed: the headline first. */
export const VERIFY_KINDS = [
  "four_quarter",
  "quarter",
  "year",
  "year_to_date",
] as const satisfies PeriodKind[];

/** How many quarters back a change of that kind is published. */
export function lagsOf(kind: PeriodKind): readonly number[] {
  return kind === "quarter" ? [1, 4] : [4];
}

export interface PeriodChoice {
  readonly period: string;
  readonly kind: PeriodKind;
}

/**
 * Newest first within each kind. Labels that two kinds share are listed once: the four quarters of a year are the
 * same figure as the year to date at its end.
 */
export function periodChoices(rows: readonly Pick<EstimateRow, "period" | "period_kind">[]): PeriodChoice[] {
  const choices = VERIFY_KINDS.flatMap((kind) =>
    rows
      .filter((row) => row.period_kind === kind)
      .map(({ period }) => ({ period, kind }))
      .toReversed(),
  );
  const first = new Map(choices.toReversed().map((choice) => [choice.period, choice]));
  return choices.filter((choice) => first.get(choice.period) === choice);
}

/** Null where the address asks for none; "unknown" where it asks for one that is not published. */
export function askedPeriod(
  query: string,
  choices: readonly PeriodChoice[],
): PeriodChoice | "unknown" | null {
  const asked = new URLSearchParams(query).get("p");
  if (asked === null || asked === "") return null;
  return choices.find(({ period }) => period === asked) ?? "unknown";
}
