import { packed, relation, relationships } from "#pipeline/handed-in/written-workbook.ts";
import { parts, withParts } from "./good-workbook.ts";
import { book, type Cells, good, HEADER, type Kind, ROWS, unread } from "./kind.ts";

// Workbooks of several sheets.

const [FIRST = [], SECOND = [], ...REST] = ROWS;
const INSTRUCTIONS: readonly Cells[] = [["填表说明"], ["1", "每个社区一行"], ["城市", "填写城市名称"]];

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
