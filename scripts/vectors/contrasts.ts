import { type Contrast, svycontrast } from "#pipeline/survey/contrast.ts";
import * as smooth from "#pipeline/survey/smooth.ts";
import { NotUnderstood } from "./not-understood.ts";
import type { Expression } from "./r-parse.ts";
import type { EarlierResult, Figures, Scope } from "./scope.ts";
import { type Call, textOf } from "./statements.ts";

type Smooth = smooth.Smooth;
type Figure = (name: string) => Smooth;

/** svycontrast(earlier result, expression | quote(…) | c(a=1,b=-1) | list(…)). */
export function contrastEarlier(scope: Scope, call: Call): Figures {
  const [of, how] = call.args;
  if (!of || !how) throw new NotUnderstood("svycontrast: expected a result and a contrast");
  const contrasts = readContrasts(how.value, "contrast");
  const names = new Set<string>();
  collectNames(how.value, names);
  const from = findEarlier(scope.earlier, textOf(of.value), names);
  const bound = scope.designs.get("des");
  if (!bound) throw new NotUnderstood("svycontrast: no design");
  return { estimate: svycontrast(from.estimate, contrasts), bound, joint: true };
}

function readContrasts(node: Expression, name: string): Contrast[] {
  if (node.kind !== "call") return [{ name, of: (figure) => differentiate(node, figure) }];
  const { args } = node;
  if (node.name === "list")
    return args.flatMap(({ name: n, value }) => readContrasts(value, n ?? "contrast"));
  if (node.name === "quote" && args[0]) return readContrasts(args[0].value, name);
  if (node.name === "c") return [{ name, of: (figure) => linear(args, figure) }];
  return [{ name, of: (figure) => differentiate(node, figure) }];
}

function linear(args: Call["args"], figure: Figure): Smooth {
  const terms = args.map(({ name, value }) => {
    if (name === null) throw new NotUnderstood("svycontrast: c() with unnamed coefficients");
    return smooth.multiply(differentiate(value, figure), figure(name));
  });
  return terms.reduce((sum, term) => smooth.add(sum, term));
}

/** Value and gradient of an arithmetic expression in the figures. */
export function differentiate(node: Expression, figure: Figure): Smooth {
  const inner = (part: Expression) => differentiate(part, figure);
  if (node.kind === "name") return figure(node.text);
  if (node.kind === "number") return smooth.constant(node.value);
  if (node.kind === "unary" && node.operator === "-")
    return smooth.subtract(smooth.constant(0), inner(node.operand));
  if (node.kind === "call" && node.args.length === 1 && node.args[0]) {
    const apply = functions[node.name];
    if (apply) return apply(inner(node.args[0].value));
  }
  if (node.kind === "binary") {
    const apply = operators[node.operator];
    if (apply) return apply(inner(node.left), inner(node.right));
  }
  throw new NotUnderstood(`contrast not understood: ${node.kind}`);
}

const functions: Readonly<Record<string, (a: Smooth) => Smooth>> = {
  log: smooth.log,
  exp: smooth.exp,
  sqrt: smooth.sqrt,
};
const operators: Readonly<Record<string, (a: Smooth, b: Smooth) => Smooth>> = {
  "+": smooth.add,
  "-": smooth.subtract,
  "*": smooth.multiply,
  "/": smooth.divide,
  "^": smooth.power,
};

function collectNames(node: Expression, names: Set<string>): void {
  if (node.kind === "name") names.add(node.text);
  if (node.kind === "unary") collectNames(node.operand, names);
  if (node.kind === "binary") for (const side of [node.left, node.right]) collectNames(side, names);
  if (node.kind === "call")
    for (const { name, value } of node.args) {
      if (node.name === "c" && name !== null) names.add(name);
      collectNames(value, names);
    }
}

/** The earlier result meant by "totals", "by_race", "t" or "svyby mean": of those that hold the figures named. */
function findEarlier(
  earlier: readonly EarlierResult[],
  reference: string,
  names: ReadonlySet<string>,
): EarlierResult {
  const able = earlier.filter(({ estimate }) => [...names].every((name) => estimate.names.includes(name)));
  const words = reference.split(" ").filter((word) => word !== "svyby");
  const found =
    able.findLast(({ id }) => id === reference) ??
    able.findLast(({ maker }) => maker === reference) ??
    able.findLast(({ id }) => id.startsWith(reference)) ??
    able.findLast(({ maker }) => words.every((word) => maker.includes(word))) ??
    able.at(-1);
  if (!found) throw new NotUnderstood(`svycontrast: no earlier result with ${[...names].join(", ")}`);
  return found;
}
