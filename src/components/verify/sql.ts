import { buildingBlocks, type QuestionName } from "#contract/queries.ts";

/** The texts of the questions' macros and of those they call, in the order they are created. */
export function macrosOf(names: readonly QuestionName[], texts: readonly string[]): string[] {
  const named = new Map(texts.map((text) => [/macro\s+(\w+)\s*\(/i.exec(text)?.[1] ?? "", text]));
  const used = new Set<string>(names);
  for (const block of [...buildingBlocks].toReversed()) {
    const callers = [...used].map((user) => named.get(user) ?? "");
    if (callers.some((text) => text.includes(`${block}(`))) used.add(block);
  }
  return [...named].filter(([macro]) => used.has(macro)).map(([, text]) => text.trim());
}
