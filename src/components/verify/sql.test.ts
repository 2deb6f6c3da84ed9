import { expect, test } from "vitest";
import { questionText } from "#db/ask.ts";
import { openNodeDatabase } from "#db/node.ts";
import { macrosFromDisk } from "#db/sql-node.ts";
import { macrosOf } from "./sql.ts";
import { writtenSeries } from "./written.ts";

test("the macros shown are enough to ask the question, and none too many", async () => {
  const texts = macrosOf("series", macrosFromDisk());
  const written = writtenSeries(
    { city: "x", indicator: { id: "unemployment_rate", domain: "urban" } },
    "quarter",
  );
  const db = await openNodeDatabase(texts);
  expect(await db.query(written)).toEqual([]);
  await db.close();
  const named = texts.map((text) => /macro (\w+)/.exec(text)?.[1] ?? "");
  const calls = (name: string) => texts.filter((text) => text.includes(`${name}(`)).length;
  expect(named.filter((name) => name !== "series" && calls(name) < 2)).toEqual([]);
  expect(named.at(-1)).toBe("series");
});

test("a question of fewer macros shows fewer", () => {
  expect(macrosOf("compare", macrosFromDisk())).toHaveLength(1);
});

test("the question is the contract's with its parameters written out, quotes doubled", () => {
  const written = writtenSeries({ city: "o'x", indicator: { id: "a", domain: "*" } }, "four_quarter");
  expect(written).toBe("SELECT * FROM series('o''x', 'a', '*', 'four_quarter')");
  expect(written).toBe(questionText("series", ["o'x", "a", "*", "four_quarter"]));
});
