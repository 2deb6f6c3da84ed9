import { degf } from "#pipeline/survey/domain.ts";
import { type LonelyPsu, lonelyDefaults } from "#pipeline/survey/lonely.ts";
import { standardErrors } from "#pipeline/survey/statistics.ts";
import type { Matrix } from "#pipeline/survey/variance.ts";
import { bindDesign } from "./bind-design.ts";
import { mainSheet } from "./case-designs.ts";
import { compileCondition } from "./conditions.ts";
import { contrastEarlier } from "./contrasts.ts";
import { byDomain, proportion, ratios, ratioTotal, separateRatios, simple } from "./estimators.ts";
import type { VectorResult } from "./folder.ts";
import { NotUnderstood } from "./not-understood.ts";
import { parseExpression } from "./r-parse.ts";
import { resolveDesign } from "./resolve-design.ts";
import type { Bound, Computed, Figures, Scope } from "./scope.ts";
import { selectRows } from "./sheet.ts";
import { type Call, findCall, isTrue, splitStatements, textOf } from "./statements.ts";
import { factorsOf } from "./variables.ts";

/**
 * Works off the statements of a result's call.
 * @throws NotUnderstood where the call is outside the language here; other errors are those of the estimators.
 */
export function evaluateResult(scope: Scope, result: VectorResult): Computed {
  scope.lonely = lonelyDefaults;
  const line = result.call ?? "";
  const factors = factorsOf(result);
  const local = { ...scope, designs: new Map(scope.designs) };
  let figures: Figures | null = null;
  for (const statement of splitStatements(line)) {
    const onRows = /^des on rows with (.+)$/.exec(statement)?.[1];
    if (onRows !== undefined) {
      local.designs.set("des", onlyRows(local, onRows));
      continue;
    }
    const found = findCall(statement);
    if (!found) throw new NotUnderstood(`call not understood: ${statement}`);
    if (found.call.name === "options") local.lonely = readOptions(found.call);
    else if (found.call.name === "subset") resolveDesign(local, found.call);
    else figures = evaluateCall(local, found.call, factors);
  }
  scope.subset = local.subset;
  scope.calibrated = local.calibrated;
  if (!figures) throw new NotUnderstood(`call not understood: ${line === "" ? "none given" : line}`);
  const maker = findCall(splitStatements(line).at(-1) ?? "")?.call;
  scope.earlier.push({ id: result.id, maker: makerOf(maker), estimate: figures.estimate });
  return asComputed(figures);
}

function makerOf(call: Call | undefined): string {
  const statistic = call?.args.map(({ value }) => textOf(value)).find((text) => text.startsWith("svy"));
  return `${call?.name ?? ""} ${statistic?.replace("svy", "") ?? ""}`.trim();
}

function asComputed({ estimate, bound, joint, interval, df }: Figures): Computed {
  return {
    names: estimate.names,
    values: estimate.values,
    errors: standardErrors(estimate),
    covariance: joint ? estimate.covariance : diagonal(estimate.covariance),
    df: df ?? degf(bound.full),
    interval: interval ?? null,
  };
}

/** svyby without covmat=TRUE: R then states no covariances between domains. */
function diagonal(covariance: Matrix): Matrix {
  return covariance.map((row, i) => row.map((value, j) => (i === j ? value : 0)));
}

function evaluateCall(scope: Scope, call: Call, factors: Pick<ReadonlySet<string>, "has">): Figures {
  switch (call.name) {
    case "svytotal":
    case "svymean":
      return simple(scope, call, factors);
    case "svyratio":
      return isSeparate(call) ? separateRatios(scope, call) : ratios(scope, call);
    case "predict":
      return ratioTotal(scope, call);
    case "svyby":
      return byDomain(scope, call);
    case "svyciprop":
      return proportion(scope, call);
    case "svycontrast":
      return contrastEarlier(scope, call);
    default:
      throw new NotUnderstood(`call not understood: ${call.name}()`);
  }
}

function isSeparate(call: Call): boolean {
  return call.args.some(({ name, value }) => name === "separate" && isTrue(value));
}

/** The design made again on the rows where a condition holds. */
function onlyRows(scope: Scope, condition: string): Bound {
  const base = scope.designs.get("des");
  if (!base?.call) throw new NotUnderstood("design not understood: no svydesign call to make again");
  const sheet = mainSheet(scope.vector);
  const holds = compileCondition(parseExpression(condition), sheet);
  const rows = Array.from({ length: sheet.rows }, (_, row) => row).filter((row) => holds(row) === true);
  return bindDesign(base.call, selectRows(sheet, rows));
}

const lonelyOptions: readonly string[] = ["fail", "remove", "certainty", "adjust", "average"];

function readOptions(call: Call) {
  let options = lonelyDefaults;
  for (const { name, value } of call.args) {
    if (name === "survey.adjust.domain.lonely") options = { ...options, adjustDomainLonely: isTrue(value) };
    else if (name === "survey.lonely.psu" && lonelyOptions.includes(textOf(value)))
      options = { ...options, lonelyPsu: textOf(value) as LonelyPsu };
    else throw new NotUnderstood(`option not understood: ${name}`);
  }
  return options;
}
