import { expect, test } from "vitest";
import { cityKey, dealRows, joinFiles } from "./deal.ts";
import { understandFile } from "./return-file.ts";
import { textFile } from "./text-grid.ts";

const HEADER = "季度,城市,创业编号,扶持季度,人群,是否存续,带动就业人数";
const IDS = new Map([
  ["长春", "changchun"],
  ["长春市", "changchun"],
  ["wuhan", "wuhan"],
]);
const file = (...rows: string[]) =>
  understandFile(textFile("f.csv", `${[HEADER, ...rows].join("\n")}\n`), "startups");
const row = (quarter: string, city: string, id: string, rest = "2015Q4,,是,3") =>
  `${quarter},${city},${id},${rest}`;
const NOWHERE = { city: null, quarter: null };

test("rows go where they say, by any name of the city and any spelling of the quarter", () => {
  const { dealt, issues, unplaced } = dealRows(
    file(
      row("2016Q1", "长春市", "a"),
      row("2016年第一季度", "长　春", "b"),
      row("2016Q2", "Wuhan", "c"),
      row("２０１６Ｑ１", "长春", "d"),
    ),
    NOWHERE,
    new Map([...IDS, [cityKey("长 春"), "changchun"]]),
  );
  expect(
    dealt.map(({ city, quarter, table, file: own }) => [city, quarter, table, own.sheets[0]?.data.length]),
  ).toStrictEqual([
    ["changchun", "2016Q1", "startups", 3],
    ["wuhan", "2016Q2", "startups", 1],
  ]);
  expect([issues, unplaced]).toStrictEqual([[], 0]);
});

test("a row that names no city or quarter is refused where it stands, and counted", () => {
  const { dealt, issues, unplaced } = dealRows(
    file(
      row("2016Q1", "上海", "a"),
      row("2016", "长春", "b"),
      row("2016Q1", "", "c"),
      row("2016Q1", "长春", "d"),
    ),
    NOWHERE,
    IDS,
  );
  expect(issues.map(({ code, row: line, value }) => [code, line, value])).toStrictEqual([
    ["unknown_city", 2, "上海"],
    ["unknown_quarter", 3, "2016"],
    ["unknown_city", 4, ""],
  ]);
  expect([unplaced, dealt.length]).toStrictEqual([3, 1]);
});

test("what the folders say stands, whatever the rows say: that is checked later", () => {
  const { dealt } = dealRows(file(row("2016", "上海", "a")), { city: "changchun", quarter: "2016Q1" }, IDS);
  expect(dealt.map(({ city, quarter }) => [city, quarter])).toStrictEqual([["changchun", "2016Q1"]]);
});

test("issues of rows go with their rows, those of the file stay with the file, and none is lost", () => {
  const text = `${HEADER}\n${row("2016Q1", "长春", "a")}\n${row("2016Q1", "wuhan", "b")}\n合计,,,,,,8\n${row("2016Q1", "wuhan", "c")}`;
  const understood = understandFile(textFile("f.csv", text), "startups");
  const { dealt, issues } = dealRows(understood, NOWHERE, IDS);
  expect(dealt.map(({ city, file: own }) => [city, own.issues.map(({ code }) => code)])).toStrictEqual([
    ["changchun", []],
    ["wuhan", ["no_final_line_break"]],
  ]);
  expect(issues.map(({ code }) => code)).toStrictEqual(["total_differs"]);
});

test("files of one city, quarter and table are one", () => {
  const [one, other] = [file(row("2016Q1", "长春", "a")), file(row("2016Q1", "长春", "b"))];
  expect(joinFiles(undefined, one)).toBe(one);
  expect(joinFiles(one, other).sheets.map(({ data }) => data[0]?.cells[2])).toStrictEqual(["a", "b"]);
});

test("a file of all cities and quarters is dealt in time that grows with its rows", () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => row(`20${10 + (i % 80)}Q1`, "长春", `u${i}`));
  const understood = file(...rows);
  const started = performance.now();
  expect(dealRows(understood, NOWHERE, IDS).dealt).toHaveLength(80);
  expect(performance.now() - started).toBeLessThan(2000);
});
