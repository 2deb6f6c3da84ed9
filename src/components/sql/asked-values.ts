import type { PublishedTableName } from "#contract/published/published-tables.ts";
import { type Question, questions } from "#contract/queries.ts";
import { isQuestion, isTable } from "./needs.ts";
import type { Token } from "./tokens.ts";

// Texts in quotes that a query asks a macro with, or holds a column against.

const ROLES = ["city", "indicator", "quarter", "period", "period_kind"] as const;
export type Role = (typeof ROLES)[number];

export interface AskedValue {
  readonly role: Role;
  readonly value: string;
}

/** They name other places, figures and quarters than the estimates do. */
const OTHER_NAMES: readonly PublishedTableName[] = ["official", "targets", "releases"];

export function askedValues(tokens: readonly Token[]): AskedValue[] {
  const all = tokens.flatMap((token, i) => [...ofMacro(tokens, i), ...ofColumn(tokens, i, token)]);
  const alike = new Map(all.map((asked) => [`${asked.role} ${asked.value}`, asked]));
  return [...alike.values()];
}

/** In the order of the macro's parameters; what is no single text is left out. */
function ofMacro(tokens: readonly Token[], at: number): AskedValue[] {
  const name = tokens[at];
  if (name?.kind !== "name" || !isQuestion(name.value) || tokens[at + 1]?.value !== "(") return [];
  const { parameters }: Question = questions[name.value];
  return argumentsFrom(tokens, at + 2).flatMap((argument, i) => {
    const [role, only] = [parameters[i], argument[0]];
    return argument.length === 1 && only?.kind === "text" && isRole(role)
      ? [{ role, value: only.value }]
      : [];
  });
}

/** Tokens between the commas of a call, up to its closing bracket. */
function argumentsFrom(tokens: readonly Token[], start: number): Token[][] {
  const found: Token[][] = [[]];
  let depth = 1;
  for (const token of tokens.slice(start)) {
    const sign = token.kind === "other" ? token.value : "";
    if ("([{".includes(sign) && sign !== "") depth++;
    if (")]}".includes(sign) && sign !== "") depth--;
    if (depth === 0) break;
    if (sign === "," && depth === 1) found.push([]);
    else found.at(-1)?.push(token);
  }
  return found;
}

/** city = 'a', 'a' = city, city in ('a', 'b'); of published tables that share these names. */
function ofColumn(tokens: readonly Token[], at: number, { kind, value: role }: Token): AskedValue[] {
  if (kind !== "name" || !isRole(role) || !sharesNames(tokens)) return [];
  const [before, sign, after] = [tokens[at - 2], tokens[at + 1]?.value, tokens[at + 2]];
  if (sign === "=" && after?.kind === "text") return [{ role, value: after.value }];
  if (sign === "=" && after?.value === "=" && tokens[at + 3]?.kind === "text")
    return [{ role, value: tokens[at + 3]?.value ?? "" }];
  if (tokens[at - 1]?.value === "=" && before?.kind === "text") return [{ role, value: before.value }];
  if (sign !== "in" || after?.value !== "(") return [];
  return argumentsFrom(tokens, at + 3)
    .flat()
    .flatMap((token) => (token.kind === "text" ? [{ role, value: token.value }] : []));
}

function sharesNames(tokens: readonly Token[]): boolean {
  const names = tokens.filter(({ kind }) => kind === "name").map(({ value }) => value);
  return names.some((name) => isTable(name) || isQuestion(name)) && !names.some(isOther);
}

const isRole = (name: string | undefined): name is Role => ROLES.includes(name as Role);
const isOther = (name: string) => OTHER_NAMES.includes(name as PublishedTableName);
