import { calibrateDesign, postStratify } from "#pipeline/survey/calibrate.ts";
import type { SurveyDesign } from "#pipeline/survey/design.ts";
import { rakeDesign } from "#pipeline/survey/rake.ts";
import type { Variable } from "#pipeline/survey/statistics.ts";
import { bindDesign } from "./bind-design.ts";
import { mainSheet, subsetBound } from "./case-designs.ts";
import { statedList } from "./folder.ts";
import { NotUnderstood } from "./not-understood.ts";
import { matchedSheet } from "./periods.ts";
import type { Expression } from "./r-parse.ts";
import type { Bound, Scope } from "./scope.ts";
import { type Call, formulaTerms, matchArguments, textOf } from "./statements.ts";
import { formulaVariables } from "./variables.ts";

/** The design that an argument stands for: des, sub, "." (the last calibrated), or a call that makes one. */
export function resolveDesign(scope: Scope, node: Expression | undefined): Bound {
  if (node?.kind === "name") return namedDesign(scope, node.text);
  if (node?.kind !== "call") throw new NotUnderstood(`design not understood: ${node?.kind ?? "none"}`);
  switch (node.name) {
    case "subset":
      return subsetCall(scope, node);
    case "svydesign":
      return designCall(scope, node);
    case "postStratify":
    case "rake":
    case "calibrate": {
      const bound = calibratedCall(scope, node);
      scope.calibrated = bound;
      return bound;
    }
    default:
      throw new NotUnderstood(`design not understood: ${node.name}()`);
  }
}

function namedDesign(scope: Scope, name: string): Bound {
  const known = scope.designs.get(name);
  const bound = known ?? (/^(sub|subset|dsub)$/.test(name) ? scope.subset?.bound : undefined);
  const found = bound ?? (name === "." ? scope.calibrated : null);
  if (!found) throw new NotUnderstood(`design not understood: ${name}`);
  return found;
}

function subsetCall(scope: Scope, call: Call): Bound {
  const args = matchArguments(call.args, ["x", "subset"]);
  const condition = args.get("subset");
  const bound = subsetBound(resolveDesign(scope, args.get("x")), condition);
  if (condition) scope.subset = { bound, condition };
  return bound;
}

/** A svydesign call inside another call; data=matched are the units seen in every period. */
function designCall(scope: Scope, call: Call): Bound {
  const data = textOf(call.args.find(({ name }) => name === "data")?.value);
  const stacked = scope.designs.get("des")?.call;
  if (data !== "matched") return bindDesign(call, mainSheet(scope.vector));
  if (!stacked) throw new NotUnderstood("matched units: no design of the stacked rows");
  return bindDesign(call, matchedSheet(mainSheet(scope.vector), stacked));
}

function calibratedCall(scope: Scope, call: Call): Bound {
  if (call.name === "rake") {
    const args = matchArguments(call.args, ["design", "sample.margins", "population.margins", "control"]);
    const bound = resolveDesign(scope, args.get("design"));
    const margins = args.get("sample.margins");
    const formulas = margins?.kind === "call" ? margins.args.map(({ value }) => value) : [];
    const levels = formulas.map((formula, i) => levelVariables(scope, formula, bound, `margin${i + 1}`));
    return { ...bound, design: rakeDesign(bound.design, levels) };
  }
  const args = matchArguments(call.args, ["design", "formula", "population"]);
  const bound = resolveDesign(scope, args.get("design"));
  const formula = args.get("formula");
  if (call.name === "postStratify") {
    const { levels, totals } = levelVariables(scope, formula, bound, "poststrata");
    return { ...bound, design: postStratify(bound.design, levels, totals) };
  }
  return { ...bound, design: regression(scope, bound, args) };
}

/** calibrate(des, ~x-1, X, variance=1): variance gives v as coefficients of the calibration variables. */
function regression(scope: Scope, bound: Bound, args: ReadonlyMap<string, Expression>): SurveyDesign {
  const formula = args.get("formula");
  const one: Variable = { name: "(Intercept)", values: new Float64Array(bound.design.rows).fill(1) };
  const variables = formulaVariables(formula, bound.sheet);
  if (formulaTerms(formula).intercept) variables.unshift(one);
  const totals = constants(scope, args.get("population"));
  if (totals.length !== variables.length)
    throw new NotUnderstood(`calibrate: ${variables.length} variables but ${totals.length} known totals`);
  const coefficients = args.has("variance") ? constants(scope, args.get("variance")) : null;
  const variance = coefficients && {
    variance: Float64Array.from({ length: bound.design.rows }, (_, row) =>
      variables.reduce((sum, { values }, i) => sum + (coefficients[i] ?? 0) * (values[row] ?? Number.NaN), 0),
    ),
  };
  return calibrateDesign(bound.design, { variables, totals, ...variance });
}

function levelVariables(scope: Scope, formula: Expression | undefined, bound: Bound, field: string) {
  const levels = statedList(scope.vector, `${field}_levels`)?.map(String);
  const totals = statedList(scope.vector, `${field}_totals`)?.map(Number);
  if (!levels || !totals) throw new NotUnderstood(`the case states no ${field}_levels and ${field}_totals`);
  const [name = ""] = formulaTerms(formula).terms.map(textOf);
  const variables = formulaVariables(formula, bound.sheet, new Set([name]));
  const ordered = levels.map((level) => variables.find((variable) => variable.name === `${name}${level}`));
  const found = ordered.filter((variable) => variable !== undefined);
  if (found.length !== variables.length)
    throw new NotUnderstood(`${field}_levels are not the levels of ${name}`);
  return { levels: found, totals };
}

/** Numbers of an argument: written out, c(…), or names of what the case states (Xtotal for X_total). */
export function constants(scope: Scope, node: Expression | undefined): number[] {
  if (node?.kind === "number") return [node.value];
  if (node?.kind === "call" && node.name === "c")
    return node.args.flatMap(({ value }) => constants(scope, value));
  if (node?.kind === "name") {
    const wanted = plain(node.text);
    const field = Object.keys(scope.vector.stated).find((name) =>
      [wanted, `${wanted}total`, `${wanted}totals`].includes(plain(name)),
    );
    const list = field === undefined ? null : statedList(scope.vector, field);
    if (list) return list.map(Number);
  }
  throw new NotUnderstood(`known total not understood: ${textOf(node) || (node?.kind ?? "none")}`);
}

function plain(name: string): string {
  return name.replace(/[_.]/g, "").toLowerCase();
}
