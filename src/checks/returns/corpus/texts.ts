import { encode } from "iconv-lite";
import { changed, csv, ENGLISH, file, good, HEADER, type Kind, ROWS, refused, text, unread } from "./kind.ts";

// Text files: how they are written, and how they are cut and damaged.

const TEXT = csv(good);
const wide = (written: string) => Buffer.from(written, "utf16le");
const fullWidth = (written: string) =>
  written.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const damaged = (content: string, at: number, byte: number) => {
  const bytes = Buffer.from(content);
  bytes[at] = byte;
  return bytes;
};
const LAST = "2016Q1,长春,c6,农村,已报,405,315,17,,5,,2,11";

export const encodings: readonly Kind[] = [
  text("UTF-8, headers of the contract", csv([ENGLISH, ...ROWS])),
  text("UTF-8 with a byte order mark and Windows line ends", csv(good, { start: "\uFEFF", lineEnd: "\r\n" })),
  text("UTF-8 with two byte order marks", csv(good, { start: "\uFEFF\uFEFF" })),
  text("GBK, as Excel saves a CSV in China", encode(csv(good, { lineEnd: "\r\n" }), "gbk")),
  text(
    "GB18030 with a character that GBK lacks",
    encode(csv(changed({ c1: { 社区编号: "𠮷1" } })), "gb18030"),
  ),
  text(
    "Excel's Unicode text: UTF-16 and tabs",
    wide(csv(good, { start: "\uFEFF", delimiter: "\t", lineEnd: "\r\n" })),
  ),
  text("UTF-16, large end first", wide(`\uFEFF${TEXT}`).swap16()),
  text("UTF-16 without a mark", wide(TEXT)),
  text("a text that DOS ends", `${TEXT}\u001A`),
  text(
    "Big5, whose characters GBK reads as others",
    encode(
      csv([
        ["季度", "城市", "社區編號"],
        ["2016Q1", "長春", "a"],
      ]),
      "big5",
    ),
    { ...unread("refuse not_a_return"), rows: { title: 2 } },
  ),
  text("headers in full width", csv([HEADER.map(fullWidth), ...ROWS])),
  text(
    "all digits and letters in full width",
    csv([HEADER, ...ROWS.map((row) => row.map((cell) => cell && fullWidth(String(cell))))]),
  ),
  text(
    "signs that nobody sees in headers and codes",
    csv(good).replaceAll("社区编号", "社区\u200B编号").replace("c1", "\u202Ac1\u200E"),
  ),
];

export const delimiters: readonly Kind[] = [
  text("tabs", csv(good, { delimiter: "\t" })),
  text("semicolons", csv(good, { delimiter: ";" })),
  text("bars", csv(good, { delimiter: "|" })),
  text("commas of full width", csv(good, { delimiter: "，" })),
  text(
    "semicolons, thousands with commas, a title with more of them",
    csv(
      [
        ["一,二,三,四,五,六,七,八,九,十,十一,十二,十三,十四,十五"],
        ...changed({ c1: { 劳动年龄人口: "1,400" } }),
      ],
      { delimiter: ";" },
    ),
    { rows: { title: 1, header: 1, data: 6 }, counts: { c1: [1400, 300, 12, null, 5, null, 2, 6] } },
  ),
  text("a delimiter that the file names", csv(good, { start: "sep=;\r\n", delimiter: ";" }), {
    rows: { title: 1, header: 1, data: 6 },
  }),
  text("line ends of all kinds", TEXT.replace("\n", "\r\n").replace(/\n(?=2016Q1,长春,c3)/, "\r")),
  text("old Macintosh line ends", csv(good, { lineEnd: "\r" })),
  text("line ends doubled by a transfer", csv(good, { lineEnd: "\r\r\n" }), {
    rows: { header: 1, data: 6, blank: 6 },
  }),
  text("blank cells behind each row, as a spreadsheet saves them", TEXT.replaceAll("\n", ",,,\n")),
  text("blank rows between and behind", `${TEXT.replace("\n", "\n\n")},,,\n\n`, {
    rows: { header: 1, data: 6, blank: 1 },
  }),
  text("cells in quotes", TEXT.replace(/[^,\n]+/g, '"$&"')),
  text("headers with line breaks in quotes", TEXT.replace("劳动力人数", '"劳动力\r\n人数（人）"')),
  text(
    "an inch mark in a column that is not read",
    csv([[...HEADER, "备注"], ...ROWS.map((row) => [...row, '5" 管'])]).replaceAll('"5"" 管"', '5" 管'),
    { issues: ['note column_not_read N1 备注 "备注"'] },
  ),
];

