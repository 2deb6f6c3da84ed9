import { type FrameRow, frameTable } from "#contract/input-tables.ts";
import { checkDuplicates } from "./checks-across.ts";
import { type Issue, issueOfFile } from "./issue.ts";
import { judge } from "./judge.ts";
import { type Entry, type InputFile, readTable } from "./read.ts";
import { stratumId } from "./strata.ts";

export type DesignBasis = "probability" | "purposive" | "not_stated";

/** A frame with any fault is not used: nothing can be weighted with it. */
export function checkFrame(
  file: InputFile | null,
  path: string,
): { rows: readonly FrameRow[]; issues: readonly Issue[] } {
  if (!file) return { rows: [], issues: [issueOfFile("missing_file", path, "the sampling frame")] };
  const { entries, issues: found } = readTable(frameTable, file);
  const issues = [
    ...found,
    ...duplicateStrata(entries),
    ...knownTotalsOfZero(entries),
    ...missingTotals(entries),
  ];
  const faulty = issues.some((issue) => issue.severity === "refuse");
  return { rows: faulty ? [] : judge(entries, issues).usable.map((entry) => entry.row), issues };
}

function duplicateStrata(entries: readonly Entry<FrameRow>[]): Issue[] {
  const keyed = entries.map((entry) => ({
    ...entry,
    row: entry.row && { stratum: `${entry.row.quarter} ${entry.row.survey} ${stratumId(entry.row.stratum)}` },
  }));
  return checkDuplicates(keyed, "stratum").map((issue) => ({ ...issue, code: "duplicate_stratum" }));
}

/** A total of 0 over a population that is there says "not known" in other words: strata.ts reads it as that. */
function knownTotalsOfZero(entries: readonly Entry<FrameRow>[]): Issue[] {
  return entries.flatMap(({ file, line, row }) =>
    row?.known_total !== 0 || row.population_units === 0
      ? []
      : [
          {
            code: "known_total_zero",
            severity: "query" as const,
            file,
            row: line,
            column: "known_total",
            value: "0",
            expected: `a total above 0 for ${row.population_units} units, or an empty cell`,
          },
        ],
  );
}

/** Without the labour force of an area its new jobs have no figure. */
function missingTotals(entries: readonly Entry<FrameRow>[]): Issue[] {
  return entries.flatMap(({ file, line, row }) =>
    row?.survey !== "community" || row.known_total !== null
      ? []
      : [
          {
            code: "known_total_missing",
            severity: "note" as const,
            file,
            row: line,
            column: "known_total",
            value: "",
            expected: `the labour force of ${row.stratum}`,
          },
        ],
  );
}

/** Purposive as soon as one stratum is: the weaker claim holds for the city. */
export function designBasisOf(frame: readonly FrameRow[]): DesignBasis {
  if (frame.some((row) => row.design_basis === "purposive")) return "purposive";
  return frame.length > 0 && frame.every((row) => row.design_basis === "probability")
    ? "probability"
    : "not_stated";
}
