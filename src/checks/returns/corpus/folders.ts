import { encode } from "iconv-lite";
import { writtenWorkbook } from "#pipeline/handed-in/written-workbook.ts";
import { type Cells, changed, csv, file, folder, good, HEADER, type Kind, QUARTER, ROWS } from "./kind.ts";

// Where files lie and what they are called.

const TEXT = csv(good);
const workbook = (...rows: Cells[]) => writtenWorkbook({ sheets: { 报表: [HEADER, ...rows] } });
const ofWuhan = ROWS.map((cells) => ["2016年一季度", "武汉市", ...cells.slice(2)]);
const WUHAN_FRAME = {
  "wuhan/frame.csv":
    "quarter,survey,stratum,population_units,known_total\n2016Q1,community,urban,60,90000\n2016Q1,community,rural,40,30000\n",
};
const ENTERPRISES = `quarter,city,enterprise_id,size,sector,status,employees_start,hires,separations,layoffs,employees_end,vacancies\n${Array.from({ length: 4 }, (_, i) => `2016Q1,长春,e${i},小型,制造业,在营,50,3,2,1,51,0\n`).join("")}`;
const all = { header: 1, data: 6 };

export const folders: readonly Kind[] = [
  folder(
    "the folder of a quarter as offices call it",
    { "changchun/2016年一季度/社区(村屯)季度报表.csv": TEXT },
    { issues: [], ledger: [6, 6, 0, 0], rows: all },
  ),
  file("a name that says nothing", "报表（终稿）2.csv", encode(TEXT, "gbk")),
  file("the name of other returns: the header goes before it", "enterprises.csv", TEXT),
  file("a name in capitals", "COMMUNITIES.CSV", TEXT),
  folder(
    "all cities in one workbook at the root",
    { "全部.xlsx": workbook(...ROWS, ...ofWuhan), ...WUHAN_FRAME },
    { issues: [], ledger: [12, 12, 0, 0], rows: { header: 1, data: 12 } },
  ),
  folder(
    "all cities in one file, some rows of nowhere",
    { "all.csv": csv([...changed({ c1: { 城市: "上海" }, c2: { 季度: "2016" }, c3: { 城市: null } })]) },
    {
      issues: [
        'refuse unknown_city B2 city "上海"',
        'refuse unknown_quarter A3 quarter "2016"',
        'refuse unknown_city B4 city ""',
      ],
      ledger: [6, 3, 0, 3],
      rows: all,
    },
  ),
  folder(
    "all quarters of a city in one file",
    { "changchun/communities.csv": csv([...good, ...ROWS.map((cells) => ["2016Q2", ...cells.slice(1)])]) },
    { issues: ["refuse no_strata"], ledger: [12, 6, 0, 6], rows: { header: 1, data: 12 } },
  ),
  folder(
    "all cities in one file whose header is gone",
    { "all.csv": csv(ROWS) },
    {
      issues: [
        'refuse header_missing row 1 "2016Q1,长春,c1,城镇,已报,400,300,12,,5,,2,6"',
        "refuse empty_folder changchun/",
      ],
      ledger: [0, 0, 0, 0],
      rows: { title: 6 },
    },
  ),
  folder(
    "all cities in one broken workbook",
    { "all.xlsx": workbook(...ROWS).subarray(0, 999) },
    {
      issues: ['refuse broken_workbook "its end is missing"', "refuse empty_folder changchun/"],
      ledger: [0, 0, 0, 0],
      rows: null,
    },
  ),
  folder(
    "a list that is no return at the root",
    { "通讯录.csv": "姓名,电话\n张三,1\n", "changchun/2016Q1/communities.csv": TEXT },
    { issues: ['note unread_file "通讯录.csv"'], ledger: [6, 6, 0, 0], rows: { title: 2 } },
  ),
  folder(
    "the same returns as text and as a workbook",
    { [`${QUARTER}/communities.csv`]: TEXT, [`${QUARTER}/communities.xlsx`]: workbook(...ROWS) },
    {
      issues: ['refuse duplicate_file changchun/2016Q1/communities.xlsx "communities.xlsx"'],
      ledger: [6, 6, 0, 0],
      rows: all,
    },
  ),
  folder(
    "returns of one quarter in two files, no unit in both",
    {
      [`${QUARTER}/communities.csv`]: csv([HEADER, ...ROWS.slice(0, 2)]),
      [`${QUARTER}/其余.csv`]: csv([HEADER, ...ROWS.slice(2)]),
    },
    { issues: [], ledger: [6, 6, 0, 0], rows: { header: 1, data: 2 } },
  ),
  folder(
    "a unit in two files",
    {
      [`${QUARTER}/communities.csv`]: csv([HEADER, ...ROWS.slice(0, 3)]),
      [`${QUARTER}/其余.csv`]: csv([HEADER, ...ROWS.slice(2)]),
    },
    {
      issues: [
        'refuse duplicate_unit C4 community_id "c3"',
        'refuse duplicate_unit changchun/2016Q1/其余.csv C2 community_id "c3"',
      ],
      ledger: [7, 5, 0, 2],
      rows: { header: 1, data: 3 },
    },
  ),
  folder(
    "communities and enterprises as two sheets of one workbook",
    {
      [`${QUARTER}/2016年一季度.xlsx`]: writtenWorkbook({
        sheets: {
          社区: good,
          企业: ENTERPRISES.trim()
            .split("\n")
            .map((line) => line.split(",")),
        },
      }),
    },
    { issues: [], ledger: [10, 10, 0, 0], rows: { header: 2, data: 10 } },
  ),
  folder(
    "what systems leave behind",
    {
      [`${QUARTER}/communities.csv`]: TEXT,
      [`${QUARTER}/~$communities.xlsx`]: "x",
      [`${QUARTER}/.DS_Store`]: "\u0000",
      [`${QUARTER}/Thumbs.db`]: "\u0000",
      "desktop.ini": "x",
    },
    { issues: [], ledger: [6, 6, 0, 0], rows: all },
  ),
  folder(
    "files that may be returns, and are not read",
    {
      [`${QUARTER}/communities.csv`]: TEXT,
      [`${QUARTER}/communities.pdf`]: "%PDF",
      [`${QUARTER}/报表.zip`]: "PK",
      "changchun/说明.docx": "PK",
      "2016.rar": "Rar!",
    },
    {
      issues: [
        'note unread_file 2016.rar "2016.rar"',
        'refuse unknown_file changchun/说明.docx "说明.docx"',
        'refuse duplicate_file changchun/2016Q1/communities.pdf "communities.pdf"',
        'refuse unknown_file changchun/2016Q1/报表.zip "报表.zip"',
      ],
      ledger: [6, 6, 0, 0],
      rows: all,
    },
  ),
  folder(
    "a folder in place of a file",
    { [`${QUARTER}/communities.csv/x.txt`]: "x", [`${QUARTER}/其余.csv`]: TEXT },
    {
      issues: ['refuse unknown_file changchun/2016Q1/communities.csv/ "communities.csv"'],
      ledger: [6, 6, 0, 0],
      rows: null,
    },
  ),
  folder(
    "folders that are no city or no quarter",
    {
      "长春/2016Q1/communities.csv": TEXT,
      "changchun/2016年/communities.csv": TEXT,
      "changchun/2016Q5/communities.csv": TEXT,
      [`${QUARTER}/communities.csv`]: TEXT,
    },
    {
      issues: [
        'refuse bad_city_folder 长春/ "长春"',
        'refuse bad_quarter_folder changchun/2016Q5/ "2016Q5"',
        'refuse bad_quarter_folder changchun/2016年/ "2016年"',
      ],
      ledger: [6, 6, 0, 0],
      rows: null,
    },
  ),
  folder(
    "two folders of one quarter",
    {
      [`${QUARTER}/communities.csv`]: csv([HEADER, ...ROWS.slice(0, 2)]),
      "changchun/2016年第一季度/communities.csv": csv([HEADER, ...ROWS.slice(2)]),
    },
    { issues: [], ledger: [6, 6, 0, 0], rows: { header: 1, data: 2 } },
  ),
];
