import { expect, test } from "vitest";
import { formatOf, readNumberFormats, shownNumber } from "./number-formats.ts";

test.each([
  ["General", "plain"],
  ["G/通用格式", "plain"],
  ['G/通用格式"人"', "plain"],
  ["0", "plain"],
  ["#,##0", "plain"],
  ["0.00E+00", "plain"],
  ["[Red]#,##0;[Blue]-#,##0", "plain"],
  ['_-* #,##0_-;_-* "-"??_-', "plain"],
  ['#,##0"days"', "plain"],
  ['0!.0,"万"', "plain"],
  ["[DBNum1][$-804]General", "plain"],
  ["¥#,##0", "plain"],
  ["@", "plain"],
  ["0%", "percent"],
  ["0.0%;-0.0%", "percent"],
  ['0"%"', "plain"],
  ["yyyy-m-d", "date"],
  ['yyyy"年"m"月"', "date"],
  ["[$-F800]dddd, mmmm dd, yyyy", "date"],
  ["h:mm AM/PM", "date"],
  ["[h]:mm", "date"],
  ["mmm-yy", "date"],
  ["000", "padded"],
  ["000000", "padded"],
])("%s is %s", (code, kind) => {
  expect(formatOf(code).kind).toBe(kind);
});

test("a format of a million signs is read at once", () => {
  const started = performance.now();
  for (const sign of ["[", '"', "\\", "[h"]) formatOf(sign.repeat(5e5));
  expect(performance.now() - started).toBeLessThan(1000);
});

test("styles are read in order: built-in formats, own ones, and the general where one is not said", () => {
  const xml = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="000"/><numFmt numFmtId="14" formatCode="0.0"/></numFmts>
    <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="31"/><xf numFmtId="164"/><xf/><xf numFmtId="14"/></cellXfs></styleSheet>`;
  expect(readNumberFormats(xml).map(({ kind }) => kind)).toStrictEqual([
    ...["plain", "percent", "date", "padded", "plain", "plain"],
  ]);
});

const plain = formatOf("General");
test.each([
  [119.99999999999999, plain, "120"],
  [12.5, plain, "12.5"],
  [-0, plain, "0"],
  [1e14, plain, "100000000000000"],
  [1.2345678901234568e17, plain, "1.23456789012346E+17"],
  [1e15, plain, "1E+15"],
  [1e300, plain, "1E+300"],
  [0.05, formatOf("0%"), "5%"],
  [1, formatOf("0%"), "100%"],
  [7, formatOf("000"), "007"],
  [1234, formatOf("000"), "1234"],
  [7.5, formatOf("000"), "7.5"],
  [42370, formatOf("yyyy-m-d"), "2016-01-01"],
  [1, formatOf("d"), "1900-01-01"],
  [42370.5, formatOf("d"), "2016-01-01T12:00:00.000Z"],
  [1e300, formatOf("d"), "1E+300"],
  [-5, formatOf("d"), "-5"],
])("%d in a format is shown as it is meant", (value, format, shown) => {
  expect(shownNumber(value, format, false)).toBe(shown);
});

test("days count from 1904 where the workbook says so", () => {
  expect(shownNumber(42370 - 1462, formatOf("d"), true)).toBe("2016-01-01");
});
