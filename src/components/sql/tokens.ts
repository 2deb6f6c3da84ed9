// SQL as the engine cuts it: enough to tell statements, names and texts apart. Comments are left out.

export interface Token {
  /** name: a bare or "quoted" identifier or keyword · text: 'a string' · other: numbers and signs. */
  readonly kind: "name" | "text" | "other";
  /** Names in lower case, since the engine does not tell cases apart; texts without their quotes. */
  readonly value: string;
  readonly quoted: boolean;
  readonly from: number;
  readonly to: number;
}

const SPACE = /\s+/y;
const LINE_COMMENT = /--[^\n]*/y;
const NAME = /[\p{L}_][\p{L}\p{N}_$]*/uy;
const QUOTED = /"(?:[^"]|"")*"?/y;
const ESCAPED = /[eE]'(?:[^'\\]|''|\\[\s\S])*'?/y;
const TEXT = /'(?:[^']|'')*'?/y;
const DOLLAR = /\$([\p{L}_]*)\$/uy;
const NUMBER = /\d[\w.]*/y;

/** Never fails: what is not closed reaches to the end. */
export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < sql.length) {
    const read = skipped(sql, at) ?? tokenAt(sql, at);
    if (typeof read !== "number") tokens.push(read);
    at = typeof read === "number" ? read : read.to;
  }
  return tokens;
}

/** Where a space or a comment ends. */
function skipped(sql: string, at: number): number | null {
  const found = match(SPACE, sql, at) ?? match(LINE_COMMENT, sql, at);
  if (found) return at + found[0].length;
  return sql.startsWith("/*", at) ? blockEnd(sql, at) : null;
}

/** Comments between slash and star may hold others. */
function blockEnd(sql: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < sql.length) {
    const step = sql.startsWith("/*", at) ? 1 : sql.startsWith("*/", at) ? -1 : 0;
    depth += step;
    at += step === 0 ? 1 : 2;
    if (depth === 0) break;
  }
  return at;
}

function tokenAt(sql: string, from: number): Token {
  const token = (kind: Token["kind"], value: string, length: number, quoted = false): Token => ({
    ...{ kind, value, quoted, from },
    to: from + length,
  });
  const text = match(ESCAPED, sql, from) ?? match(TEXT, sql, from);
  if (text) return token("text", text[0].replace(/^[eE]?'|'$/g, "").replaceAll("''", "'"), text[0].length);
  const dollar = match(DOLLAR, sql, from);
  if (dollar) return dollarText(sql, from, dollar[0], token);
  const quoted = match(QUOTED, sql, from);
  if (quoted) {
    const name = quoted[0].replace(/^"|"$/g, "").replaceAll('""', '"');
    return token("name", name.toLowerCase(), quoted[0].length, true);
  }
  const name = match(NAME, sql, from);
  if (name) return token("name", name[0].toLowerCase(), name[0].length);
  const other = match(NUMBER, sql, from)?.[0] ?? sql[from] ?? "";
  return token("other", other, other.length);
}

function dollarText(
  sql: string,
  from: number,
  fence: string,
  token: (kind: "text", value: string, length: number) => Token,
): Token {
  const end = sql.indexOf(fence, from + fence.length);
  const stop = end < 0 ? sql.length : end;
  return token(
    "text",
    sql.slice(from + fence.length, stop),
    Math.min(stop + fence.length, sql.length) - from,
  );
}

function match(pattern: RegExp, sql: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(sql);
}

export interface Statement {
  readonly text: string;
  /** Where it begins in the whole. */
  readonly from: number;
  readonly tokens: readonly Token[];
}

/** Statements between semicolons, the empty ones left out. */
export function statementsOf(sql: string): Statement[] {
  const groups: Token[][] = [[]];
  for (const token of tokensOf(sql)) {
    if (token.kind === "other" && token.value === ";") groups.push([]);
    else groups.at(-1)?.push(token);
  }
  return groups.flatMap((tokens) => {
    const [first, last] = [tokens[0], tokens.at(-1)];
    return first && last ? [{ text: sql.slice(first.from, last.to), from: first.from, tokens }] : [];
  });
}
