import { inSheet, parts, withParts } from "./good-workbook.ts";
import { book, good, type Kind, unread } from "./kind.ts";

// Workbooks whose XML is broken.

export const brokenXml: readonly Kind[] = [
  book(
    "a sheet that breaks off",
    inSheet((xml) => xml.slice(0, 2000)),
    unread('refuse broken_workbook "报表: a broken tag, line 2 of its XML"'),
  ),
  book(
    "a sheet whose last rows are gone with their tags",
    inSheet((xml) => `${xml.slice(0, xml.indexOf('<row r="5"'))}`),
    unread('refuse broken_workbook "报表: <sheetData> is not closed, line 2 of its XML"'),
  ),
  book(
    "a row whose tag is broken",
    inSheet((xml) => xml.replace('<row r="4">', '<rew r="4">')),
    unread('refuse broken_workbook "报表: <rew> stands where a row should"'),
  ),
  book(
    "a row that nobody would look for",
    inSheet((xml) => xml.replace('<row r="4">', '<rew r="4">').replace(/(<rew.*?)<\/row>/, "$1</rew>")),
    unread('refuse broken_workbook "报表: <rew> stands where a row should"'),
  ),
  book(
    "a cell twice",
    inSheet((xml) => xml.replace('r="I3"', 'r="H3"').replace('<c r="J3"', '<c r="H3"')),
    unread('refuse broken_workbook "报表: the cell H3 stands at another place"'),
  ),
  book(
    "a cell in another row than it says",
    inSheet((xml) => xml.replace('r="H3"', 'r="H4"')),
    unread('refuse broken_workbook "报表: the cell H4 stands at another place"'),
  ),
  book(
    "a row twice",
    inSheet((xml) => xml.replace('<row r="4">', '<row r="3">')),
    unread('refuse broken_workbook "报表: row 3 after row 3"'),
  ),
  book(
    "a kind of value that is none",
    inSheet((xml) => xml.replace("inlineStr", "inlineStz")),
    unread('refuse broken_workbook "报表: an unknown kind of value, inlineStz, in A1"'),
  ),
  book(
    "merged cells over one another",
    {
      sheets: { 报表: good },
      after: '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/></mergeCells>',
    },
    unread('refuse broken_workbook "merged cells overlap in B2"'),
  ),
  book(
    "a document type in the sheet",
    inSheet((xml) =>
      xml.replace(/^<\?[^>]*\?>\n/, '<!DOCTYPE x [<!ENTITY a "9">]>\n').replace("<v>312", "<v>&a;"),
    ),
    unread('refuse unsafe_workbook "xl/worksheets/sheet1.xml"'),
  ),
  book(
    "a document type behind 5 000 blanks",
    inSheet((xml) => `${" ".repeat(5000)}<!doctype x>${xml.replace(/^<\?[^>]*\?>\n/, "")}`),
    unread('refuse unsafe_workbook "xl/worksheets/sheet1.xml"'),
  ),
  book(
    "entities that nobody declared",
    inSheet((xml) => xml.replace("<v>400</v>", "<v>&lol;</v>")),
    unread('refuse broken_workbook "报表: &lol; stands for nothing, line 2 of its XML"'),
  ),
  book(
    "a part that is gone",
    withParts({ "xl/worksheets/sheet1.xml": null }),
    unread('refuse broken_workbook "the sheet 报表 is missing"'),
  ),
  book(
    "a workbook without its list of parts",
    withParts({ "xl/_rels/workbook.xml.rels": null }),
    unread('refuse broken_workbook "the sheet 报表 is missing"'),
  ),
  book(
    "two sheets of one name",
    withParts({
      "xl/workbook.xml": String(parts["xl/workbook.xml"]).replace(
        "</sheets>",
        '<sheet name="报表" sheetId="2" r:id="rId1"/></sheets>',
      ),
    }),
    unread('refuse broken_workbook "two sheets are called 报表"'),
  ),
];
