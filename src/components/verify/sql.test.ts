import { expect, test } from "vitest";
import { questionText } from "#db/ask.ts";
import { openNodeDatabase } from "#db/node.ts";
import { macrosFromDisk } from "#db/sql-node.ts";
import { macrosOf } from "./sql.ts";
import { writtenChange, writtenQuestions, writtenSeries } from "./written.ts";

test("the macros shown are enough to ask the questions, and none too many", async () => {
  const texts = macrosOf(["series", "change"], macrosFromDisk());
  const asked = { city: "x", indicator: { id: "unemployment_rate", domain: "urban" } };
  const db = await openNodeDatabase(texts);
  const written = writtenQuestions(asked, "quarter").split("\n");
  expect(written).toHaveLength(3);
  for (const sql of written) expect(await db.query(sql)).toEqual([]);
  await db.close();
  const named = texts.map((text) => /macro (\w+)/.exec(text)?.[1] ?? "");
  const calls = (name: string) => texts.filter((text) => text.includes(`${name}(`)).length;
  expect(named.filter((name) => !["series", "change"].includes(name) && calls(name) < 2)).toEqual([]);
  expect(named.slice(-2).toSorted()).toEqual(["change", "series"]);
});

test("a question of fewer macros shows fewer", () => {
  expect(macrosOf(["compare"], macrosFromDisk())).toHaveLength(1);
});

test("the question is the contract's with its parameters written out, quotes doubled", () => {
  const written = writtenSeries({ city: "o'x", indicator: { id: "a", domain: "*" } }, "four_quarter");
  expect(written).toBe("SELECT * FROM series('o''x', 'a', '*', 'four_quarter')");
  expect(written).toBe(questionText("series", ["o'x", "a", "*", "four_quarter"]));
  const change = writtenChange({ city: "o'x", indicator: { id: "a", domain: "*" } }, "quarter", 1);
  expect(change).toBe(questionText("change", ["o'x", "a", "*", "quarter", 1]));
});
