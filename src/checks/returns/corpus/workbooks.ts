import {
  packed,
  partsOfWorkbook,
  relation,
  relationships,
  sheetXml,
  type WrittenWorkbook,
} from "#pipeline/handed-in/written-workbook.ts";
import { book, type Cells, good, HEADER, type Kind, ROWS, refused, unread } from "./kind.ts";

// Workbooks: as other programs write them, what is hidden, several sheets, and XML that is broken.

const STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships";
const SHEET = sheetXml(good);
const parts = partsOfWorkbook({ sheets: { 报表: good } });
const withParts = (others: WrittenWorkbook["parts"]) => ({ sheets: { 报表: good }, parts: others ?? {} });
const inSheet = (change: (xml: string) => string): WrittenWorkbook => ({ sheets: { 报表: change(SHEET) } });
const [FIRST = [], SECOND = [], ...REST] = ROWS;
const INSTRUCTIONS: readonly Cells[] = [["填表说明"], ["1", "每个社区一行"], ["城市", "填写城市名称"]];

/** Texts in a part of their own, cells that point to it. */
function shared(drop = 0): WrittenWorkbook {
  const texts = [...new Set(good.flat().filter((cell) => typeof cell === "string"))];
  const cells = good.map((row) =>
    row.map((cell) =>
      typeof cell === "string" ? { attributes: 't="s"', inside: `<v>${texts.indexOf(cell)}</v>` } : cell,
    ),
  );
  const items = texts
    .slice(0, texts.length - drop)
    .map((text) => `<si><t>${text}</t><rPh sb="0" eb="1"><t>x</t></rPh></si>`);
  return {
    sheets: { 报表: cells },
    parts: {
      "xl/_rels/workbook.xml.rels": relationships([
        relation(1, "worksheet", "worksheets/sheet1.xml"),
        relation(2, "sharedStrings", "sharedStrings.xml"),
      ]),
      "xl/SharedStrings.xml": `<sst>${items.join("")}</sst>`,
    },
  };
}

export const writers: readonly Kind[] = [
  book("texts that cells share, its part written in other capitals", shared()),
  book(
    "texts that cells share, one of them gone",
    shared(1),
    unread('refuse broken_workbook "报表: there is no text 23 in C7"'),
  ),
  book(
    "texts that cells share, all of them gone",
    { ...shared(), parts: { ...shared().parts, "xl/SharedStrings.xml": null } },
    unread('refuse broken_workbook "报表: there is no text 0 in A1"'),
  ),
  book("rows and cells without their places", {
    sheets: {
      报表: sheetXml(good.map((cells) => cells.map((cell) => cell ?? { inside: "" }))).replace(
        / r="[A-Z]*\d+"/g,
        "",
      ),
    },
  }),
  book(
    "styles that are not there",
    inSheet((xml) => xml.replaceAll("<c ", '<c s="7" ')),
  ),
  book(
    "absolute targets and other names of parts, as WPS and others write",
    packed({
      "_rels/.rels": relationships([relation(1, "officeDocument", "/WPS/book.xml")]),
      "WPS/book.xml": String(parts["xl/workbook.xml"]),
      "WPS/_rels/book.xml.rels": relationships([relation(1, "worksheet", "/WPS/sheets/first.xml")]),
      "WPS/sheets/first.xml": SHEET,
    }),
  ),
  book(
    "the strict dialect, with prefixes",
    packed({
      ...parts,
      "xl/workbook.xml": `<x:workbook xmlns:x="a" xmlns:ns="${STRICT}"><x:sheets><x:sheet name="报表" sheetId="1" ns:id="rId1"/></x:sheets></x:workbook>`,
      "xl/_rels/workbook.xml.rels": relationships([
        `<Relationship Id="rId1" Type="${STRICT}/worksheet" Target="worksheets/sheet1.xml"/>`,
      ]),
      "xl/worksheets/sheet1.xml": SHEET.replace(/<(\/?)(?=[a-z])/g, "<$1x:"),
    }),
  ),
  book(
    "parts with \\ between folders",
    packed(
      Object.fromEntries(Object.entries(parts).map(([name, part]) => [name.replaceAll("/", "\\"), part])),
    ),
  ),
  book(
    "parts in UTF-16",
    packed({
      ...parts,
      "xl/worksheets/sheet1.xml": new Uint8Array(
        Buffer.from(`\uFEFF${SHEET.replace("UTF-8", "UTF-16")}`, "utf16le"),
      ),
    }),
  ),
  book(
    "broken pictures, properties and drawings beside the cells",
    withParts({
      "xl/drawings/drawing1.xml": "<broken",
      "docProps/core.xml": "x",
      "xl/media/image1.png": "y",
    }),
  ),
  book("macros", withParts({ "xl/vbaProject.bin": "\u0000\u0001" })),
  book(
    "parts whose names lead out of the folder",
    withParts({ "../../etc/evil.xml": "<x/>", "/tmp/evil.xml": "<x/>" }),
  ),
];

