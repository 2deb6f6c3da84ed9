import { encode } from "iconv-lite";
import { expect, test } from "vitest";
import { openFile } from "./open-file.ts";
import { packed, writtenWorkbook } from "./written-workbook.ts";

const workbook = writtenWorkbook({ sheets: { s: [["a", "b"]] } });
const codesOf = async (bytes: Uint8Array) => (await openFile("f", bytes)).issues.map(({ code }) => code);

test("the first bytes say what a file is, whatever its name", async () => {
  expect(await openFile("f.csv", workbook)).toMatchObject({ grids: [{ sheet: "s", ragged: false }] });
  expect(await openFile("f.xlsx", Buffer.from("a,b\n"))).toMatchObject({
    grids: [{ sheet: null, ragged: true }],
  });
});

test("bytes within a larger buffer are read from where they stand", async () => {
  const within = new Uint8Array([9, 9, ...workbook, 9]).subarray(2, -1);
  expect(await openFile("f.xlsx", within)).toMatchObject({ issues: [], grids: [{ sheet: "s" }] });
});

test.each<[string, string | Uint8Array, string[]]>([
  [
    "an old or locked workbook",
    new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    ["old_or_locked_workbook"],
  ],
  ["an archive with nothing in it", packed({}), ["not_a_workbook"]],
  ["a document", packed({ "word/document.xml": "<a/>" }), ["not_a_workbook"]],
  ["the start of an archive", workbook.subarray(0, 200), ["broken_workbook"]],
  ["a web page", "\uFEFF\r\n<HTML><table><tr><td>季度</td></tr></table>", ["web_page"]],
  ["a web page in GBK", encode("<table><tr><td>季度</td></tr></table>", "gbk"), ["web_page"]],
  ["a workbook as XML", '<?xml version="1.0"?><Workbook/>', ["web_page"]],
  ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), ["not_a_table"]],
  ["a PDF", "%PDF-1.4\n\u0001\u0002", ["not_a_table"]],
  ["nothing", "", []],
])("%s", async (_, content, codes) => {
  expect(await codesOf(typeof content === "string" ? Buffer.from(content) : content)).toStrictEqual(codes);
});
