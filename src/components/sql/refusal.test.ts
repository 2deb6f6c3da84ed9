import { expect, test } from "vitest";
import { refusalOf } from "./refusal.ts";
import { statementsOf } from "./tokens.ts";

const refusal = (sql: string) => statementsOf(sql).map((one) => refusalOf(one)?.refusal ?? null);

test.each([
  "attach 'x.db'",
  "COPY (select 1) TO 'x.csv'",
  "copy estimates from 'https://other.example/a.csv'",
  "install httpfs",
  "load httpfs",
  "export database 'x'",
  "import database 'x'",
  "create or replace secret s (type s3)",
  "update extensions",
  "select * from read_csv('/etc/passwd')",
  "from READ_TEXT ('https://other.example/')",
  "from glob('*')",
  "from '/etc/passwd'",
  "select * from cells join 'https://other.example/a.csv' using (city)",
  "from 'a.csv'",
])("%s reaches outside", (sql) => {
  expect(refusal(sql)).toEqual(["outside"]);
});

test.each(["set enable_external_access = true", "RESET memory_limit", "pragma enable_profiling"])(
  "%s is a setting",
  (sql) => {
    expect(refusal(sql)).toEqual(["settings"]);
  },
);

test.each([
  "drop table cells",
  "drop table if exists memory.main.cells",
  "create or replace table estimates as select 1",
  "create or replace temp view Sample as select 1",
  "create or replace macro series(a) as 1",
  "insert into cells select * from cells",
  "with a as (select 1) insert into links select * from a",
  "delete from estimates where city = 'wuhan'",
  "update estimates set estimate = 0",
  "truncate alerts",
  "alter table cells drop column ty",
])("%s changes what is published", (sql) => {
  expect(refusal(sql)).toEqual(["published"]);
});

test.each([
  "select 'attach', \"copy\" from estimates -- load x",
  "set variable x = 3",
  "create table mine as select * from cells",
  "create or replace view rates as from estimates",
  "insert into mine from cells",
  "drop table mine",
  "select 1 as read_csv",
  "select trim('x' from 'xxa'), 'a.csv'",
  "with cells2 as (from cells) select count(*) from cells2",
])("%s is allowed", (sql) => {
  expect(refusal(sql)).toEqual([null]);
});

test("the place is that of the word", () => {
  const sql = "select 1; select * from read_csv('x')";
  const place = statementsOf(sql).map(refusalOf)[1];
  expect(sql.slice(place?.from, place?.to)).toBe("read_csv");
});
