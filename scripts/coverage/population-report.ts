import { format } from "d3";
import type { CoverageSummary } from "./summary.ts";

// The table of samples from a population that was handed in.

const percent = format(".1f");
const short = format(".3~g");
const HEADER = [
  "indicator".padEnd(20),
  "period".padEnd(13),
  "method".padEnd(10),
  "  figures",
  "intervals",
  "coverage",
  " error",
  " below",
  " above",
  "half-width",
  "  mean",
  "published",
  "coverage of those",
].join(" ");

export function formatPopulation(rows: readonly CoverageSummary[]): string {
  const lines = rows.map((row) =>
    [
      row.indicator.padEnd(20),
      row.period.padEnd(13),
      row.method.padEnd(10),
      String(row.figures).padStart(9),
      String(row.intervals).padStart(9),
      percent(100 * row.coverage).padStart(8),
      percent(100 * row.mc_error).padStart(6),
      percent(100 * row.truth_below).padStart(6),
      percent(100 * row.truth_above).padStart(6),
      short(row.median_half_width).padStart(10),
      short(row.mean_half_width).padStart(6),
      String(row.published).padStart(9),
      row.coverage_published === null ? "-" : percent(100 * row.coverage_published),
    ].join(" "),
  );
  const withheld = rows
    .filter((row) => row.method === "project")
    .map((row) => {
      const reasons = Object.entries(row.withheld).map(([reason, count]) => `${reason} ${count}`);
      return `${row.indicator}, ${row.period}: ${reasons.join(", ") || "none"}`;
    });
  return [HEADER, ...lines, "", "not published:", ...withheld, "", LEGEND].join("\n");
}

const LEGEND = `quarter: a fresh simple random sample of communities for every city, quarter and draw; four_quarter: one panel over four
quarters in a row, drawn from all communities there are in any of them; those that are not there in a quarter do not answer.
coverage: intervals of 95 % that hold the population's own value, in percent of all that have an interval, published or not;
below, above: the value lies below the lower, above the upper limit; half-width: median and mean, in the indicator's unit.
A figure without an interval (no_events of a multiplier, too_few_units) counts neither as covered nor as missed.`;
