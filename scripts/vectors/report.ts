import type { Outcome, Status } from "./run-case.ts";

export interface Summary {
  readonly met: number;
  readonly notMet: number;
  readonly notApplicable: number;
  readonly numbers: number;
  readonly worst: number;
}

export function summarise(outcomes: readonly Outcome[]): Summary {
  const count = (status: Status) => outcomes.filter((outcome) => outcome.status === status).length;
  return {
    met: count("met"),
    notMet: count("not met"),
    notApplicable: count("not applicable"),
    numbers: outcomes.reduce((sum, { numbers }) => sum + numbers, 0),
    worst: Math.max(0, ...outcomes.filter(({ status }) => status === "met").map(({ worst }) => worst ?? 0)),
  };
}

/** A line a result under a heading a case, then the totals. */
export function formatOutcomes(outcomes: readonly Outcome[]): string {
  const width = Math.max(...outcomes.map(({ id }) => id.length));
  const lines = [...Map.groupBy(outcomes, (outcome) => outcome.case)].flatMap(([name, own]) => [
    `${name}: ${totals(summarise(own))}`,
    ...own.map((outcome) => formatOutcome(outcome, width)),
    "",
  ]);
  return [...lines, `all cases: ${totals(summarise(outcomes))}`].join("\n");
}

function formatOutcome({ id, status, numbers, worst, remark }: Outcome, width: number): string {
  const measured = status === "met" ? `${String(numbers).padStart(3)} numbers  ${formatWorst(worst)} ` : "";
  return `  ${id.padEnd(width)}  ${status.padEnd(14)}  ${measured}${remark}`;
}

function formatWorst(worst: number | null): string {
  return (worst ?? 0).toExponential(1).padEnd(8);
}

function totals({ met, notMet, notApplicable, numbers, worst }: Summary): string {
  const parts = `${met} met, ${notMet} not met, ${notApplicable} not applicable`;
  return `${parts}; ${numbers} numbers, worst relative difference ${worst.toExponential(1)}`;
}
