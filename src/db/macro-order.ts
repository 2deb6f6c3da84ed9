import { buildingBlocks, questions } from "#contract/queries.ts";

/**
 * The texts of src/queries in the order the engine creates them.
 * @param texts by macro name.
 * @throws when a macro of the contract has no file, or a file no place in the contract.
 */
export function inMacroOrder(texts: ReadonlyMap<string, string>): string[] {
  const order: string[] = [...buildingBlocks, ...Object.keys(questions)];
  const stray = [...texts.keys()].filter((name) => !order.includes(name));
  if (stray.length > 0) {
    throw new Error(`src/queries: ${stray.join(", ")} not named in src/contract/queries.ts`);
  }
  return order.map((name) => {
    const text = texts.get(name);
    if (text === undefined) throw new Error(`src/queries: expected ${name}.sql, found no such file`);
    return text;
  });
}
