import { subsetDesign } from "#pipeline/survey/domain.ts";
import { lonelyDefaults } from "#pipeline/survey/lonely.ts";
import { bindDesign } from "./bind-design.ts";
import { compileCondition } from "./conditions.ts";
import type { VectorCase } from "./folder.ts";
import { inferUnitDesign } from "./moment-files.ts";
import { NotUnderstood } from "./not-understood.ts";
import { withPeriods } from "./periods.ts";
import type { Expression } from "./r-parse.ts";
import type { Bound, Scope } from "./scope.ts";
import { type Sheet, textColumn, withColumn } from "./sheet.ts";
import { type Call, findCall, matchArguments, splitStatements, textOf } from "./statements.ts";

/** The sheet that a case's calls speak of: its first input that is not a list of weights. */
export function mainSheet(vector: VectorCase): Sheet {
  const name = vector.input.find((input) => !input.endsWith("_weights.csv"));
  const sheet = name === undefined ? undefined : vector.sheets.get(name);
  if (!sheet) throw new NotUnderstood(`the case names no input (${vector.file})`);
  return sheet;
}

/** Reads the design sentence of a case; "design of c03" looks it up in the other cases. */
export function openScope(vector: VectorCase, all: readonly VectorCase[]): Scope {
  const scope: Scope = {
    vector,
    designs: new Map(),
    earlier: [],
    lonely: lonelyDefaults,
    subset: null,
    calibrated: null,
  };
  for (const statement of splitStatements(vector.design)) addStatement(scope, statement, all);
  const units = scope.designs.size === 0 ? inferUnitDesign(vector) : null;
  if (units) scope.designs.set("des", units);
  return scope;
}

function addStatement(scope: Scope, statement: string, all: readonly VectorCase[]): void {
  const alias = /^([^\s()=]+)\s*=\s*([^\s()=]+)$/.exec(statement);
  if (alias) {
    addAlias(scope, alias[1] ?? "", alias[2] ?? "");
    return;
  }
  const other = /^(?:the )?des(?:ign)? of (c\d+\w*)$/.exec(statement)?.[1];
  if (other !== undefined) {
    scope.designs.set("des", bindCase(scope, other, all));
    return;
  }
  const without = /\bsame(?: design)?, (?:no|without) (\w+)/.exec(statement)?.[1];
  if (without !== undefined) {
    addWithout(scope, without);
    return;
  }
  const found = findCall(statement);
  if (found?.call.name === "svydesign" && !scope.designs.has("des"))
    scope.designs.set("des", bindDesign(found.call, withPeriods(mainSheet(scope.vector), found.call)));
  if (found?.call.name === "subset") {
    const args = matchArguments(found.call.args, ["x", "subset"]);
    const reference = /^design of (c\d+\w*)$/.exec(textOf(args.get("x")))?.[1];
    const base = reference === undefined ? scope.designs.get("des") : bindCase(scope, reference, all);
    if (!base) throw new NotUnderstood(`design not understood: ${statement}`);
    scope.designs.set("des", subsetBound(base, args.get("subset")));
  }
}

function addAlias(scope: Scope, name: string, column: string): void {
  for (const [key, bound] of scope.designs)
    scope.designs.set(key, {
      ...bound,
      sheet: withColumn(bound.sheet, name, textColumn(bound.sheet, column)),
    });
}

/** "without: same, no fpc": the design again less one argument, under the name des_nofpc. */
function addWithout(scope: Scope, argument: string): void {
  const base = scope.designs.get("des");
  if (!base?.call) throw new NotUnderstood(`no design before "same, no ${argument}"`);
  const args = base.call.args.filter(({ name }) => name !== argument);
  scope.designs.set(`des_no${argument}`, bindDesign({ ...base.call, args }, base.sheet));
}

function bindCase(scope: Scope, reference: string, all: readonly VectorCase[]): Bound {
  return bindDesign(designOf(reference, all), mainSheet(scope.vector));
}

function designOf(reference: string, all: readonly VectorCase[]): Call {
  const pattern = new RegExp(`^${reference}(?!\\d)`);
  for (const vector of all.filter(({ file }) => pattern.test(file)))
    for (const statement of splitStatements(vector.design)) {
      const call = findCall(statement)?.call;
      if (call?.name === "svydesign") return call;
    }
  throw new NotUnderstood(`no case ${reference} with a svydesign call in this folder`);
}

export function subsetBound(bound: Bound, condition: Expression | undefined): Bound {
  if (!condition) throw new NotUnderstood("subset without a condition");
  const holds = compileCondition(condition, bound.sheet);
  return { ...bound, design: subsetDesign(bound.design, (row) => holds(row) === true) };
}
