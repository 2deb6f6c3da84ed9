import fc from "fast-check";
import { expect, test } from "vitest";
import { communitiesTable, frameTable, startupsTable } from "#contract/input/input-tables.ts";
import { issueCodeRow } from "#contract/issues/issue-codes.ts";
import { returnText, understandFile } from "#pipeline/handed-in/return-file.ts";
import { workbookFile } from "#pipeline/handed-in/workbook.ts";
import { writtenWorkbook } from "#pipeline/handed-in/written-workbook.ts";
import { judge } from "#pipeline/issue/judge.ts";
import { readTable } from "./read.ts";

const HEADER = "quarter,survey,stratum,population_units,known_total";
const read = (text: string) => readTable(frameTable, returnText("frame", "a/frame.csv", text));
const faults = (text: string) =>
  read(text).issues.map(({ code, row, column, value, expected }) => [code, row, column, value, expected]);

test("a clean file is read without a fault, empty cells as null", () => {
  const { entries, issues } = read(`${HEADER}\n2016Q1,community,urban,120,\n`);
  expect(issues).toStrictEqual([]);
  const row = {
    quarter: "2016Q1",
    survey: "community",
    stratum: "urban",
    population_units: 120,
    known_total: null,
  };
  expect(entries).toStrictEqual([
    { file: "a/frame.csv", sheet: null, line: 2, row: { ...row, design_basis: null } },
  ]);
});

test("an unknown and a missing column are both named at once and refuse the whole file", () => {
  const { entries, issues } = read("quarter,survey,stratum,units,known_total\n2016Q1,community,urban,120,\n");
  expect(issues.map(({ code, row, column }) => [code, row, column])).toStrictEqual([
    ["unknown_column", 1, "units"],
    ["missing_column", 1, "population_units"],
  ]);
  expect(issues[0]?.expected).toContain("population_units");
  expect(judge(entries, issues).ledger).toStrictEqual({ read: 1, accepted: 0, queried: 0, refused: 1 });
});

test("a column that stands twice is named", () => {
  expect(faults(`${HEADER},stratum\n2016Q1,community,urban,120,,urban\n`)[0]?.slice(0, 3)).toStrictEqual([
    "duplicate_column",
    1,
    "stratum",
  ]);
});

test("a header without a name is told by its place", () => {
  expect(faults(`${HEADER},\n2016Q1,community,urban,120,,\n`)).toStrictEqual([]);
  expect(faults(`${HEADER},\n2016Q1,community,urban,120,,7\n`)[0]?.[3]).toBe("(header of column 6 is empty)");
});

test.each([
  ["-3", "a count, 0 or more"],
  ["12.5", "a whole number below 2 147 483 648"],
  ["many", "a count, 0 or more"],
  ["", "a value (the cell is empty)"],
])("population_units %j is refused", (value, expected) => {
  expect(faults(`${HEADER}\n2016Q1,community,urban,${value},5\n`)).toStrictEqual([
    ["invalid_value", 2, "population_units", value, expected],
  ]);
});

test("a file that is cut within a row is refused as a whole, with the row and the first column it lacks", () => {
  const text = `${HEADER}\n2016Q1,community,urban,120,\n2016Q1,comm`;
  expect(faults(text)).toStrictEqual([
    ["file_cut", null, null, "row 3: 2016Q1,comm", "5 cells in the last row"],
    ["wrong_cell_count", 3, "stratum", "2016Q1,comm", "5 cells, found 2"],
  ]);
  expect(judge(read(text).entries, read(text).issues).ledger.refused).toBe(2);
});

test("a row with too many cells refuses that row alone", () => {
  const text = `${HEADER}\n2016Q1,community,urban,120,,7\n2016Q1,community,rural,80,\n`;
  expect(faults(text).map((fault) => fault.slice(0, 3))).toStrictEqual([["wrong_cell_count", 2, null]]);
  expect(judge(read(text).entries, read(text).issues).usable).toHaveLength(1);
});

test("a file without a final line break is used and queried", () => {
  const { entries, issues } = read(`${HEADER}\n2016Q1,community,urban,120,`);
  expect(issues.map(({ code, severity, row }) => [code, severity, row])).toStrictEqual([
    ["no_final_line_break", "query", 2],
  ]);
  expect(judge(entries, issues).ledger).toStrictEqual({ read: 1, accepted: 0, queried: 1, refused: 0 });
});

test("a quote that is never closed refuses the file: it swallowed the rows after it", () => {
  const text = `${HEADER}\n2016Q1,community,urban,120,"5\n2016Q1,community,rural,80,\n`;
  expect(faults(text).map((fault) => fault[0])).toContain("unclosed_quote");
  expect(judge(read(text).entries, read(text).issues).usable).toStrictEqual([]);
});

test("byte order mark, Windows line ends, full-width digits, thousands and blank last rows are read", () => {
  const text = `\uFEFF${HEADER}\r\n２０１６Ｑ１, community ,urban,"１，２００",５\r\n,,,,\r\n\r\n`;
  const { entries, issues } = read(text);
  expect(issues).toStrictEqual([]);
  expect(entries.map((entry) => [entry.row?.quarter, entry.row?.population_units])).toStrictEqual([
    ["2016Q1", 1200],
  ]);
});

test("old Macintosh line ends are read and the last row counts as complete", () => {
  expect(faults(`${HEADER}\r2016Q1,community,urban,120,\r`)).toStrictEqual([]);
});

