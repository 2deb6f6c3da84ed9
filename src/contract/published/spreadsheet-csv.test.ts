import { csvParseRows } from "d3";
import { expect, test } from "vitest";
import { toSpreadsheetCsv, withoutApostrophe } from "./spreadsheet-csv.ts";

const written = (...cells: (string | number | null)[]) =>
  csvParseRows(toSpreadsheetCsv(["a"], [cells]).replace("\uFEFF", ""))[1];

test("a byte order mark opens the file, so that Excel reads Chinese", () => {
  expect(toSpreadsheetCsv(["说明"], [["是"]])).toBe("\uFEFF说明\n是\n");
});

test.each(["=1+1", "+cmd", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", " =1", "＝1", "－1+1"])(
  "%j starts no formula, and is read again as it was",
  (text) => {
    const [cell = ""] = written(text) ?? [];
    expect(cell).toBe(`'${text}`);
    expect(withoutApostrophe(cell)).toBe(text);
  },
);

test("numbers, negative ones too, and words stay as they are", () => {
  expect(written(-3, "-3.5", "小型/C", "it's", null)).toStrictEqual(["-3", "-3.5", "小型/C", "it's", ""]);
  expect(withoutApostrophe("'tis")).toBe("'tis");
});
