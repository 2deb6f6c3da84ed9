import { objectsToCsv } from "#contract/csv.ts";
import type { RevisionRow } from "#contract/published/release-tables.ts";
import type { Headline, Rehearsal } from "./rehearsal.ts";

/** Headlines and revisions in one table, for a spreadsheet. */
export function rehearsalCsv({ headlines, revisions }: Rehearsal): string {
  const rows = [...headlines.map(headlineRow), ...revisions.map(revisionRow)];
  return rows.length === 0 ? "part\n" : objectsToCsv(rows);
}

function headlineRow({ city, indicator, period_kind, before, now }: Headline) {
  return {
    ...{ part: "headline", city, indicator, domain: "", period_kind },
    period_before: before?.period ?? "",
    before: before?.estimate ?? "",
    verdict_before: before?.verdict_change ?? "",
    status_before: before?.obs_status ?? "",
    period: now?.period ?? "",
    now: now?.estimate ?? "",
    lower: now?.ci_lower ?? "",
    upper: now?.ci_upper ?? "",
    verdict: now?.verdict_change ?? "",
    status: now?.obs_status ?? "",
    ...{ first_release: "", first_lower: "", first_upper: "", within_first: "", reason: "" },
  };
}

function revisionRow(row: RevisionRow): ReturnType<typeof headlineRow> {
  const { city, indicator, domain, period_kind, period } = row;
  return {
    ...{ part: "revision", city, indicator, domain, period_kind },
    period_before: period,
    before: row.previous_estimate ?? "",
    verdict_before: row.verdict_before ?? "",
    status_before: row.obs_status_before ?? "",
    period,
    now: row.estimate ?? "",
    lower: row.lower ?? "",
    upper: row.upper ?? "",
    verdict: row.verdict_after ?? "",
    status: row.obs_status_after ?? "",
    first_release: row.first_release,
    first_lower: `${row.first_lower ?? ""}`,
    first_upper: `${row.first_upper ?? ""}`,
    within_first: `${row.within_first ?? ""}`,
    reason: row.reason,
  };
}
