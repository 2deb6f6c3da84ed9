import { format } from "d3";
import type { Scenario, StudiedFigure } from "./scenario.ts";
import { scenarios } from "./scenarios.ts";
import type { CoverageSummary } from "./summary.ts";

// The table of a study, and METHOD's figures beside it.

const HEADER = [
  "indicator, period".padEnd(48),
  "method".padEnd(10),
  "coverage",
  "  error",
  " below",
  " above",
  " half-width",
  " SE/SD",
  "  bias/SD",
  "  published",
  "METHOD",
].join(" ");

const percent = format(".1f");
const short = format(".3~g");

export interface Comparison extends CoverageSummary {
  readonly expected_failure: string | null;
  /** METHOD section 7's coverage in percent; null where it gives none. */
  readonly reported: readonly [number, number] | null;
  /** Whether the coverage lies in METHOD's range, give or take twice the Monte-Carlo errors of both. */
  readonly agrees: boolean | null;
}

/** METHOD's own figures come with a Monte-Carlo error of about half a point. */
const REPORTED_ERROR = 0.5;

export function compare(summary: CoverageSummary): Comparison {
  const scenario = scenarios.find(({ name }) => name === summary.scenario);
  const reported = reportedOf(scenario, summary);
  const error = 2 * Math.hypot(100 * summary.mc_error, REPORTED_ERROR);
  const coverage = 100 * summary.coverage;
  return {
    ...summary,
    expected_failure: scenario?.expectedFailure ?? null,
    reported,
    agrees: reported && reported[0] - error <= coverage && coverage <= reported[1] + error,
  };
}

function reportedOf(scenario: Scenario | undefined, { indicator, period, method }: CoverageSummary) {
  const isIt = (figure: StudiedFigure) =>
    figure.measure.indicator.id === indicator && figure.label === period;
  return scenario?.figures.find(isIt)?.reported?.[method]?.coverage ?? null;
}

export function formatComparisons(comparisons: readonly Comparison[]): string {
  const lines = [...Map.groupBy(comparisons, ({ scenario }) => scenario)].flatMap(([scenario, rows]) => {
    const failure = rows[0]?.expected_failure;
    const title = failure ? `${scenario}  [expected to fail: ${failure}]` : scenario;
    return ["", title, HEADER, ...rows.map(formatComparison)];
  });
  return [...lines, "", LEGEND].join("\n");
}

function formatComparison(row: Comparison): string {
  const reported = row.reported ? row.reported.map((value) => percent(value)) : null;
  const range = reported && (reported[0] === reported[1] ? `${reported[0]}` : reported.join("-"));
  return [
    `${row.indicator}, ${row.period}`.padEnd(48),
    row.method.padEnd(10),
    percent(100 * row.coverage).padStart(8),
    percent(100 * row.mc_error).padStart(7),
    percent(100 * row.truth_below).padStart(6),
    percent(100 * row.truth_above).padStart(6),
    short(row.median_half_width).padStart(11),
    format(".2f")(row.mean_se / row.sd_estimates).padStart(6),
    format("+.2f")(row.bias / row.sd_estimates).padStart(9),
    formatPublished(row).padStart(11),
    range ? `${range} ${row.agrees ? "agrees" : "DIFFERS"}` : "-",
  ].join(" ");
}

/** Share of the figures that would be published, and their coverage where that is not all of them. */
function formatPublished(row: CoverageSummary): string {
  const share = `${percent((100 * row.published) / row.figures)}%`;
  if (row.published === row.figures || row.coverage_published === null) return share;
  return `${share}:${percent(100 * row.coverage_published)}`;
}

const LEGEND = `coverage: intervals of 95 % that hold the truth, in percent, of all figures that have an interval; error: its Monte-Carlo
standard error; below, above: intervals with the truth below the lower, above the upper limit; half-width: the median, in the
unit of the indicator; SE/SD: mean standard error by the standard deviation of the estimates; bias/SD: mean error by the same.
published: figures that the rules would publish, and after the colon the coverage of those alone.
METHOD: coverage reported in section 7, and whether it agrees within twice the Monte-Carlo errors of both.`;
