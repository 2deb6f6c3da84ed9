import { openScope } from "./case-designs.ts";
import { type Comparison, compareNumbers, compareResult, joined, type Tolerances } from "./compare.ts";
import { evaluateResult } from "./evaluate.ts";
import { facts } from "./facts.ts";
import type { VectorCase, VectorResult } from "./folder.ts";
import { momentFiles } from "./moment-files.ts";
import { momentResult } from "./moment-results.ts";
import { NotUnderstood } from "./not-understood.ts";
import { notUsed } from "./not-used.ts";
import { isReplicateResult, replicateResult } from "./replicate-results.ts";
import type { Scope } from "./scope.ts";

export type Status = "met" | "not met" | "not applicable";

export interface Outcome {
  readonly case: string;
  readonly id: string;
  readonly status: Status;
  readonly numbers: number;
  readonly worst: number | null;
  /** Where the worst difference is; what was missed; or why the result does not apply. */
  readonly remark: string;
}

const TOLERANCE = 1e-9;

/** All results of a case and what it states about its design, each met, not met, or not applicable with the reason. */
export function runCase(vector: VectorCase, all: readonly VectorCase[]): Outcome[] {
  const name = vector.file.replace(/\.json$/, "");
  let scope: Scope | Error;
  try {
    scope = openScope(vector, all);
  } catch (fault) {
    scope = fault instanceof Error ? fault : new Error(String(fault));
  }
  const outcome = (id: string, run: (scope: Scope) => Comparison) => ({
    case: name,
    id,
    ...judge(scope, run),
  });
  const results = vector.results.map((result) => {
    const reason = notUsed(vector, result);
    if (reason !== null) return { case: name, id: result.id, ...notApplicable(reason) };
    return outcome(result.id, (open) => runResult(open, result));
  });
  const stated = Object.keys(facts).filter((field) => vector.stated[field] !== undefined);
  const known = stated.map((field) => outcome(`(${field})`, (open) => runFact(open, field)));
  const unknown = unknownFacts(vector).map((field) => ({
    case: name,
    id: `(${field})`,
    ...notApplicable("the case gives no svydesign call to compute it from"),
  }));
  return [...results, ...known, ...unknown];
}

function judge(scope: Scope | Error, run: (scope: Scope) => Comparison): Omit<Outcome, "case" | "id"> {
  try {
    if (scope instanceof Error) throw scope;
    const { numbers, worst, field, missed } = run(scope);
    const status = missed.length === 0 ? "met" : "not met";
    return { status, numbers, worst, remark: missed.length === 0 ? field : missed.join("; ") };
  } catch (fault) {
    if (fault instanceof NotUnderstood) return notApplicable(withReason(fault.message));
    return {
      status: "not met",
      numbers: 0,
      worst: null,
      remark: fault instanceof Error ? fault.message : String(fault),
    };
  }
}

function withReason(message: string): string {
  return message.includes("not understood") ? message : `call not understood: ${message}`;
}

function notApplicable(remark: string): Omit<Outcome, "case" | "id"> {
  return { status: "not applicable", numbers: 0, worst: null, remark };
}

function runResult(scope: Scope, result: VectorResult): Comparison {
  const { error } = result;
  if (typeof error === "string") return expectError(scope, result, error);
  const tolerances = tolerancesOf(result);
  if (isReplicateResult(result))
    return compareResult(result, replicateResult(scope.vector, result), tolerances);
  const fromUnits = compareResult(result, evaluateResult(scope, result), tolerances);
  const files = momentFiles(scope.vector);
  return files
    ? joined(fromUnits, compareResult(result, momentResult(scope, result, files), tolerances))
    : fromUnits;
}

/** README of the vectors: 1e-9, but 1e-7 where R iterates (logit) and 1e-8 for raked figures, whose SE informs only. */
function tolerancesOf({ id, call = "" }: VectorResult): Tolerances {
  if (/"logit"|method\s*=\s*'logit'/.test(call)) return { figures: 1e-7, errors: 1e-7 };
  if (/\brake\(/.test(call) || /^rake/.test(id)) return { figures: 1e-8, errors: Infinity };
  return { figures: TOLERANCE, errors: TOLERANCE };
}

function expectError(scope: Scope, result: VectorResult, expected: string): Comparison {
  try {
    evaluateResult(scope, result);
  } catch (fault) {
    if (fault instanceof NotUnderstood) throw fault;
    const message = fault instanceof Error ? fault.message : String(fault);
    const same = message === expected;
    return { numbers: 1, worst: 0, field: "error", missed: same ? [] : [`stops with: ${message}`] };
  }
  return { numbers: 1, worst: Infinity, field: "error", missed: [`does not stop (expected: ${expected})`] };
}

function runFact(scope: Scope, field: string): Comparison {
  const des = scope.designs.get("des");
  const compute = facts[field];
  if (!des || !compute) throw new NotUnderstood("the case gives no svydesign call");
  return compareNumbers(field, scope.vector.stated[field], compute(scope, des), TOLERANCE);
}

const inputs = /_(levels|totals|total|scale|rscales)$|^(case|input|design|results|note|domains)$/;

function unknownFacts(vector: VectorCase): string[] {
  return Object.keys(vector.stated).filter((field) => !inputs.test(field) && facts[field] === undefined);
}
