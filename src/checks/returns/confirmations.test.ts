import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { badCity, goodCity, run, writeFolder } from "./returns-on-disk.ts";

// Queries written to queries.csv, answered there, and then open no more: by the documented commands.

let work = "";
const at = (...parts: string[]) => join(work, ...parts);
const queries = (...parts: string[]) => readFile(at(...parts, "queries.csv"), "utf8");
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "jiuye-queries-"));
});
afterAll(() => rm(work, { recursive: true, force: true }));

/** A firm that grew by more than half: two queries. */
const grown = (id: string) =>
  badCity(id, "2016Q2/enterprises.csv", (text) => text.replace(",51,3,2,1,52,", ",51,30,2,1,79,"));
const simulated = ["returns.json", '{"simulated": true}'] as const;

describe("two queries, written down and answered", () => {
  beforeAll(async () => {
    await writeFolder(at("returns"), [simulated, ...grown("wuhan"), ...goodCity("far-away")]);
  });
  const check = (...more: string[]) => run("check-returns.ts", at("returns"), ...more);

  test("the list has a line for each, empty comments, and is not written over", async () => {
    const { output, status } = await check("--queries", at("returns", "queries.csv"));
    expect(output).toContain("2 open queries, 2 of them new in ");
    expect(output).toContain("accepted 79 + queried 1 + refused 0");
    expect(status).toBe(0);
    const written = await queries("returns");
    const again = await check("--queries", at("returns", "queries.csv"));
    expect(again.output).toContain("2 open queries, 0 of them new in ");
    expect(again.output).toContain("2 x confirmation_without_comment");
    expect(await queries("returns")).toBe(written);
  });

  test("a quarter of which nothing came in is not said to be right", async () => {
    expect(await check("--quarter", "2016Q2")).toMatchObject({ status: 0 });
    const { output, status } = await check("--quarter", "2061Q2");
    expect(status).toBe(1);
    expect(output).toMatch(/--quarter: expected a quarter of these returns \(.*2016Q2.*\), found 2061Q2/);
  });

  test.each([
    ["UTF-8", (text: string) => Buffer.from(text)],
    ["GBK, as Excel saves it in China", (text: string) => iconv.encode(text.replace("\uFEFF", ""), "gbk")],
  ])("answered in %s, both are settled for check-returns and for data", async (_, encode) => {
    const list = await queries("returns");
    const answers = list.replaceAll(/,,,$/gm, ",新开了一条生产线,李,2016-07-10");
    await writeFile(at("returns", "queries.csv"), encode(answers));
    const { output } = await check();
    expect(output).not.toMatch(/^(query|note) /m);
    expect(output).toMatch(/^confirmed +1 x hires_rate$/m);
    expect(output).toContain("0 issues, 2 confirmed; rows: read 80 = accepted 80 + queried 0 + refused 0");
    const built = await run("build-data.ts", "--returns", at("returns"), "--out", at("out"));
    expect(built.output).toContain("0 issues, 2 confirmed (all in ");
    expect(await readFile(at("out-office", "issues.csv"), "utf8")).toContain("新开了一条生产线");
    await writeFile(at("returns", "queries.csv"), list);
  });

  test("JSON goes to the screen alone, with what was confirmed", async () => {
    const list = await queries("returns");
    await writeFile(at("returns", "queries.csv"), list.replace(/,,,$/m, ",yes,,"));
    const { output } = await check("--json", "-");
    const { ledger, issues } = JSON.parse(output);
    expect(ledger).toStrictEqual({ read: 80, accepted: 79, queried: 1, refused: 0 });
    type Said = { code: string; confirmed: string | null; unit: string | null };
    expect(issues.map(({ code, confirmed, unit }: Said) => [code, unit, confirmed])).toStrictEqual([
      ["hires_rate", "e0", null],
      ["confirmation_without_comment", null, null],
      ["staff_change", "e0", "yes"],
    ]);
    await writeFile(at("returns", "queries.csv"), list);
  });
});

test("a list in a city's folder answers for that city alone", async () => {
  await writeFolder(at("cities"), [simulated, ...grown("wuhan"), ...grown("weihai")]);
  const line = (code: string, value: number) => `2016Q2,enterprises,e0,${code},,${value},yes`;
  const list = [
    "quarter,table,unit,code,column,value,comment",
    line("staff_change", 79),
    line("hires_rate", 30),
  ];
  const named = list
    .join("\n")
    .replace("staff_change,", "staff_change,employees_end")
    .replace("hires_rate,", "hires_rate,hires");
  await writeFile(at("cities", "wuhan", "queries.csv"), `${named}\n`);
  const { output } = await run("check-returns.ts", at("cities"));
  expect(output).toContain("wuhan: 2 quarters, rows: read 40 = accepted 40 + queried 0 + refused 0");
  expect(output).toContain("weihai: 2 quarters, rows: read 40 = accepted 39 + queried 1 + refused 0");
  expect(output).toContain("2 issues, 2 confirmed");
});

test("a city may stand under its name, a quarter as offices write it, and answers of later quarters do no harm", async () => {
  const header = "城市,季度,报表,单位,问题代码,项目,填报值,说明";
  const line = (quarter: string, code: string, column: string, value: number) =>
    `武汉,${quarter},企业季度报表,e0,${code},${column},${value},订单增加`;
  const now = "2016年第二季度";
  const list = [
    ...[header, line(now, "staff_change", "期末人数", 79), line(now, "hires_rate", "新招人数", 30)],
    line("2016Q3", "hires_rate", "新招人数", 3),
  ];
  await writeFolder(at("named"), [simulated, ...grown("wuhan"), ["queries.csv", `${list.join("\n")}\n`]]);
  const checked = await run("check-returns.ts", at("named"));
  expect(checked.output).toContain("queried 0 + refused 0");
  expect(checked.output).toMatch(/note +1 x confirmation_unused/);
  const until = ["--returns", at("named"), "--out", at("named-out"), "--until", "2016Q2"];
  const built = await run("build-data.ts", ...until);
  expect(built.output).toContain("0 issues, 2 confirmed (all in ");
});

test("a file that is no list of queries is left alone", async () => {
  await writeFolder(at("other"), [...grown("wuhan")]);
  await writeFile(at("other.csv"), "a,b\n1,2\n");
  const { output, status } = await run("check-returns.ts", at("other"), "--queries", at("other.csv"));
  expect(output).toContain("no list of queries: ");
  expect(status).toBe(1);
  expect(await readFile(at("other.csv"), "utf8")).toBe("a,b\n1,2\n");
  expect(existsSync(at("other.csv.new"))).toBe(false);
});

test("a refusal that is confirmed is refused all the same", async () => {
  const broken = badCity("wuhan", "2016Q2/enterprises.csv", (text) =>
    text.replace(",51,3,2,1,52,", ",51,3,2,1,53,"),
  );
  const list =
    "city,quarter,table,unit,code,column,value,comment\nwuhan,2016Q2,enterprises,e0,balance_broken,employees_end,53,right\n";
  await writeFolder(at("refused"), [simulated, ...broken, ["queries.csv", list]]);
  const { output, status } = await run("check-returns.ts", at("refused"), "--lang", "zh");
  expect(output).toContain("queries.csv:2 comment, expected the return, corrected)");
  expect(output).toContain("不能用说明代替");
  expect(output).toContain("refused 1");
  expect(status).toBe(1);
});
