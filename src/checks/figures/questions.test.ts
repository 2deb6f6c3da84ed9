import { readdirSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { buildingBlocks, questions } from "#contract/queries.ts";
import { questionSql } from "#db/ask.ts";
import type { Database } from "#db/database.ts";
import { openNodeDatabase } from "#db/node.ts";
import { macrosFromDisk } from "#db/sql-node.ts";

let db: Database;
beforeAll(async () => {
  db = await openNodeDatabase(macrosFromDisk());
}, 180_000);

test("every file of src/queries is a macro that the contract names", () => {
  const files = readdirSync(new URL("../../queries/", import.meta.url)).filter((name) =>
    name.endsWith(".sql"),
  );
  expect(files.map((name) => name.replace(".sql", "")).toSorted()).toStrictEqual(
    [...buildingBlocks, ...Object.keys(questions)].toSorted(),
  );
});

test.each(Object.values(questions))(
  "$name answers with the contract's columns, in their order",
  async (question) => {
    const nulls = question.parameters
      .map((name) => `NULL::${name === "lag" ? "DOUBLE" : "VARCHAR"}`)
      .join(", ");
    const described = await db.query(`DESCRIBE SELECT * FROM ${question.name}(${nulls})`);
    expect(described.map((row) => row.column_name)).toStrictEqual(question.answer.columns.map((c) => c.name));
  },
);

test.each(Object.values(questions))(
  "$name has the contract's parameters, in their order",
  async (question) => {
    const [macro] = await db.query("SELECT parameters FROM duckdb_functions() WHERE function_name = ?", [
      question.name,
    ]);
    const names = Array.from((macro?.parameters ?? []) as Iterable<unknown>, String);
    expect(names).toStrictEqual(question.parameters.map((name) => `p_${name}`));
  },
);

test("quarters and periods are named in SQL as in TypeScript", async () => {
  const names = await db.query(`SELECT quarter_of(quarter_index('2016Q2')) AS quarter,
    period_label('four_quarter', quarter_index('2016Q2')) AS four, period_label('year', quarter_index('2016Q4')) AS year,
    period_label('year_to_date', quarter_index('2016Q2')) AS to_date`);
  expect(names).toStrictEqual([
    { quarter: "2016Q2", four: "2015Q3..2016Q2", year: "2016", to_date: "2016Q1..2016Q2" },
  ]);
});

test.each(Object.values(questions))("$name keeps its plan between askings", async (question) => {
  await db.query(`PREPARE asked AS ${questionSql(question.name)}`);
  const sql =
    "SELECT result_types IS NOT NULL AS planned FROM duckdb_prepared_statements() WHERE name = 'asked'";
  expect(await db.query(sql)).toStrictEqual([{ planned: true }]);
  await db.query("DEALLOCATE asked");
});
