import { NotUnderstood } from "./not-understood.ts";
// Words of an R expression.

export type Token =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "string" | "name" | "sign"; readonly text: string };

const patterns = [
  { kind: "space", pattern: /^\s+/ },
  { kind: "number", pattern: /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?L?/ },
  { kind: "string", pattern: /^(?:"[^"]*"|'[^']*')/ },
  { kind: "quoted", pattern: /^`[^`]*`/ },
  { kind: "name", pattern: /^(?:[\p{L}]|\.(?!\d))[\p{L}\p{N}._]*/u },
  { kind: "sign", pattern: /^(?:%in%|==|!=|<=|>=|\.\.\.|[-+*/^()~,=<>!&|:])/ },
] as const;

/** @throws at a character that R's expressions do not use. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let rest = text;
  while (rest !== "") {
    const found = patterns.map(({ kind, pattern }) => ({ kind, word: pattern.exec(rest)?.[0] ?? "" }));
    const match = found.find(({ word }) => word !== "");
    if (!match) throw new NotUnderstood(`unknown character in R expression: ${rest.slice(0, 20)}`);
    rest = rest.slice(match.word.length);
    const token = asToken(match.kind, match.word);
    if (token) tokens.push(token);
  }
  return tokens;
}

function asToken(kind: (typeof patterns)[number]["kind"], word: string): Token | null {
  switch (kind) {
    case "space":
      return null;
    case "number":
      return { kind, value: Number(word.replace(/L$/, "")) };
    case "string":
      return { kind, text: word.slice(1, -1) };
    case "quoted":
      return { kind: "name", text: word.slice(1, -1) };
    case "name":
      return word === "in" ? { kind: "sign", text: "%in%" } : { kind, text: word };
    case "sign":
      return { kind, text: word };
  }
}
