import {
  book,
  type Cells,
  changed,
  csv,
  ENGLISH,
  good,
  HEADER,
  type Kind,
  ROWS,
  refused,
  text,
  unread,
} from "./kind.ts";

// Where the table stands on its sheet, and what stands around it.

const TOTAL: Cells = ["合计", null, null, null, null, 2415, 1845, 87, null, 30, null, 12, 51];
const NUMBERS: Cells = ["甲", "乙", "丙", "丁", "戊", 1, 2, 3, 4, 5, 6, 7, 8];
const TITLES: readonly Cells[] = [
  ["长春市2016年第一季度社区（村屯）季度报表"],
  ["填报单位：长春市就业服务局", null, null, null, "单位：人"],
];
const FOOTERS: readonly Cells[] = [
  ["单位负责人：王五", null, "审核人：李四"],
  ["填表人：张三", null, null, "填报日期：2016-04-10"],
];
const [FIRST = [], SECOND = [], ...REST] = ROWS;
const without = (header: string, rows: readonly Cells[] = good) => {
  const index = HEADER.indexOf(header as (typeof HEADER)[number]);
  return rows.map((cells) => cells.toSpliced(index, 1));
};
const withColumn = (header: string, cell: (row: number) => string | number | null) =>
  good.map((cells, i) => [...cells, i === 0 ? header : cell(i)]);
const shuffled = (cells: Cells) => [12, 3, 0, 7, 6, 11, 2, 5, 10, 1, 9, 8, 4].map((i) => cells[i] ?? null);

