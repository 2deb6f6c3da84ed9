import { beforeAll, expect, test } from "vitest";
import { questions } from "#contract/queries.ts";
import { ask, questionSql, questionText, rows } from "./ask.ts";
import type { Database } from "./database.ts";
import { openNodeDatabase } from "./node.ts";

// Stand-ins with the contract's columns; the real macros have tests of their own in src/checks.
const given: Record<string, string> = { period: "indicator", quarter: "city", estimate: "0.5" };
const columns = questions.series.answer.columns.map(({ name, type }) => {
  return `${given[name] ?? (type === "utf8" ? "'text'" : "NULL::DOUBLE")} as ${name}`;
});
const series = `create or replace macro series(city, indicator, cells, period_kind) as table
  select ${columns.join(", ")} where period_kind = 'quarter'`;
const change = `create or replace macro change(city, indicator, cells, period_kind, lag) as table
  select city as period, lag as quarters_apart`;

let db: Database;
beforeAll(async () => {
  db = await openNodeDatabase([series, change]);
}, 180_000);

test("a question is answered with exactly the contract's columns", async () => {
  const answer = await ask(db, "series", ["wuhan", "unemployment_rate", "*", "quarter"]);
  expect(answer.map((row) => [row.quarter, row.period, row.estimate, row.se])).toStrictEqual([
    ["wuhan", "unemployment_rate", 0.5, null],
  ]);
  expect(Object.keys(answer[0] ?? {})).toStrictEqual(questions.series.answer.columns.map((c) => c.name));
});

test("an answer may be empty", async () => {
  expect(await ask(db, "series", ["wuhan", "unemployment_rate", "*", "year"])).toStrictEqual([]);
});

test("a missing parameter is named", async () => {
  await expect(ask(db, "series", ["wuhan"])).rejects.toThrow(
    "question series: expected city, indicator, cells, period_kind; found 1 parameters",
  );
});

test("a macro with other columns than the contract's is refused", async () => {
  await expect(ask(db, "change", ["wuhan", "unemployment_rate", "*", "quarter", 4])).rejects.toThrow(
    /question change: expected columns period, quarter.*found period, quarters_apart/,
  );
});

test("the statement names the type of each parameter", () => {
  expect(questionSql("change")).toBe(
    "SELECT * FROM change(?::VARCHAR, ?::VARCHAR, ?::VARCHAR, ?::VARCHAR, ?::DOUBLE)",
  );
});

test("the statement as a reader may run it has its values in it, and answers the same", async () => {
  const asked = ["wu'han", "unemployment_rate", "*", "quarter"];
  const text = questionText("series", asked);
  expect(text).toBe("SELECT * FROM series('wu''han', 'unemployment_rate', '*', 'quarter')");
  expect(await rows(db, text)).toStrictEqual(await ask(db, "series", asked));
  expect(questionText("change", [...asked, 4])).toMatch(/'quarter', 4\)$/);
});

test("free SQL gives rows", async () => {
  expect(await rows(db, "SELECT 1 AS one, 'a' AS letter")).toStrictEqual([{ one: 1, letter: "a" }]);
});
