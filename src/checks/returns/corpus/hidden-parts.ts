import { relation, relationships } from "#pipeline/handed-in/written-workbook.ts";
import { inSheet, parts, withParts } from "./good-workbook.ts";
import { book, good, type Kind, refused } from "./kind.ts";

// What is hidden in a workbook: rows, columns, sheets.

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
