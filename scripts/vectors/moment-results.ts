import { svycontrast } from "#pipeline/survey/contrast.ts";
import { momentTotals } from "#pipeline/survey/public-moments.ts";
import { divide } from "#pipeline/survey/smooth.ts";
import { type Estimate, standardErrors } from "#pipeline/survey/statistics.ts";
import { compileCondition } from "./conditions.ts";
import type { VectorResult } from "./folder.ts";
import { type MomentFiles, readCells, withDomainName } from "./moment-files.ts";
import { NotUnderstood } from "./not-understood.ts";
import type { Expression } from "./r-parse.ts";
import type { Computed, Scope } from "./scope.ts";
import { findCall, formulaNames, matchArguments, textOf } from "./statements.ts";

/** The same result from the public files alone: totals and ratios of the cells of a domain. */
export function momentResult(scope: Scope, result: VectorResult, files: MomentFiles): Computed {
  const call = findCall(result.call ?? "")?.call;
  const isRatio = call?.name === "svyratio";
  if (!call || !(isRatio || call.name === "svytotal"))
    throw new NotUnderstood(`call not understood from moments: ${result.call ?? "none given"}`);
  const formals = isRatio ? ["numerator", "denominator", "design"] : ["x", "design"];
  const args = matchArguments(call.args, formals);
  const asked = formals.slice(0, -1).flatMap((formal) => formulaNames(args.get(formal)));
  const inDomain = domainOf(scope, args.get("design"), files);
  const { df, ...totals } = momentTotals(asked, readCells(files, asked), files.strata, inDomain);
  const estimate = isRatio ? ratioOf(totals, asked) : totals;
  const { names, values, covariance } = estimate;
  return { names, values, errors: standardErrors(estimate), covariance, df, interval: null };
}

function ratioOf(totals: Estimate, [y = "", x = ""]: readonly string[]): Estimate {
  return svycontrast(totals, [{ name: `${y}/${x}`, of: (figure) => divide(figure(y), figure(x)) }]);
}

/** Cells are asked by their row's number. */
function domainOf(
  scope: Scope,
  design: Expression | undefined,
  files: MomentFiles,
): (row: string) => boolean {
  if (design?.kind === "name" && scope.designs.has(design.text)) return () => true;
  const condition = scope.subset?.condition;
  if (!condition) throw new NotUnderstood(`design not understood: ${textOf(design)}`);
  const holds = compileCondition(condition, withDomainName(files, firstName(condition)));
  return (row) => holds(Number(row)) === true;
}

function firstName(condition: Expression): string {
  if (condition.kind === "name") return condition.text;
  if (condition.kind === "binary") return firstName(condition.left);
  if (condition.kind === "unary") return firstName(condition.operand);
  throw new NotUnderstood("condition names no domain");
}
