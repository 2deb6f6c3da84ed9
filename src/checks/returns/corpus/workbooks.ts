import {
  packed,
  relation,
  relationships,
  sheetXml,
  type WrittenWorkbook,
} from "#pipeline/handed-in/written-workbook.ts";
import { inSheet, parts, SHEET, withParts } from "./good-workbook.ts";
import { book, good, type Kind, unread } from "./kind.ts";

// Workbooks as other programs write them.

const STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships";

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
