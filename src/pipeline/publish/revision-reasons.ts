import type { Source } from "#contract/input/input-tables.ts";
import { periodEnd, periodQuarters } from "#contract/period.ts";
import type { RevisedQuarter } from "#contract/published/manifest.ts";
import { REVISION_REASONS, type RevisionReason } from "#contract/published/published-codes.ts";
import type { RevisionRow } from "#contract/published/release-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { Indicator } from "#contract/registry/registry.ts";

// Why figures were revised, from what a release says of the quarters they rest on.

export type RevisedIndicator = Pick<Indicator, "id" | "survey" | "matched_lag" | "factor">;
type Revision = Omit<RevisionRow, "reason">;

interface Differences {
  readonly revised: readonly RevisedQuarter[];
  readonly method_changed: boolean;
}

const YEAR = 4;

/**
 * The reasons of each row, comma separated. A changed program counts where figures moved that no return explains:
 * then for all revisions of that indicator, since nobody can tell the two apart.
 */
export function reasonsOf(
  rows: readonly Revision[],
  differences: Differences,
  indicators: readonly RevisedIndicator[],
): string[] {
  const known = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const cities = Map.groupBy(differences.revised, ({ city }) => city);
  const causes = rows.map((row) => causesOf(row, cities.get(row.city) ?? [], known.get(row.indicator)));
  const moved = new Set(
    rows.filter((_, i) => differences.method_changed && causes[i]?.size === 0).map((row) => row.indicator),
  );
  return rows.map((row, i) => {
    const reasons = new Set<RevisionReason>([
      ...(causes[i] ?? []),
      ...(moved.has(row.indicator) ? ["method" as const] : []),
    ]);
    if (reasons.size === 0) reasons.add("other");
    return REVISION_REASONS.filter((reason) => reasons.has(reason)).join(",");
  });
}

/** Of the quarters the figure is made of; else of all that it could rest on, which is all of the city before it. */
function causesOf(
  row: Revision,
  revised: readonly RevisedQuarter[],
  indicator: RevisedIndicator | undefined,
): ReadonlySet<RevisionReason> {
  const end = periodEnd(row.period);
  const [quarters, surveys] = [quartersOf(row, end, indicator?.matched_lag ?? 0), surveysOf(indicator)];
  const made = revised.filter(
    ({ quarter, survey }) => quarters.has(quarterIndex(quarter)) && surveys.includes(survey),
  );
  // Imputed shares, merged cells and qualifying rates look back further than the figure itself.
  const used = made.length > 0 ? made : revised.filter(({ quarter }) => quarterIndex(quarter) <= end);
  return new Set(used.flatMap(({ causes }) => causes));
}

/** A verdict also rests on the same period a year before. */
function quartersOf({ period_kind, revised }: Revision, end: number, lag: number): ReadonlySet<number> {
  const own = periodQuarters(period_kind, end) ?? [];
  const matched = own.flatMap((quarter) => [quarter, quarter - lag]);
  return new Set(revised === "verdict" ? matched.flatMap((q) => [q, q - YEAR]) : matched);
}

function surveysOf(indicator: RevisedIndicator | undefined): Source[] {
  if (!indicator) return ["community", "enterprise", "register"];
  return indicator.factor?.of === "young_jobs" ? [indicator.survey, "register"] : [indicator.survey];
}
