import { zipSync } from "fflate";
import { packed, partsOfWorkbook, writtenWorkbook } from "#pipeline/handed-in/written-workbook.ts";
import { book, csv, file, good, type Kind, text, unread } from "./kind.ts";

// Archives and what is none: cut, damaged, locked, blown up, or under another name.

const WORKBOOK = writtenWorkbook({ sheets: { 报表: good } });
const parts = partsOfWorkbook({ sheets: { 报表: good } });
const OLD = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(504).fill(0)]);

/** Bytes changed: `{ place: value }`. */
function turned(bytes: Uint8Array, changes: Readonly<Record<number, number>>): Uint8Array {
  const changed = bytes.slice();
  for (const [place, value] of Object.entries(changes)) changed[Number(place)] = value;
  return changed;
}

/** The place of a part in the list of parts. */
function entryOf(bytes: Uint8Array, name: string): number {
  return Buffer.from(bytes).lastIndexOf(name) - 46;
}

/** The sheet blown up with blanks, and said to be as small as asked. */
function bomb(size: number, declared: number): Uint8Array {
  const sheet = String(parts["xl/worksheets/sheet1.xml"]).replace(
    "<sheetData>",
    `<sheetData>${" ".repeat(size)}`,
  );
  const bytes = packed({ ...parts, "xl/worksheets/sheet1.xml": sheet });
  const view = new DataView(bytes.buffer);
  if (declared > 0) view.setUint32(entryOf(bytes, "xl/worksheets/sheet1.xml") + 24, declared, true);
  return bytes;
}

const huge = zipSync(
  Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [`xl/p${i}.xml`, [new Uint8Array(7e6), { level: 9 }]]),
  ),
);
const within = Buffer.from(WORKBOOK).indexOf("xl/worksheets/sheet1.xml") + 40;

export const archives: readonly Kind[] = [
  text("a workbook under the name of a text", WORKBOOK),
  book("a text under the name of a workbook", Buffer.from(csv(good))),
  file("macros in the name", "communities.xlsm", WORKBOOK),
  book(
    "a comment behind the archive",
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, Buffer.from(part)])), {
      comment: "一季度",
    }),
  ),
  book("nothing in the archive", packed({}), unread("refuse not_a_workbook")),
  book(
    "an archive cut in half",
    WORKBOOK.subarray(0, WORKBOOK.length / 2),
    unread('refuse broken_workbook "its end is missing"'),
  ),
  book(
    "an archive cut at its end",
    WORKBOOK.subarray(0, -5),
    unread('refuse broken_workbook "its end is missing"'),
  ),
  book(
    "two archives in one file",
    new Uint8Array([...WORKBOOK, ...WORKBOOK]),
    unread('refuse broken_workbook "its list of parts is not where it says"'),
  ),
  book(
    "a byte turned in the packed cells",
    turned(WORKBOOK, { [within]: (WORKBOOK[within] ?? 0) ^ 4 }),
    unread('refuse broken_workbook "xl/worksheets/sheet1.xml is damaged"'),
  ),
  book(
    "a sum that does not agree",
    turned(WORKBOOK, { [entryOf(WORKBOOK, "xl/worksheets/sheet1.xml") + 16]: 0 }),
    unread('refuse broken_workbook "xl/worksheets/sheet1.xml is damaged"'),
  ),
  book(
    "two parts of one name",
    packed({ ...parts, "XL/WORKSHEETS/sheet1.xml": parts["xl/worksheets/sheet1.xml"] ?? "" }),
    unread('refuse broken_workbook "two parts are called XL/WORKSHEETS/sheet1.xml"'),
  ),
  book(
    "an archive with a password",
    turned(WORKBOOK, { [entryOf(WORKBOOK, "xl/worksheets/sheet1.xml") + 8]: 1 }),
    unread("refuse old_or_locked_workbook"),
  ),
  book("ten million blanks, honestly declared", bomb(10_000_000, 0)),
  book(
    "ten million blanks, declared as ten thousand bytes",
    bomb(10_000_000, 10_000),
    unread('refuse broken_workbook "xl/worksheets/sheet1.xml holds more than it says"'),
  ),
  book("140 million bytes in all", huge, unread('refuse too_large "140000000 bytes unpacked"')),
  file("a workbook of before 2007", "communities.xls", OLD, unread("refuse old_or_locked_workbook")),
  file("WPS's own", "communities.et", OLD, unread("refuse old_or_locked_workbook")),
  book("a workbook with a password", OLD, unread("refuse old_or_locked_workbook")),
  book(
    "a binary workbook",
    packed({
      "[Content_Types].xml": "<Types/>",
      "_rels/.rels":
        '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
      "xl/workbook.bin": "",
    }),
    unread("refuse old_or_locked_workbook"),
  ),
  book(
    "an OpenDocument table",
    packed({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>" }),
    unread('refuse not_a_workbook "mimetype, content.xml"'),
  ),
  book(
    "a document of Word",
    packed({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>" }),
    unread('refuse not_a_workbook "[Content_Types].xml, word/document.xml"'),
  ),
  book(
    "an archive of returns",
    packed({ "changchun/communities.csv": csv(good) }),
    unread('refuse not_a_workbook "changchun/communities.csv"'),
  ),
];