export const layouts: readonly Kind[] = [
  text("columns in another order", csv(good.map(shuffled))),
  book("columns in another order, in a workbook", good.map(shuffled)),
  text(
    "a form as it is printed: titles, column numbers, totals, footers",
    csv([...TITLES, HEADER, NUMBERS, ...ROWS, TOTAL, ...FOOTERS]),
    { rows: { title: 2, header: 1, numbering: 1, data: 6, total: 1, footer: 2 } },
  ),
  book("the same in a workbook", [...TITLES, HEADER, NUMBERS, ...ROWS, TOTAL, ...FOOTERS], {
    rows: { title: 2, header: 1, numbering: 1, data: 6, total: 1, footer: 2 },
  }),
  book("totals at the top", [HEADER, TOTAL, ...ROWS], { rows: { header: 1, total: 1, data: 6 } }),
  book("totals that do not agree: a row is missing", [HEADER, FIRST, ...REST, TOTAL], {
    issues: [
      'query total_differs F7 working_age_population "2415"',
      'query total_differs G7 labour_force "1845"',
      'query total_differs H7 unemployed "87"',
      'query total_differs J7 newly_employed "30"',
      'query total_differs L7 new_entrepreneurs "12"',
      'query total_differs M7 jobs_driven "51"',
    ],
    ledger: [5, 5, 0, 0],
    rows: { header: 1, data: 5, total: 1 },
  }),
  book(
    "a label of totals in the column of codes, with a quarter",
    [...good, ["2016Q1", "长春", "合　计", ...TOTAL.slice(3)]],
    { rows: { header: 1, data: 6, total: 1 } },
  ),
  book(
    "totals of each street, and of all",
    [
      HEADER,
      FIRST,
      SECOND,
      ["小计", null, null, null, null, 801],
      ...REST,
      ["东站街道小计", null, null, null, null, 1614],
      TOTAL,
    ],
    { rows: { header: 1, data: 6, total: 3 } },
  ),
  book(
    "blank columns and rows before the table",
    [[], [null, null], ...good.map((cells) => [null, null, ...cells])],
    { rows: { blank: 2, header: 1, data: 6 } },
  ),
  book(
    "columns that offices add: a number, a remark",
    good.map((cells, i) => [i === 0 ? "序号" : i, ...cells, i === 0 ? "备注" : "已核实"]),
    { issues: ['note column_not_read A1 序号 "序号"', 'note column_not_read O1 备注 "备注"'] },
  ),
  book(
    "a column that nobody knows",
    withColumn("返乡人数", (i) => i),
    refused('refuse unknown_column N1 返乡人数 "返乡人数"'),
  ),
  book(
    "a column without a header, and something in it",
    withColumn(null as unknown as string, (i) => (i === 3 ? 7 : null)),
    refused('refuse unknown_column N1 (header of column 14 is empty) "(header of column 14 is empty)"'),
  ),
  book(
    "a column without a header, and nothing in it but under a title",
    [["标题", ...Array(13).fill(null), "附件一"], ...good],
    { rows: { title: 1, header: 1, data: 6 } },
  ),
  book("a column missing", without("失业人数"), refused("refuse missing_column row 1 unemployed")),
  book(
    "a column twice",
    withColumn("失业人数", (i) => i),
    refused('refuse duplicate_column H1 unemployed "失业人数"'),
  ),
  book("a header in two languages", [ENGLISH, HEADER, ...ROWS], { rows: { header: 2, data: 6 } }),
  text(
    "a header in two rows, its merged cells lost in the text",
    csv([
      [...HEADER.slice(0, 5), "人数（单位：人）", null, null, null, null, null, null, null],
      [null, null, null, null, null, ...HEADER.slice(5)],
      ...ROWS,
    ]),
    { rows: { header: 2, data: 6 } },
  ),
  book("a header in the middle: a sheet that was sorted with it", [FIRST, SECOND, HEADER, ...REST]),
  book("the header again on each page", [HEADER, FIRST, SECOND, HEADER, ...REST], {
    rows: { header: 2, data: 6 },
  }),
  book(
    "a second table below, its columns in another order",
    [HEADER, FIRST, SECOND, shuffled(HEADER), ...REST.map(shuffled)],
    {
      issues: [
        'refuse second_header row 4 "带动就业人数,城乡,季度,失业人数,劳动力人数,新创业人数,社区编号,劳动年龄人口,自然减员,城市,新就业人数,登记失业人数,回收状态"',
      ],
      ledger: [7, 0, 0, 7],
      rows: { header: 1, data: 7 },
    },
  ),
  book("no header", ROWS, {
    ...unread('refuse header_missing row 1 "2016Q1,长春,c1,城镇,已报,400,300,12,,5,,2,6"'),
    rows: { title: 6 },
  }),
  text("no header, in a text", csv(ROWS), {
    ...unread('refuse header_missing row 1 "2016Q1,长春,c1,城镇,已报,400,300,12,,5,,2,6"'),
    rows: { title: 6 },
  }),
  book("a header whose words nobody knows", [HEADER.map((_, i) => `第${i + 1}列`), ...ROWS], {
    ...unread('refuse header_missing row 2 "2016Q1,长春,c1,城镇,已报,400,300,12,,5,,2,6"'),
    rows: { title: 7 },
  }),
  book("last quarter's title", [["长春市2015年四季度社区季度报表"], ...good], {
    issues: ['query title_differs row 1 "2015Q4"'],
    ledger: [6, 6, 0, 0],
    rows: { title: 1, header: 1, data: 6 },
  }),
  book("words below that no form has", [...good, ["本表由各街道提供，如有疑问请电询"]], {
    issues: [
      'refuse invalid_value A8 quarter "本表由各街道提供，如有疑问请电询"',
      'refuse invalid_value B8 city ""',
      'refuse invalid_value C8 community_id ""',
      'refuse invalid_value D8 area ""',
      'refuse invalid_value E8 status ""',
    ],
    ledger: [7, 6, 0, 1],
    rows: { header: 1, data: 7 },
  }),
  book("a unit twice", [...good, FIRST], {
    issues: ['refuse duplicate_unit C2 community_id "c1"', 'refuse duplicate_unit C8 community_id "c1"'],
    ledger: [7, 5, 0, 2],
    rows: { header: 1, data: 7 },
  }),
  book(
    "codes that are numbers, as a unit 1 below a header of numbers",
    changed({ c1: { 社区编号: 1 }, c2: { 社区编号: 2 } }),
  ),
];