export const hidden: readonly Kind[] = [
  book(
    "hidden rows, as a filter leaves them",
    inSheet((xml) =>
      xml.replace('<row r="3"', '<row r="3" hidden="1"').replace('<row r="5"', '<row r="5" hidden="1"'),
    ),
    { issues: ['note hidden_rows "3, 5"'] },
  ),
  book(
    "hidden columns",
    { sheets: { 报表: good }, before: '<cols><col min="8" max="9" hidden="1"/></cols>' },
    { issues: ['note hidden_column H1 unemployed "H"', 'note hidden_column I1 registered_unemployed "I"'] },
  ),
  book(
    "a hidden sheet",
    withParts({
      "xl/workbook.xml": String(parts["xl/workbook.xml"]).replace("<sheet ", '<sheet state="veryHidden" '),
    }),
    { issues: ['note hidden_sheet "报表"'] },
  ),
  book(
    "numbers from other files",
    withParts({
      "xl/_rels/workbook.xml.rels": relationships([
        relation(1, "worksheet", "worksheets/sheet1.xml"),
        relation(2, "externalLink", "externalLinks/externalLink1.xml"),
      ]),
      "xl/externalLinks/externalLink1.xml": "<x/>",
    }),
    { issues: ["note external_links"] },
  ),
  book(
    "a stray word in the last column there is",
    inSheet((xml) =>
      xml.replace('</row><row r="2"', '<c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row><row r="2"'),
    ),
    refused('refuse unknown_column XFD1 x "x"'),
  ),
  book(
    "a stray word in the last row there is",
    inSheet((xml) =>
      xml.replace(
        "</sheetData>",
        '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>',
      ),
    ),
    {
      issues: [
        'refuse invalid_value A1048576 quarter "x"',
        'refuse invalid_value B1048576 city ""',
        'refuse invalid_value C1048576 community_id ""',
        'refuse invalid_value D1048576 area ""',
        'refuse invalid_value E1048576 status ""',
      ],
      ledger: [7, 6, 0, 1],
      rows: { header: 1, data: 7, blank: 1_048_568 },
    },
  ),
  book(
    "colours down to the last row and column there are",
    inSheet((xml) =>
      xml.replace(
        "</sheetData>",
        '<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"/></row></sheetData>',
      ),
    ),
  ),
];

export const sheets: readonly Kind[] = [
  book(
    "a sheet for each area, and how to fill them in",
    { sheets: { 填写须知: INSTRUCTIONS, 城镇: [HEADER, FIRST, SECOND], 农村: [HEADER, ...REST], 空: [] } },
    { issues: ['note sheet_not_read [填写须知] "3"'], rows: { title: 3, header: 2, data: 6 } },
  ),
  book(
    "the same sheet twice, as a copy is left",
    { sheets: { 报表: good, "报表 (2)": good } },
    {
      issues: [
        'refuse duplicate_unit C2 community_id "c1"',
        'refuse duplicate_unit [报表 (2)] C2 community_id "c1"',
        'refuse duplicate_unit C3 community_id "c2"',
        'refuse duplicate_unit [报表 (2)] C3 community_id "c2"',
        'refuse duplicate_unit C4 community_id "c3"',
        'refuse duplicate_unit [报表 (2)] C4 community_id "c3"',
        'refuse duplicate_unit C5 community_id "c4"',
        'refuse duplicate_unit [报表 (2)] C5 community_id "c4"',
        'refuse duplicate_unit C6 community_id "c5"',
        'refuse duplicate_unit [报表 (2)] C6 community_id "c5"',
        'refuse duplicate_unit C7 community_id "c6"',
        'refuse duplicate_unit [报表 (2)] C7 community_id "c6"',
      ],
      ledger: [12, 0, 0, 12],
      rows: { header: 2, data: 12 },
    },
  ),
  book(
    "sheets whose names differ in capitals",
    { sheets: { a: [HEADER, FIRST, SECOND], A: [HEADER, ...REST] } },
    { rows: { header: 2, data: 6 } },
  ),
  book(
    "a second sheet whose header is gone",
    { sheets: { 一: [HEADER, FIRST, SECOND], 二: REST } },
    {
      issues: ['refuse header_missing [二] row 1 "2016Q1,长春,c3,城镇,已报,402,306,14,,5,,2,8"'],
      ledger: [2, 2, 0, 0],
      rows: { header: 1, data: 2, title: 4 },
    },
  ),
  book(
    "a second sheet with a fault in its header",
    {
      sheets: { 一: [HEADER, FIRST, SECOND], 二: [(HEADER as readonly string[]).with(7, "失业率"), ...REST] },
    },
    {
      issues: [
        'refuse unknown_column [二] H1 失业率 "失业率"',
        "refuse missing_column [二] row 1 unemployed",
      ],
      ledger: [6, 2, 0, 4],
      rows: { header: 2, data: 6 },
    },
  ),
  book(
    "a sheet that holds a chart",
    withParts({
      "xl/workbook.xml": String(parts["xl/workbook.xml"]).replace(
        "</sheets>",
        '<sheet name="图" sheetId="2" r:id="rId2"/></sheets>',
      ),
      "xl/_rels/workbook.xml.rels": relationships([
        relation(1, "worksheet", "worksheets/sheet1.xml"),
        relation(2, "chartsheet", "chartsheets/sheet1.xml"),
      ]),
    }),
  ),
  book(
    "no sheet of cells at all",
    packed({
      ...parts,
      "xl/_rels/workbook.xml.rels": relationships([relation(1, "chartsheet", "chartsheets/sheet1.xml")]),
    }),
    unread("refuse file_empty"),
  ),
  book(
    "sheets with nothing in them",
    { sheets: { Sheet1: [], Sheet2: [], Sheet3: [] } },
    { ...unread("refuse file_empty"), rows: {} },
  ),
];

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
