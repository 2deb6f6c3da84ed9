import { NotUnderstood } from "./not-understood.ts";
import type { Expression } from "./r-parse.ts";
import { type Sheet, textColumn } from "./sheet.ts";

// Conditions of subset(): for every row true, false, or null where a missing value leaves it open.

type Truth = boolean | null;

/** @throws on a function, operator or column that is not known. */
export function compileCondition(condition: Expression, sheet: Sheet): (row: number) => Truth {
  if (condition.kind === "unary" && condition.operator === "!") {
    const inner = compileCondition(condition.operand, sheet);
    return (row) => not(inner(row));
  }
  if (condition.kind === "call" && condition.name === "is.na" && condition.args.length === 1) {
    const value = compileValue(condition.args[0]?.value, sheet);
    return (row) => value(row) === null;
  }
  if (condition.kind === "name") {
    const column = textColumn(sheet, condition.text);
    return (row) => (column[row] == null ? null : column[row] === "TRUE" || Number(column[row]) > 0);
  }
  if (condition.kind !== "binary") throw new NotUnderstood(`condition not understood: ${condition.kind}`);
  const { operator, left, right } = condition;
  if (operator === "&" || operator === "|") {
    const a = compileCondition(left, sheet);
    const b = compileCondition(right, sheet);
    const decisive = operator === "|";
    return (row) =>
      a(row) === decisive || b(row) === decisive ? decisive : either(a(row), b(row), !decisive);
  }
  if (operator === "%in%") {
    const value = compileValue(left, sheet);
    const members = listed(right);
    return (row) => members.some((member) => compare("==", value(row), member) === true);
  }
  const a = compileValue(left, sheet);
  const b = compileValue(right, sheet);
  return (row) => compare(operator, a(row), b(row));
}

function not(truth: Truth): Truth {
  return truth === null ? null : !truth;
}

function either(a: Truth, b: Truth, value: boolean): Truth {
  return a === null || b === null ? null : value;
}

function compileValue(node: Expression | undefined, sheet: Sheet): (row: number) => string | null {
  if (node?.kind === "name" && node.text !== "TRUE" && node.text !== "FALSE") {
    const column = textColumn(sheet, node.text);
    return (row) => column[row] ?? null;
  }
  const fixed = literal(node);
  return () => fixed;
}

function literal(node: Expression | undefined): string {
  if (node?.kind === "unary" && node.operator === "-") return `-${literal(node.operand)}`;
  if (node?.kind === "number") return String(node.value);
  if (node?.kind === "string" || node?.kind === "name") return node.text;
  throw new NotUnderstood(`condition compares with ${node?.kind ?? "nothing"}`);
}

function listed(node: Expression): string[] {
  if (node.kind === "group") return node.items.map(literal);
  if (node.kind === "call" && node.name === "c") return node.args.map(({ value }) => literal(value));
  return [literal(node)];
}

function compare(operator: string, a: string | null, b: string | null): Truth {
  if (a === null || b === null) return null;
  const numbers = [a, b].every((text) => text.trim() !== "" && Number.isFinite(Number(text)));
  const difference = numbers ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0;
  switch (operator) {
    case "==":
      return difference === 0;
    case "!=":
      return difference !== 0;
    case "<":
      return difference < 0;
    case ">":
      return difference > 0;
    case "<=":
      return difference <= 0;
    case ">=":
      return difference >= 0;
    default:
      throw new NotUnderstood(`condition uses ${operator}`);
  }
}