export const damages: readonly Kind[] = [
  text("nothing at all", "", { ...unread("refuse file_empty"), rows: {} }),
  text("blank rows alone", "\n,,,\n \n", { ...unread("refuse file_empty"), rows: {} }),
  text("a header alone", csv([HEADER]), {
    issues: ["query no_rows"],
    ledger: [0, 0, 0, 0],
    rows: { header: 1 },
  }),
  text("no line break at the end", TEXT.trimEnd(), {
    issues: [`query no_final_line_break row 7 "${LAST}"`],
    ledger: [6, 5, 1, 0],
  }),
  text(
    "cut in the last row",
    TEXT.slice(0, -9),
    refused(
      'refuse file_cut "row 7: 2016Q1,长春,c6,农村,已报,405,315,17,"',
      'refuse wrong_cell_count J7 newly_employed "2016Q1,长春,c6,农村,已报,405,315,17,"',
    ),
  ),
  text(
    "cut within a character of GBK",
    encode(TEXT.slice(0, TEXT.indexOf("春,c4") + 1), "gbk").subarray(0, -1),
    unread('refuse unreadable_text "row 5"'),
  ),
  text("a byte of UTF-8 turned", damaged(TEXT, 1, 0x41), unread('refuse unreadable_text "row 1"')),
  text("a NUL byte in a number", TEXT.replace("400", "4\u00000"), unread('refuse not_a_table "U+0000"')),
  text(
    "signs that steer a terminal",
    TEXT.replace("c1", "\u001B[2Jc1"),
    unread('refuse not_a_table "U+001B"'),
  ),
  text(
    "a picture under the name of a table",
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
    unread('refuse not_a_table "U+001A"'),
  ),
  text("a PDF under the name of a table", "%PDF-1.7\n%\u0001\u0002\n", unread('refuse not_a_table "U+0001"')),
  file(
    "a web page that calls itself a workbook",
    "communities.xls",
    "<html><table><tr><td>季度</td></tr></table></html>",
    unread('refuse web_page "<html"'),
  ),
  file(
    "a workbook as XML of 2003",
    "communities.xls",
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    unread('refuse web_page "<?xml"'),
  ),
  text("a quote that nothing closes", TEXT.replace("c2", '"c2'), {
    issues: [
      'refuse unclosed_quote "row 3: 2016Q1,长春,c2,城镇,已报,401,303,13,,5,,2,7 2016Q1,长春,c3,城镇,已报,402,306,14,,5,,2,8 2016"',
      'refuse wrong_cell_count D3 area "2016Q1,长春,c2,城镇,已报,401,303,13,,5,,2,7 2016Q1,长春,c3,城镇,已报,402,306,14,,5,,2,8 2016Q1,长春,c4,城镇,已报,403,309,15,,5,,2,9 2016Q1,长春,c5,农村,已报,404,312,16,,5,,2,10 2016Q1,长春,c6,农村,已报,405,315,17,,5,,2,11 "',
    ],
    ledger: [2, 0, 0, 2],
    rows: { header: 1, data: 2 },
  }),
  text("text behind a closing quote", TEXT.replace(",303,", ',"30"3,'), {
    issues: ['refuse stray_quote row 3 "2016Q1,长春,c2,城镇,已报,401,303,13,,5,,2,7"'],
    ledger: [6, 5, 0, 1],
  }),
  text(
    "a row too short and one too long",
    TEXT.replace(",303,13,", ",303,").replace(",306,14,", ",306,14,14,"),
    {
      issues: [
        'refuse wrong_cell_count M3 jobs_driven "2016Q1,长春,c2,城镇,已报,401,303,,5,,2,7"',
        'refuse wrong_cell_count row 4 "2016Q1,长春,c3,城镇,已报,402,306,14,14,,5,,2,8"',
      ],
      ledger: [6, 4, 0, 2],
    },
  ),
  text("decimal commas, which make two cells of one", TEXT.replace(",303,", ",303,5,"), {
    issues: ['refuse wrong_cell_count row 3 "2016Q1,长春,c2,城镇,已报,401,303,5,13,,5,,2,7"'],
    ledger: [6, 5, 0, 1],
  }),
];
