import { countRows, degf, subsetDesign } from "#pipeline/survey/domain.ts";
import { proportionInterval } from "#pipeline/survey/intervals.ts";
import {
  completeRows,
  estimate,
  meanDesignEffect,
  standardErrors,
  svyratio,
} from "#pipeline/survey/statistics.ts";
import { calls } from "./calls.ts";
import { mainSheet } from "./case-designs.ts";
import { statedList } from "./folder.ts";
import { NotUnderstood } from "./not-understood.ts";
import { countMatched } from "./periods.ts";
import { resolveDesign } from "./resolve-design.ts";
import type { Bound, Scope } from "./scope.ts";
import { type Call, isTrue, matchArguments } from "./statements.ts";
import { formulaFactor, formulaVariables } from "./variables.ts";

// What a case states about its design beside its results: degrees of freedom, design effects, counts.

type Fact = (scope: Scope, des: Bound) => number | readonly number[];

/** Fields of the case file that the project computes too. */
export const facts: Readonly<Record<string, Fact>> = {
  degf: (_, { design }) => degf(design),
  n: (_, { design }) => countRows(design),
  sum_w: (_, { design }) => design.weights.reduce((sum, weight) => sum + weight, 0),
  n_nonmissing: nonMissing,
  degf_by_domain: (scope) => domains(scope).map(degf),
  n_by_domain: (scope) => domains(scope).map(countRows),
  deff_wor: (scope, des) => designEffect(scope, des, false),
  deff_wr: (scope, des) => designEffect(scope, des, true),
  n_units: (scope, des) => countMatched(mainSheet(scope.vector), callOf(des)).units,
  n_overlap: (scope, des) => countMatched(mainSheet(scope.vector), callOf(des)).matched,
  ratio_logit_ci95_t: logitRatio,
};

function callOf({ call }: Bound): Call {
  if (!call) throw new NotUnderstood("no svydesign call");
  return call;
}

function designEffect(scope: Scope, { sheet, design }: Bound, replace: boolean): number {
  const [variable] = formulaVariables(firstCall(scope, "svymean").args[0]?.value, sheet);
  if (!variable) throw new NotUnderstood("no svymean in the case");
  return meanDesignEffect(design, variable, replace);
}

function domains(scope: Scope) {
  const args = matchArguments(firstCall(scope, "svyby").args, ["formula", "by", "design", "FUN"]);
  const { sheet, design } = resolveDesign(scope, args.get("design"));
  const by = formulaFactor(args.get("by"), sheet);
  const levels = statedList(scope.vector, "domains")?.map(String) ?? [];
  return levels.map((level) => subsetDesign(design, (row) => by[row] === level));
}

function nonMissing(scope: Scope, { sheet, design }: Bound): number {
  const call = calls(scope.vector).find(({ args }) =>
    args.some(({ name, value }) => name === "na.rm" && isTrue(value)),
  );
  if (!call) throw new NotUnderstood("no call with na.rm=TRUE");
  return countRows(completeRows(design, formulaVariables(call.args[0]?.value, sheet)));
}

function logitRatio(scope: Scope, { sheet, design }: Bound): readonly number[] {
  const args = matchArguments(firstCall(scope, "svyratio").args, ["numerator", "denominator", "design"]);
  const y = formulaVariables(args.get("numerator"), sheet);
  const x = formulaVariables(args.get("denominator"), sheet);
  const ratio = estimate(design, svyratio(design, y, x));
  const [error = Number.NaN] = standardErrors(ratio);
  const value = ratio.values[0] ?? Number.NaN;
  return proportionInterval({ value, error, df: degf(design), rows: design.rows }, "xlogit");
}

function firstCall(scope: Scope, name: string): Call {
  const found = calls(scope.vector).find((call) => call.name === name);
  if (!found) throw new NotUnderstood(`no ${name} in the case`);
  return found;
}
