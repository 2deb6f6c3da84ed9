import { codes, LONG } from "./faulty-rows.ts";
import { book, type Cells, changed, type Kind } from "./kind.ts";

// What stands in a cell of a workbook: its kind, its format, its XML.

const formatted = (format: number, value: string | number, kind = "") => ({
  attributes: `s="${format}"${kind && ` t="${kind}"`}`,
  inside: `<v>${value}</v>`,
});
const plain = (inside: string, attributes = "") => ({ inside, attributes });
const inBook = (rows: readonly Cells[]) => ({
  sheets: { 报表: rows },
  formats: ["0%", "yyyy-m-d", "000", "#,##0", 'G/通用格式"人"', "¥#,##0"],
});

export const bookCells: readonly Kind[] = [
  book(
    "numbers kept as text",
    changed({ c1: { 失业人数: "12", 劳动年龄人口: "1,400" }, c2: { 失业人数: " 13 " } }),
    { counts: { c1: [1400, 300, 12, null, 5, null, 2, 6] } },
  ),
  book(
    "formats that change nothing: thousands, persons, money, zeros in front",
    inBook(
      changed({
        c1: { 劳动年龄人口: formatted(4, 1400) },
        c2: { 失业人数: formatted(5, 13) },
        c3: { 失业人数: formatted(6, 14) },
        c4: { 社区编号: formatted(3, 7) },
      }),
    ),
    { counts: { c1: [1400, 300, 12, null, 5, null, 2, 6] } },
  ),
  book(
    "percentages and dates for counts",
    inBook(
      changed({
        c1: { 失业人数: formatted(1, 0.05) },
        c2: { 失业人数: formatted(1, 1) },
        c3: { 失业人数: formatted(2, 42370) },
      }),
    ),
    {
      issues: [
        'refuse invalid_value H2 unemployed "5%"',
        'refuse invalid_value H3 unemployed "100%"',
        'refuse invalid_value H4 unemployed "2016-01-01"',
      ],
      ledger: [6, 3, 0, 3],
    },
  ),
  book(
    "dates for quarters and codes",
    inBook(changed({ c1: { 季度: formatted(2, 42370) }, c2: { 社区编号: formatted(2, 42371) } })),
    {
      issues: [
        'refuse invalid_value A2 quarter "2016-01-01"',
        'refuse invalid_value C3 community_id "2016-01-02"',
      ],
      ledger: [6, 4, 0, 2],
    },
  ),
  book(
    "codes of 18 digits as numbers, which spreadsheets round",
    codes(plain("<v>2.20102001001E+17</v>"), plain("<v>220102001001000124</v>")),
    {
      issues: [
        'refuse invalid_value C2 community_id "2.20102001001E+17"',
        'refuse invalid_value C3 community_id "2.20102001001E+17"',
      ],
      ledger: [6, 4, 0, 2],
    },
  ),
  book(
    "results of formulas, a little off as computers count",
    changed({
      c1: { 失业人数: plain("<f>10+2</f><v>12</v>") },
      c2: { 失业人数: plain("<f>H2*1.1</f><v>12.999999999999998</v>") },
      c3: { 登记失业人数: plain('<f>IF(1,"")</f><v></v>', 't="str"') },
    }),
    { issues: ['note formula_cells "H2"'] },
  ),
  book(
    "formulas that were never calculated, or failed",
    changed({
      c1: { 失业人数: plain("<f>10+2</f>") },
      c2: { 失业人数: plain("<f>A1/0</f><v>#DIV/0!</v>", 't="e"') },
      c3: { 社区编号: plain("<v>#REF!</v>", 't="e"') },
    }),
    {
      issues: [
        'note formula_cells "H2"',
        'refuse invalid_value H2 unemployed "=10+2"',
        'refuse invalid_value H3 unemployed "#DIV/0!"',
        'refuse invalid_value C4 community_id "#REF!"',
      ],
      ledger: [6, 3, 0, 3],
    },
  ),
  book(
    "yes and no for counts",
    changed({ c1: { 失业人数: plain("<v>1</v>", 't="b"') }, c2: { 失业人数: plain("<v>0</v>", 't="b"') } }),
    {
      issues: ['refuse invalid_value H2 unemployed "true"', 'refuse invalid_value H3 unemployed "false"'],
      ledger: [6, 4, 0, 2],
    },
  ),
  book(
    "blanks for a number, and numbers that are none",
    changed({
      c1: { 登记失业人数: plain("<v> </v>") },
      c2: { 失业人数: plain("<v>0x1F</v>") },
      c3: { 失业人数: plain("<v>1e400</v>") },
      c4: { 失业人数: plain("<v>-0</v>") },
    }),
    {
      issues: ['refuse invalid_value H3 unemployed "0x1F"', 'refuse invalid_value H4 unemployed "1e400"'],
      ledger: [6, 4, 0, 2],
      counts: { c4: [403, 309, 0, null, 5, null, 2, 9] },
    },
  ),
  book(
    "a cell with a book in it",
    changed({ c1: { 失业人数: LONG }, c2: { 社区编号: "x".repeat(100_000) } }),
    {
      issues: [
        `refuse invalid_value H2 unemployed "${"9".repeat(200)}…"`,
        `refuse invalid_value C3 community_id "${"x".repeat(200)}…"`,
      ],
      ledger: [6, 4, 0, 2],
    },
  ),
  book(
    "texts in runs",
    changed({
      c1: {
        社区编号: plain(
          "<is><r><t>c</t></r><r><rPr><b/></rPr><t>1</t></r><rPh><t>x</t></rPh></is>",
          't="inlineStr"',
        ),
      },
    }),
  ),
];
