import { NotUnderstood } from "./not-understood.ts";
import { type Argument, type Expression, parseExpression } from "./r-parse.ts";

// Lines of a case file are R calls between words: "des on rows with lone==FALSE; subset(des, dom==1); svytotal(…)".

export type Call = Extract<Expression, { kind: "call" }>;

/** The parts of a line that ";" separates, remarks after "#" left out. */
export function splitStatements(line: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const letter of line.replace(/#.*$/, "")) {
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    if (letter === ";" && depth === 0) {
      parts.push(part.trim());
      part = "";
    } else part += letter;
  }
  return [...parts, part.trim()].filter((text) => text !== "");
}

const known =
  /(?:^|[^\w.])((?:svy\w+|subset|options|postStratify|rake|calibrate|predict|withReplicates)\s*\(.*)$/s;

/**
 * The R call in a statement and the words before it; null where there is none.
 * "des of c05" and "svyby mean" are words for a design and for an earlier result: they become names,
 * and so do the labels of a difference in words, "svycontrast(svyby mean, 60+ - 0-19)".
 */
export function findCall(statement: string): { call: Call; words: string } | null {
  const text = statement
    .replace(/\bdes(?:ign)? of (c\d+\w*)/g, "`design of $1`")
    .replace(/\bsvycontrast\(\s*([^,()`\s]+ [^,()`]*?)\s*,/g, "svycontrast(`$1`,")
    .replace(/^(svycontrast\([^,]+,\s*)([^`*/()]+) - ([^`*/()]+)\)$/, "$1`$2` - `$3`)");
  const found = known.exec(text)?.[1];
  if (found === undefined) return null;
  const expression = parseExpression(upToClosing(found));
  if (expression.kind !== "call") throw new NotUnderstood(`call not understood: ${statement}`);
  return { call: expression, words: text.slice(0, text.length - found.length).trim() };
}

function upToClosing(text: string): string {
  let depth = 0;
  for (const [i, letter] of [...text].entries()) {
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    if (letter === ")" && depth === 0) return [...text].slice(0, i + 1).join("");
  }
  throw new NotUnderstood(`brackets do not close: ${text}`);
}

/** Arguments under R's rule: by name first, the unnamed ones filling what is left in order. */
export function matchArguments(
  args: readonly Argument[],
  formals: readonly string[],
): Map<string, Expression> {
  const matched = new Map<string, Expression>();
  for (const { name, value } of args) if (name !== null) matched.set(name, value);
  const free = formals.filter((formal) => !matched.has(formal));
  for (const { name, value } of args) {
    if (name !== null) continue;
    const formal = free.shift();
    if (formal === undefined) throw new NotUnderstood("call has more arguments than expected");
    matched.set(formal, value);
  }
  return matched;
}

/** The terms of a one-sided formula: ~a+b gives a and b; "-1" drops the intercept. */
export function formulaTerms(formula: Expression | undefined): { terms: Expression[]; intercept: boolean } {
  if (formula?.kind !== "unary" || formula.operator !== "~")
    throw new NotUnderstood(`expected a formula, found ${formula?.kind ?? "nothing"}`);
  const walk = (node: Expression): { terms: Expression[]; intercept: boolean } => {
    if (node.kind !== "binary" || (node.operator !== "+" && node.operator !== "-"))
      return { terms: [node], intercept: true };
    const left = walk(node.left);
    if (node.operator === "+") {
      const right = walk(node.right);
      return { terms: [...left.terms, ...right.terms], intercept: left.intercept && right.intercept };
    }
    if (node.right.kind !== "number" || node.right.value !== 1)
      throw new NotUnderstood("formula takes away more than its intercept");
    return { terms: left.terms, intercept: false };
  };
  return walk(formula.operand);
}

/** The names in a formula. */
export function formulaNames(formula: Expression | undefined): string[] {
  return formulaTerms(formula).terms.map((term) => {
    if (term.kind !== "name") throw new NotUnderstood(`formula term not understood: ${term.kind}`);
    return term.text;
  });
}

export function isTrue(value: Expression | undefined): boolean {
  return value?.kind === "name" && (value.text === "TRUE" || value.text === "T");
}

export function textOf(value: Expression | undefined): string {
  return value?.kind === "name" || value?.kind === "string" ? value.text : "";
}
