import { buildingBlocks, type QuestionName } from "#contract/queries.ts";

/** The texts of a question's macro and of those it calls, in the order they are created. */
export function macrosOf(name: QuestionName, texts: readonly string[]): string[] {
  const named = new Map(texts.map((text) => [/macro\s+(\w+)\s*\(/i.exec(text)?.[1] ?? "", text]));
  const used = new Set<string>([name]);
  for (const block of [...buildingBlocks].toReversed()) {
    const callers = [...used].map((user) => named.get(user) ?? "");
    if (callers.some((text) => text.includes(`${block}(`))) used.add(block);
  }
  return [...named].filter(([macro]) => used.has(macro)).map(([, text]) => text.trim());
}
