import { publishedTables } from "#contract/published/published-tables.ts";
import { buildingBlocks, questions } from "#contract/queries.ts";
import type { Statement, Token } from "./tokens.ts";

// What is refused before the engine is asked, so that it can be said plainly. The engine's own settings
// (src/db/free-query.ts) refuse the same and whatever gets past these words.

/** outside: files, addresses, databases, extensions · settings · published: a change of what is published. */
export type Refusal = "outside" | "settings" | "published";

export interface RefusedPlace {
  readonly refusal: Refusal;
  readonly from: number;
  readonly to: number;
}

const OUTSIDE = ["attach", "detach", "copy", "export", "import", "install", "load", "use", "checkpoint"];
const SETTINGS = ["set", "reset", "pragma"];
const READERS = /^(read_|scan_|parquet_|sniff_csv$|glob$|sqlite_|postgres_|mysql_|iceberg_|delta_)/;
/** A text after FROM that is a path, an address or a file's name. */
const FILE = /^\w*:?[/\\]|^\w+:|\.\w{1,10}$/;
const CHANGES = ["create", "drop", "alter", "truncate", "insert", "update", "delete", "merge", "comment"];
/** Words between a change and the name of what is changed. */
const BETWEEN = [
  ...["or", "replace", "temp", "temporary", "table", "view", "macro", "function", "if", "not", "exists"],
  ...["into", "from", "only", "ignore", "persistent", "type", "on", "column"],
];
const PUBLISHED: readonly string[] = [
  ...Object.keys(publishedTables),
  ...buildingBlocks,
  ...Object.keys(questions),
];

export function refusalOf({ tokens }: Statement): RefusedPlace | null {
  const [first, second] = tokens;
  if (!first) return null;
  const at = (refusal: Refusal, token: Token): RefusedPlace => ({
    refusal,
    from: token.from,
    to: token.to,
  });
  if (isWord(first, OUTSIDE)) return at("outside", first);
  if (isWord(first, ["create"]) && tokens.some((token) => isWord(token, ["secret"])))
    return at("outside", first);
  if (isWord(first, ["update"]) && second && isWord(second, ["extensions"])) return at("outside", first);
  // A variable is the reader's own.
  if (isWord(first, SETTINGS) && !(second && isWord(second, ["variable"]))) return at("settings", first);
  const reader = tokens.find((token, i) => READERS.test(token.value) && isCall(token, tokens[i + 1]));
  if (reader) return at("outside", reader);
  const file = tokens.find(
    (token, i) => token.kind === "text" && FILE.test(token.value) && isFrom(tokens[i - 1]),
  );
  if (file) return at("outside", file);
  const changed = changedName(tokens);
  return changed && PUBLISHED.includes(changed.value) ? at("published", changed) : null;
}

const isWord = (token: Token, words: readonly string[]) =>
  token.kind === "name" && !token.quoted && words.includes(token.value);
const isFrom = (token: Token | undefined) => token !== undefined && isWord(token, ["from", "join"]);
const isCall = (token: Token, next: Token | undefined) => token.kind === "name" && next?.value === "(";

/** The name that a change is made to; WITH may stand before INSERT, UPDATE and DELETE. */
function changedName(tokens: readonly Token[]): Token | undefined {
  const begins = tokens[0] && isWord(tokens[0], ["with", "explain", "prepare"]);
  const start = begins ? tokens.findIndex((token) => isWord(token, CHANGES)) : 0;
  const word = tokens[start];
  if (!word || !isWord(word, CHANGES)) return undefined;
  let at = start + 1;
  while (tokens[at] && isWord(tokens[at] as Token, BETWEEN)) at++;
  while (tokens[at + 1]?.value === "." && tokens[at + 2]) at += 2;
  return tokens[at];
}
