import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { ISSUE_SHEET } from "#contract/input/own-sheets.ts";
import { markedCopy } from "./marked-copy.ts";
import {
  cellOf,
  fillOf,
  issue,
  listOf,
  markedSheets,
  name,
  sheetsOf,
  textOf,
  workbook,
  yellow,
} from "./marked-workbook.ts";
import { partsOf, workbookFaults } from "./xml-faults.ts";

// Notes and the list of a marked copy: every issue has its line, and its place where there is one.

test("a row is marked at its first cell that shows, a merged cell where it shows", async () => {
  const issues = [
    issue({ sheet: name, row: 4, code: "row" }),
    issue({ sheet: name, row: 1, cell: "B1", code: "merged" }),
  ];
  const sheets = await markedSheets(issues);
  expect(cellOf(sheets.get(name), "B4")?.comment?.text).toContain("English row");
  expect(cellOf(sheets.get(name), "A1")?.comment?.text).toContain("English merged");
  const links = [3, 4].map((row) => sheets.get(ISSUE_SHEET)?.cells?.get(`${row},3`));
  expect(links.map((link) => [link?.value, link?.hyperlink?.location])).toStrictEqual([
    ["B1", "'企业 (2)''s'!A1"],
    ["B4", "'企业 (2)''s'!B4"],
  ]);
});

test("nothing is lost: the list has every issue, the worst first, and values as text", async () => {
  const issues = [
    issue({ severity: "note", code: "about_the_file" }),
    issue({ severity: "query", sheet: "nowhere", row: 2, cell: "A2", code: "no_such_sheet" }),
    issue({ sheet: name, row: 900, cell: "A900", code: "below_the_sheet" }),
    issue({ sheet: name, row: 3, cell: "ZZZZ9", code: "no_cell" }),
    issue({ sheet: name, row: 3, cell: "B3", column: "employees_end", header: "期末人数", value: "=1+1" }),
  ];
  const bytes = await markedCopy({ path: "f.xlsx", bytes: await workbook() }, issues, textOf);
  const sheets = await sheetsOf(bytes);
  expect(listOf(sheets).map((row) => row[8])).toStrictEqual(
    ["no_cell", "invalid_value", "below_the_sheet", "no_such_sheet", "about_the_file"].map(
      (c) => `English ${c}`,
    ),
  );
  const line = listOf(sheets)[1];
  expect(line).toStrictEqual([
    ...[2, "退回，请更正\nRefused: please correct", name, "B3", 3, "期末人数", "=1+1"],
    ...["中文invalid_value", "English invalid_value"],
  ]);
  expect(sheets.get(ISSUE_SHEET)?.cells?.get("4,6")).toMatchObject({
    type: "string",
    style: { numFmt: "@" },
  });
  expect(partsOf(bytes)["xl/worksheets/sheet3.xml"]).not.toContain("<f>");
});

test("a query that was answered is marked no more, and stands in the list with its answer", async () => {
  const answered = { severity: "query", confirmed: "搬迁" } as const;
  const issues = [
    issue({ sheet: name, row: 3, cell: "B3", ...answered }),
    issue({ sheet: name, row: 4, cell: "B4" }),
  ];
  const sheets = await markedSheets(issues);
  expect(cellOf(sheets.get(name), "B3")).toMatchObject({ style: { fill: yellow } });
  expect(cellOf(sheets.get(name), "B3")?.comment).toBeUndefined();
  const [, last] = listOf(sheets);
  expect(last?.slice(1, 4)).toStrictEqual(["已说明\nExplained", name, "B3"]);
  expect(last?.[7]).toBe("中文invalid_value\n说明：搬迁");
});

test("a corrected copy that is marked again has the new marks alone", async () => {
  const first = [
    issue({ sheet: name, row: 3, cell: "A3", code: "old" }),
    issue({ sheet: name, row: 5, cell: "A5", code: "old" }),
  ];
  const second = [issue({ sheet: name, row: 5, cell: "B5", code: "new" })];
  const once = await markedCopy({ path: "f.xlsx", bytes: await workbook() }, first, textOf);
  const sheets = await sheetsOf(await markedCopy({ path: "f.xlsx", bytes: once }, second, textOf));
  expect([...sheets.keys()]).toStrictEqual([name, "其他", ISSUE_SHEET]);
  expect(listOf(sheets)).toHaveLength(1);
  expect(cellOf(sheets.get(name), "A3")?.comment).toStrictEqual({ author: "张三", text: "原有批注" });
  expect(["A3", "A5"].map((ref) => fillOf(cellOf(sheets.get(name), ref)))).toStrictEqual([
    undefined,
    undefined,
  ]);
  expect(cellOf(sheets.get(name), "A5")?.comment).toBeUndefined();
  expect(cellOf(sheets.get(name), "B5")?.comment?.text).toContain("English new");
});

const bomb = () => {
  const bytes = zipSync({ "xl/workbook.xml": new Uint8Array(10) });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i < bytes.length - 4; i++) {
    if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, 4_000_000_000, true);
  }
  return bytes;
};

test.each([
  ["an archive cut short", async () => (await workbook()).slice(0, 900)],
  ["an archive of something else", async () => zipSync({ "a.txt": new Uint8Array(9) })],
  ["one that would unpack to gigabytes", async () => bomb()],
  ["an old or encrypted workbook", async () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
  [
    "a picture under the name of a table",
    async () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1),
  ],
])("of %s the list is made all the same", async (_, make) => {
  const issues = [issue({ code: "unreadable" }), issue({ sheet: name, row: 1, cell: "A1" })];
  const sheets = await sheetsOf(await markedCopy({ path: "f.xlsx", bytes: await make() }, issues, textOf));
  expect([...sheets.keys()]).toStrictEqual([ISSUE_SHEET]);
  expect(listOf(sheets)).toHaveLength(2);
  expect(sheets.get(ISSUE_SHEET)?.rows[1]?.[0]).toContain("could not be opened");
});

test("every part is well formed, and every note has the old drawing that Excel and WPS show it by", async () => {
  const issues = [3, 4, 5].map((row) => issue({ sheet: name, row, cell: `B${row}`, value: "<&\"'>" }));
  const bytes = await markedCopy({ path: "f.xlsx", bytes: await workbook() }, issues, textOf);
  expect(workbookFaults(bytes)).toStrictEqual([]);
  const parts = partsOf(bytes);
  expect(parts["xl/worksheets/sheet1.xml"]).toContain("<legacyDrawing ");
  expect(parts["xl/comments1.xml"]?.match(/<comment /g)).toHaveLength(4);
  expect(parts["xl/drawings/vmlDrawing1.vml"]?.match(/<v:shape /g)).toHaveLength(4);
  expect(parts["[Content_Types].xml"]).toContain('Extension="vml"');
});