test("a cell with a line break does not shift the numbers of the rows below", () => {
  const text = `${HEADER}\n2016Q1,community,"ur\nban",120,\n2016Q1,community,rural,-1,\n`;
  expect(faults(text).map((fault) => fault.slice(0, 3))).toStrictEqual([
    ["invalid_value", 2, "stratum"],
    ["invalid_value", 3, "population_units"],
  ]);
});

test("a blank row in the middle is passed over, and rows below keep their numbers", () => {
  const text = `${HEADER}\n\n2016Q1,community,urban,-1,\n`;
  expect(faults(text).map((fault) => fault.slice(0, 2))).toStrictEqual([["invalid_value", 3]]);
});

test("a row with text behind a closing quote is refused alone", () => {
  const text = `${HEADER}\n2016Q1,community,urban,"12"0,5\n2016Q1,community,rural,80,\n`;
  expect(faults(text).map((fault) => fault.slice(0, 3))).toStrictEqual([["stray_quote", 2, null]]);
  expect(judge(read(text).entries, read(text).issues).usable).toHaveLength(1);
});

test("a count in a merged cell is nobody's, unless the cell begins there and stays in its row", () => {
  const rows = [
    HEADER.split(","),
    ["2016Q1", "community", "urban", 60, 9],
    ["2016Q1", "community", "rural", null, 8],
    ["2016Q1", "enterprise", "large", 7],
    ["2016Q1", "enterprise", "small", null, 5],
  ];
  const merges = ["A2:A3", "D2:D3", "D4:E4", "D5:E5"].map((ref) => `<mergeCell ref="${ref}"/>`).join("");
  const bytes = writtenWorkbook({ sheets: { s: rows }, after: `<mergeCells>${merges}</mergeCells>` });
  const { sheets, issues } = understandFile(workbookFile("f.xlsx", bytes), "frame");
  const found = readTable(frameTable, { path: "f.xlsx", sheets, issues }).issues;
  expect(found.map(({ code, row, column, value }) => [code, row, column, value])).toStrictEqual([
    ["merged_count", 2, "population_units", "60"],
    ["merged_count", 3, "population_units", "60"],
    ["merged_count", 4, "known_total", "7"],
    ["invalid_value", 5, "population_units", ""],
    ["merged_count", 5, "known_total", "5"],
  ]);
});

test("of a file of faults every row is named, and no more is kept than is read", () => {
  const { entries, issues } = read(`${HEADER}\n${"x,y,,a,b\n".repeat(150_000)}`);
  expect(entries).toHaveLength(150_000);
  expect(new Set(issues.map(({ row }) => row)).size).toBe(150_000);
  expect(issues.length).toBeLessThan(160_000);
});

test("headers and values may be Chinese", () => {
  const header =
    "季度,城市,社区编号,城乡,回收状态,劳动年龄人口,劳动力人数,失业人数,登记失业人数,新就业人数,自然减员,新创业人数,带动就业人数";
  const text = `${header}\n2016Q1,changchun,22-1,城镇,已报,,100,4,,2,,1,3\n`;
  const { entries, issues } = readTable(communitiesTable, returnText("communities", "c.csv", text));
  expect(issues).toStrictEqual([]);
  expect(entries[0]?.row).toMatchObject({
    area: "urban",
    status: "responded",
    labour_force: 100,
    jobs_driven: 3,
  });
});

test("a frame may be written in Chinese, too", () => {
  const text =
    "季度,调查,层,总体单位数,已知总量,抽样方式\n2016Q1,社区,城镇,320,480000,概率抽样\n2016Q1,企业,中型/C,60,,立意抽样\n";
  const { entries, issues } = readTable(frameTable, returnText("frame", "f.csv", text));
  expect(issues).toStrictEqual([]);
  expect(entries.map(({ row }) => [row?.survey, row?.design_basis])).toStrictEqual([
    ["community", "probability"],
    ["enterprise", "purposive"],
  ]);
});

test("an empty file and one with nothing but a header are told apart", () => {
  expect(read("").issues.map(({ code, severity }) => [code, severity])).toStrictEqual([
    ["file_empty", "refuse"],
  ]);
  expect(read(`${HEADER}\n`).issues.map(({ code, severity }) => [code, severity])).toStrictEqual([
    ["no_rows", "query"],
  ]);
});

test("words of the language itself are no values and no columns", () => {
  const text = "quarter,city,startup_id,constructor\n2016Q1,a,__proto__,toString\n";
  const { issues } = readTable(startupsTable, returnText("startups", "s.csv", text));
  expect(issues.map((issue) => issue.code)).toContain("unknown_column");
});

const broken = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(HEADER, "2016Q1,community,urban,5,", '"', ",", "\n", "\r", "\uFEFF", "１", "\u0000"),
    )
    .map((parts) => parts.join("")),
);
test("whatever the text, it is read without a throw and every row is accounted for", () => {
  fc.assert(
    fc.property(broken, (text) => {
      const { entries, issues } = read(text);
      const { usable, ledger } = judge(entries, issues);
      expect(ledger.read).toBe(entries.length);
      expect(ledger.accepted + ledger.queried + ledger.refused).toBe(ledger.read);
      expect(usable.length).toBe(ledger.accepted + ledger.queried);
      for (const entry of entries) {
        const named = issues.some(
          ({ code, row }) => row === null || row === entry.line || issueCodeRow(code)?.ofAllRows,
        );
        expect(entry.row !== null || named).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});
