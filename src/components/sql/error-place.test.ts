import { beforeAll, expect, test } from "vitest";
import type { Database } from "#db/database.ts";
import { openNodeDatabase } from "#db/node.ts";
import { faultOf } from "./error-place.ts";

// The engine's own messages, and the word they point at.

let db: Database;
beforeAll(async () => {
  db = await openNodeDatabase([]);
}, 180_000);

async function pointedAt(sql: string): Promise<string> {
  const error: unknown = await db.query(sql).then(
    () => null,
    (failure: unknown) => failure,
  );
  if (!(error instanceof Error)) throw new Error(`no fault in ${sql}`);
  const fault = faultOf(error.message, sql, 0);
  expect(fault.message).not.toMatch(/LINE|^\{/);
  return sql.slice(fault.from, fault.to);
}

test.each([
  ["selec 1", "selec"],
  ["select\n  foo from estimates", "foo"],
  ["select 1 +\n\n  nope(3)", "nope"],
  ["select * from nowhere", "nowhere"],
  ["select '城市失业率', 城市 from estimates", "城市"],
  [`select ${"1 + ".repeat(60)} foo from estimates`, "foo"],
  [`select ${"1 + ".repeat(60)} foo ${" + 1".repeat(60)} from estimates`, "foo"],
])("%s", async (sql, word) => {
  expect(await pointedAt(sql)).toBe(word);
});

test("a fault without a place is that of the whole statement", () => {
  expect(faultOf("Out of Memory Error: no room", "select 1", 10)).toEqual({
    ...{ message: "Out of Memory Error: no room", from: 10, to: 18 },
  });
});

test("a fault told as JSON is told in words", () => {
  const message = JSON.stringify({
    exception_type: "Parser",
    exception_message: 'syntax error at or near "x"\n\nLINE 1: select 1 x\n                 ^',
  });
  expect(faultOf(message, "select 1 x", 0)).toEqual({
    ...{ message: 'Parser Error: syntax error at or near "x"', from: 9, to: 10 },
  });
});
