import { NotUnderstood } from "./not-understood.ts";
import { type Token, tokenize } from "./r-tokens.ts";

// The part of R's grammar that calls of the survey package use.

export type Expression =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "string" | "name"; readonly text: string }
  | { readonly kind: "unary"; readonly operator: string; readonly operand: Expression }
  | {
      readonly kind: "binary";
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Argument[] }
  | { readonly kind: "group"; readonly items: readonly Expression[] };

export interface Argument {
  readonly name: string | null;
  readonly value: Expression;
}

/** Binding strengths, R's order; ^ binds to the right. */
const binary: Readonly<Record<string, number>> = {
  "~": 1,
  "|": 2,
  "&": 3,
  "==": 5,
  "!=": 5,
  "<": 5,
  ">": 5,
  "<=": 5,
  ">=": 5,
  "+": 6,
  "-": 6,
  "*": 7,
  "/": 7,
  "%in%": 8,
  "^": 10,
};
const unary: Readonly<Record<string, number>> = { "~": 1, "!": 4, "-": 9, "+": 9 };

/** @throws when the text is not one whole expression. */
export function parseExpression(text: string): Expression {
  const reader = { tokens: tokenize(text), at: 0 };
  const expression = readExpression(reader, 0);
  if (reader.at < reader.tokens.length) throw new NotUnderstood(`R expression not understood: ${text}`);
  return expression;
}

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

function isSign(token: Token | undefined, text: string): boolean {
  return token?.kind === "sign" && token.text === text;
}

function readExpression(reader: Reader, strength: number): Expression {
  let left = readOperand(reader);
  for (;;) {
    const token = reader.tokens[reader.at];
    const own = token?.kind === "sign" ? binary[token.text] : undefined;
    if (token?.kind !== "sign" || own === undefined || own <= strength) return left;
    reader.at += 1;
    const right = readExpression(reader, token.text === "^" ? own - 1 : own);
    left = { kind: "binary", operator: token.text, left, right };
  }
}

function readOperand(reader: Reader): Expression {
  const token = reader.tokens[reader.at];
  reader.at += 1;
  if (token?.kind === "number" || token?.kind === "string") return readPlain(reader, token);
  if (token?.kind === "name") {
    if (!isSign(reader.tokens[reader.at], "(")) return { kind: "name", text: token.text };
    return { kind: "call", name: token.text, args: readArguments(reader) };
  }
  if (token?.kind === "sign") {
    if (token.text === "...") return { kind: "name", text: "..." };
    const strength = unary[token.text];
    if (strength !== undefined)
      return { kind: "unary", operator: token.text, operand: readExpression(reader, strength) };
    if (token.text === "(") {
      reader.at -= 1;
      const items = readArguments(reader).map(({ value }) => value);
      return items.length === 1 && items[0] ? items[0] : { kind: "group", items };
    }
  }
  throw new NotUnderstood(
    `R expression ends or breaks off before ${token ? JSON.stringify(token) : "its end"}`,
  );
}

/** A number may carry a remark in brackets, "1 (all ones)", which is passed over. */
function readPlain(reader: Reader, token: Exclude<Token, { kind: "name" | "sign" }>): Expression {
  if (token.kind !== "number") return { kind: "string", text: token.text };
  if (isSign(reader.tokens[reader.at], "(")) {
    while (!isSign(reader.tokens[reader.at], ")") && reader.at < reader.tokens.length) reader.at += 1;
    reader.at += 1;
  }
  return { kind: "number", value: token.value };
}

function readArguments(reader: Reader): Argument[] {
  reader.at += 1;
  const args: Argument[] = [];
  while (!isSign(reader.tokens[reader.at], ")")) {
    const [token, next] = reader.tokens.slice(reader.at, reader.at + 2);
    const named = isSign(next, "=") && token?.kind !== "number";
    if (named) reader.at += 2;
    args.push({ name: named && token ? token.text : null, value: readExpression(reader, 0) });
    const end = reader.tokens[reader.at];
    if (isSign(end, ",")) reader.at += 1;
    else if (!isSign(end, ")")) throw new NotUnderstood("R call: expected , or ) after an argument");
  }
  reader.at += 1;
  return args;
}
