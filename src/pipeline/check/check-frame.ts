import { type FrameRow, frameTable } from "#contract/input/input-tables.ts";
import { locateIssues } from "#pipeline/handed-in/locate.ts";
import type { ReturnFile } from "#pipeline/handed-in/return-file.ts";
import { type Issue, issueAt, makeIssue } from "#pipeline/issue/issue.ts";
import { judge } from "#pipeline/issue/judge.ts";
import { type Entry, readTable } from "#pipeline/read/read.ts";
import { stratumId } from "#pipeline/read/strata.ts";
import { checkDuplicates } from "./checks-across.ts";
import { type CityAnswers, settleIssues } from "./confirmations.ts";

export type DesignBasis = "probability" | "purposive" | "not_stated";

/** A frame with any fault is not used: nothing can be weighted with it. */
export function checkFrame(
  file: ReturnFile | null,
  path: string,
  city: CityAnswers,
): { rows: readonly FrameRow[]; issues: readonly Issue[] } {
  if (!file) return { rows: [], issues: [makeIssue("missing_file", { file: path })] };
  const { entries, issues: found } = readTable(frameTable, file);
  const faults = [
    ...found,
    ...duplicateStrata(entries),
    ...knownTotalsOfZero(entries),
    ...missingTotals(entries),
  ];
  const place = { city: city.city, quarter: null, table: frameTable.name };
  const issues = settleIssues(locateIssues(faults, file.sheets), entries, place, city.confirmations);
  const faulty =
    issues.some((issue) => issue.severity === "refuse") || entries.some((entry) => entry.row === null);
  return { rows: faulty ? [] : judge(entries, issues).usable.map((entry) => entry.row), issues };
}

function duplicateStrata(entries: readonly Entry<FrameRow>[]): Issue[] {
  const keyed = entries.map((entry) => ({
    ...entry,
    row: entry.row && { stratum: `${entry.row.quarter} ${entry.row.survey} ${stratumId(entry.row.stratum)}` },
  }));
  return checkDuplicates(keyed, "stratum", "duplicate_stratum");
}

/** A total of 0 over a population that is there says "not known" in other words: strata.ts reads it as that. */
function knownTotalsOfZero(entries: readonly Entry<FrameRow>[]): Issue[] {
  return entries.flatMap((entry) => {
    const units = entry.row?.population_units ?? 0;
    if (entry.row?.known_total !== 0 || units === 0) return [];
    return [issueAt(entry, "known_total_zero", "known_total", "0", { population_units: units })];
  });
}

/** Without the labour force of an area its new jobs have no figure. */
function missingTotals(entries: readonly Entry<FrameRow>[]): Issue[] {
  return entries.flatMap((entry) => {
    if (entry.row?.survey !== "community" || entry.row.known_total !== null) return [];
    const stratum = { word: entry.row.stratum };
    return [issueAt(entry, "known_total_missing", "known_total", "", { stratum })];
  });
}

/** Purposive as soon as one stratum is: the weaker claim holds for the city. */
export function designBasisOf(frame: readonly FrameRow[]): DesignBasis {
  if (frame.some((row) => row.design_basis === "purposive")) return "purposive";
  return frame.length > 0 && frame.every((row) => row.design_basis === "probability")
    ? "probability"
    : "not_stated";
}
