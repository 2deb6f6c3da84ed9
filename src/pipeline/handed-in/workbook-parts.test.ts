import { expect, test } from "vitest";
import { openPackage } from "./unpack.ts";
import { workbookParts } from "./workbook-parts.ts";
import {
  packed,
  partsOfWorkbook,
  relation,
  relationships,
  type WrittenWorkbook,
} from "./written-workbook.ts";

const partsIn = (workbook: WrittenWorkbook) => workbookParts(openPackage(packed(partsOfWorkbook(workbook))));

test("sheets stand in the order of the workbook, with their parts and whether they are hidden", () => {
  const parts = partsOfWorkbook({ sheets: { 一: [], 二: [], 三: [] } });
  const workbook = String(parts["xl/workbook.xml"]).replace('name="二"', 'name="二" state="veryHidden"');
  expect(workbookParts(openPackage(packed({ ...parts, "xl/workbook.xml": workbook })))).toMatchObject({
    sheets: [
      { name: "一", part: "xl/worksheets/sheet1.xml", hidden: false },
      { name: "二", part: "xl/worksheets/sheet2.xml", hidden: true },
      { name: "三", part: "xl/worksheets/sheet3.xml", hidden: false },
    ],
    from1904: false,
    hasExternalLinks: false,
  });
});

test("targets may be absolute, go up, or be written with \\; styles and texts are found by their kind", () => {
  const rels = relationships([
    relation(1, "worksheet", "/other/place.xml"),
    relation(2, "sharedStrings", "../texts.xml"),
    relation(3, "styles", "deep\\styles.xml"),
    relation(4, "externalLink", "externalLinks/externalLink1.xml"),
  ]);
  expect(partsIn({ sheets: { a: [] }, parts: { "xl/_rels/workbook.xml.rels": rels } })).toMatchObject({
    sheets: [{ part: "other/place.xml" }],
    sharedStrings: "texts.xml",
    styles: "xl/deep/styles.xml",
    hasExternalLinks: true,
  });
});

test("the workbook may have another name, and its relations another dialect or prefix", () => {
  const strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
  const parts = {
    "_rels/.rels": relationships([
      `<Relationship Id="x" Type="${strict}/officeDocument" Target="WPS/book.xml"/>`,
    ]),
    "WPS/_rels/book.xml.rels": relationships([
      `<Relationship Id="q" Type="${strict}/worksheet" Target="one.xml"/>`,
    ]),
    "WPS/book.xml": `<x:workbook xmlns:x="a" xmlns:ns="${strict}"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="s" sheetId="1" ns:id="q"/></x:sheets></x:workbook>`,
  };
  expect(workbookParts(openPackage(packed(parts)))).toMatchObject({
    sheets: [{ name: "s", part: "WPS/one.xml" }],
    from1904: true,
  });
});

test("sheets of charts hold no rows and are passed over", () => {
  const rels = relationships([relation(1, "worksheet", "a.xml"), relation(2, "chartsheet", "b.xml")]);
  const { sheets } = partsIn({ sheets: { a: [], b: [] }, parts: { "xl/_rels/workbook.xml.rels": rels } });
  expect(sheets.map(({ name }) => name)).toStrictEqual(["a"]);
});

test.each<[string, WrittenWorkbook, string]>([
  [
    "a sheet without a part",
    { sheets: { a: [] }, parts: { "xl/_rels/workbook.xml.rels": null } },
    "the sheet a is missing",
  ],
  ["no workbook", { sheets: {}, parts: { "xl/workbook.xml": null } }, "[Content_Types].xml"],
  ["a document", { sheets: {}, parts: { "xl/workbook.xml": "<document/>" } }, "[Content_Types].xml"],
  [
    "a sheet without a name",
    { sheets: {}, parts: { "xl/workbook.xml": '<workbook><sheets><sheet r:id="a"/></sheets></workbook>' } },
    "sheet 1 has no name or no part",
  ],
  [
    "two sheets of one name",
    {
      sheets: {},
      parts: {
        "xl/workbook.xml":
          '<workbook><sheets><sheet name="a" r:id="1"/><sheet name="a" r:id="2"/></sheets></workbook>',
      },
    },
    "two sheets are called a",
  ],
])("%s", (_, workbook, said) => {
  expect(() => partsIn(workbook)).toThrow(said);
});

test("a binary workbook is told apart", () => {
  const rels = relationships([relation(1, "officeDocument", "xl/workbook.bin")]);
  expect(() => partsIn({ sheets: {}, parts: { "_rels/.rels": rels } })).toThrow(
    expect.objectContaining({ cause: "old_or_locked_workbook" }),
  );
});
