import { expect, test } from "vitest";
import { buildingBlocks, questions } from "#contract/queries.ts";
import { inMacroOrder } from "./macro-order.ts";

const names = [...buildingBlocks, ...Object.keys(questions)];
const texts = (of: readonly string[]) => new Map(of.map((name) => [name, `text of ${name}`]));

test("macros come in the contract's order, however the files are listed", () => {
  expect(inMacroOrder(texts(names.toReversed()))).toStrictEqual(names.map((name) => `text of ${name}`));
});

test("a macro without a file is named", () => {
  expect(() => inMacroOrder(texts(names.slice(0, -1)))).toThrow(`expected ${names.at(-1)}.sql`);
});

test("a file that the contract does not name is refused", () => {
  expect(() => inMacroOrder(texts([...names, "stray"]))).toThrow(
    "stray not named in src/contract/queries.ts",
  );
});
