import { periodEnd } from "#contract/period.ts";
import type { EstimateRow } from "#contract/published/figure-tables.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { Headline, Seen } from "./rehearsal.ts";

const KINDS = ["four_quarter", "quarter"] as const;

/** Each headline of each city, in single quarters and over four: the newest before, the same revised, the newest now. */
export function headlineChanges(
  before: readonly EstimateRow[],
  now: readonly EstimateRow[],
  indicators: readonly Indicator[],
): Headline[] {
  const cities = [...new Set([...before, ...now].map((row) => row.city))].sort();
  const [past, candidate] = [byFigure(before), byFigure(now)];
  return cities.flatMap((city) =>
    indicators
      .filter((indicator) => indicator.headline)
      .flatMap((indicator) =>
        KINDS.flatMap((period_kind): Headline[] => {
          const key = keyOf({ city, indicator: indicator.id, domain: indicator.domain, period_kind });
          const [old, rows] = [newest(past.get(key)), candidate.get(key) ?? []];
          if (!old && rows.length === 0) return [];
          const same = rows.find((row) => row.period === old?.period);
          const figure = { city, indicator: indicator.id, period_kind };
          return [{ ...figure, before: seen(old), revised: seen(same), now: seen(newest(rows)) }];
        }),
      ),
  );
}

function byFigure(rows: readonly EstimateRow[]): Map<string, EstimateRow[]> {
  return Map.groupBy(rows, keyOf);
}

function keyOf(row: Pick<EstimateRow, "city" | "indicator" | "domain" | "period_kind">): string {
  return [row.city, row.indicator, row.domain, row.period_kind].join("|");
}

function newest(rows: readonly EstimateRow[] = []): EstimateRow | undefined {
  return rows.reduce<EstimateRow | undefined>(
    (last, row) => (last && periodEnd(last.period) >= periodEnd(row.period) ? last : row),
    undefined,
  );
}

function seen(row: EstimateRow | undefined): Seen | null {
  if (!row) return null;
  const { period, estimate, ci_lower, ci_upper, se, quality, verdict_change, obs_status } = row;
  return { period, estimate, ci_lower, ci_upper, se, quality, verdict_change, obs_status };
}

/** Whether the verdict that readers see would be another one. */
export function isTurned({ before, now }: Headline): boolean {
  return before !== null && now !== null && before.verdict_change !== now.verdict_change;
}

/** Whether a headline that had a number would have none. */
export function isLost({ before, now }: Headline): boolean {
  return before?.estimate != null && now?.estimate == null;
}

export function isBack({ before, now }: Headline): boolean {
  return before !== null && before.estimate === null && now?.estimate != null;
}
