import { svyby } from "#pipeline/survey/by.ts";
import type { SurveyDesign } from "#pipeline/survey/design.ts";
import { countRows, degf } from "#pipeline/survey/domain.ts";
import { type ProportionMethod, proportionInterval } from "#pipeline/survey/intervals.ts";
import {
  completeRows,
  estimate,
  type Linearised,
  ratioToTotal,
  standardErrors,
  svymean,
  svyratio,
  svytotal,
  type Variable,
} from "#pipeline/survey/statistics.ts";
import { NotUnderstood } from "./not-understood.ts";
import type { Expression } from "./r-parse.ts";
import { constants, resolveDesign } from "./resolve-design.ts";
import type { Bound, Figures, Scope } from "./scope.ts";
import { type Call, isTrue, matchArguments, textOf } from "./statements.ts";
import { formulaFactor, formulaVariables } from "./variables.ts";

// Each of R's estimating calls, carried out by the pipeline's estimators.

type Args = ReadonlyMap<string, Expression>;
type Statistic = (design: SurveyDesign) => Linearised;

/** svytotal and svymean. */
export function simple(scope: Scope, call: Call, factors: Pick<ReadonlySet<string>, "has">): Figures {
  const args = matchArguments(call.args, ["x", "design"]);
  const bound = resolveDesign(scope, args.get("design"));
  const variables = formulaVariables(args.get("x"), bound.sheet, factors);
  const statistic = call.name === "svytotal" ? svytotal : svymean;
  return figuresOf(scope, bound, args, variables, (design) => statistic(design, variables));
}

export function ratios(scope: Scope, call: Call): Figures {
  const { args, bound, numerators, denominators } = ratioArguments(scope, call);
  return figuresOf(scope, bound, args, [...numerators, ...denominators], (design) =>
    svyratio(design, numerators, denominators),
  );
}

function ratioArguments(scope: Scope, call: Call) {
  const args = matchArguments(call.args, ["numerator", "denominator", "design"]);
  const bound = resolveDesign(scope, args.get("design"));
  const numerators = formulaVariables(args.get("numerator") ?? args.get("formula"), bound.sheet);
  const denominators = formulaVariables(args.get("denominator"), bound.sheet);
  return { args, bound, numerators, denominators };
}

function figuresOf(
  scope: Scope,
  bound: Bound,
  args: Args,
  used: readonly Variable[],
  statistic: Statistic,
): Figures {
  const design = isTrue(args.get("na.rm")) ? completeRows(bound.design, used) : bound.design;
  return { estimate: estimate(design, statistic(design), scope.lonely), bound, joint: true };
}

/** svyratio(separate=TRUE): the ratio of every stratum by itself. */
export function separateRatios(scope: Scope, call: Call): Figures {
  const { bound, numerators, denominators } = ratioArguments(scope, call);
  const stage = bound.design.stages[0];
  const strata = Array.from(stage?.stratumOf ?? [], (stratum) => stage?.stratumLabels[stratum] ?? "");
  const byStratum = svyby(bound.design, strata, (d) => svyratio(d, numerators, denominators), scope.lonely);
  return { estimate: byStratum, bound, joint: false };
}

/** predict(svyratio(…), total=X). */
export function ratioTotal(scope: Scope, call: Call): Figures {
  const args = matchArguments(call.args, ["object", "total"]);
  const inner = args.get("object");
  if (inner?.kind !== "call" || inner.name !== "svyratio")
    throw new NotUnderstood("predict() of anything but svyratio()");
  const { bound, numerators, denominators } = ratioArguments(scope, inner);
  const [total = Number.NaN] = constants(scope, args.get("total"));
  const ratio = svyratio(bound.design, numerators, denominators);
  return { estimate: estimate(bound.design, ratioToTotal(ratio, total), scope.lonely), bound, joint: true };
}

export function byDomain(scope: Scope, call: Call): Figures {
  const args = matchArguments(call.args, ["formula", "by", "design", "FUN"]);
  const bound = resolveDesign(scope, args.get("design"));
  const variables = formulaVariables(args.get("formula"), bound.sheet);
  const denominators = args.has("denominator")
    ? formulaVariables(args.get("denominator"), bound.sheet)
    : undefined;
  const statistic = domainStatistic(textOf(args.get("FUN")), variables, denominators);
  const complete = (design: SurveyDesign) =>
    isTrue(args.get("na.rm")) ? completeRows(design, [...variables, ...(denominators ?? [])]) : design;
  const by = formulaFactor(args.get("by"), bound.sheet);
  const figures = svyby(complete(bound.design), by, statistic, scope.lonely);
  return { estimate: figures, bound, joint: isTrue(args.get("covmat")) };
}

function domainStatistic(name: string, variables: readonly Variable[], x?: readonly Variable[]): Statistic {
  if (name === "svymean") return (design) => svymean(design, variables);
  if (name === "svytotal") return (design) => svytotal(design, variables);
  if (name === "svyratio" && x) return (design) => svyratio(design, variables, x);
  throw new NotUnderstood(`svyby of ${name === "" ? "an unnamed statistic" : name}`);
}

const methods: readonly string[] = ["logit", "xlogit", "beta", "asin", "mean"];

/** svyciprop: the domain's own degrees of freedom and rows. */
export function proportion(scope: Scope, call: Call): Figures {
  const args = matchArguments(call.args, ["formula", "design", "method", "level", "df"]);
  const bound = resolveDesign(scope, args.get("design"));
  const variables = formulaVariables(args.get("formula"), bound.sheet);
  const method = textOf(args.get("method")) || "logit";
  if (!methods.includes(method)) throw new NotUnderstood(`svyciprop method not understood: ${method}`);
  const mean = estimate(bound.design, svymean(bound.design, variables), scope.lonely);
  const df = degf(bound.design);
  const [value = Number.NaN] = mean.values;
  const [error = Number.NaN] = standardErrors(mean);
  const rows = countRows(bound.design);
  const interval = proportionInterval({ value, error, df, rows }, method as ProportionMethod);
  return { estimate: mean, bound, joint: true, interval, df };
}
