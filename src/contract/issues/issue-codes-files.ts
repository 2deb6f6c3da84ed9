import { cellFaults } from "./cell-faults.ts";
import { defineCodes } from "./issue-code.ts";

// Faults of folders, of files as a whole, and of cells that can't be read.

const invalidCases = Object.fromEntries(
  Object.entries(cellFaults).map(([fault, expected]) => [fault, { expected }]),
);

export const fileCodes = defineCodes({
  bad_city_folder: {
    severity: "refuse",
    what: { zh: '文件夹"{value}"不能作为城市的文件夹', en: 'The folder "{value}" can\'t be that of a city' },
    expected: {
      zh: "名称只能用英文字母、数字、- 和 _",
      en: "a city id of ASCII letters, digits, - and _",
    },
  },
  bad_quarter_folder: {
    severity: "refuse",
    what: { zh: '文件夹"{value}"不是季度', en: 'The folder "{value}" is not a quarter' },
    expected: { zh: "名称应为季度，例如 2016Q1", en: "a folder named as a quarter, such as 2016Q1" },
  },
  empty_folder: {
    severity: "refuse",
    what: { zh: "这个文件夹里没有报表", en: "There are no returns in this folder" },
    expected: { zh: "应有报表", en: "returns" },
    cases: {
      root: {
        expected: {
          zh: "每个城市应有一个文件夹，例如 changchun/",
          en: "a folder for each city, such as changchun/",
        },
      },
      city: {
        expected: { zh: "应有以季度命名的文件夹，例如 2016Q1", en: "folders of quarters such as 2016Q1" },
      },
      quarter: {
        expected: { zh: "应有下列之一：{tables}（.csv 或 .xlsx）", en: "one of {tables} (.csv or .xlsx)" },
      },
    },
  },
  unread_file: {
    severity: "note",
    what: { zh: '没有读取文件"{value}"', en: 'The file "{value}" was not read' },
    expected: {
      zh: "报表应为 .csv 或 .xlsx，最好放在城市和季度的文件夹里，例如 changchun/2016Q1/",
      en: "returns as .csv or .xlsx, best in a folder of their city and quarter, such as changchun/2016Q1/; this file is not read",
    },
  },
  unknown_file: {
    severity: "refuse",
    what: { zh: '不认识文件"{value}"，没有读取', en: 'The file "{value}" is not known and was not read' },
    expected: {
      zh: "应为下列之一：{files}（.csv 或 .xlsx），或带有其表头的文件",
      en: "one of {files} (.csv or .xlsx), or a file with the header of one",
    },
    cases: {
      city: {
        expected: {
          zh: "这里应放 frame.csv 和报表（.csv 或 .xlsx）",
          en: "frame.csv and returns (.csv or .xlsx) here",
        },
      },
    },
  },
  duplicate_file: {
    severity: "refuse",
    what: { zh: '文件"{value}"重复', en: 'The file "{value}" is one too many' },
    expected: { zh: "只应有一个文件，已有 {other}", en: "one file, as there is {other}" },
  },
  unreadable_file: {
    severity: "refuse",
    what: { zh: "文件打不开", en: "The file can't be opened" },
    expected: { zh: "应为可以读取的文件", en: "a file that can be read" },
  },
  missing_file: {
    severity: "refuse",
    what: { zh: "缺少文件", en: "The file is missing" },
    expected: { zh: "应有抽样框 frame.csv", en: "the sampling frame" },
  },
  file_empty: {
    severity: "refuse",
    what: { zh: "文件是空的", en: "The file is empty" },
    expected: { zh: "应有表头和报表", en: "a header row and returns" },
  },
  no_rows: {
    severity: "query",
    what: { zh: "只有表头，没有数据", en: "There is a header and nothing below it" },
    expected: { zh: "表头下面应有数据行", en: "rows below the header" },
  },
  unknown_column: {
    severity: "refuse",
    ofAllRows: true,
    what: { zh: '不认识表头"{value}"', en: 'The header "{value}" is not known' },
    expected: { zh: "应为下列之一：{columns}", en: "one of {columns}" },
    cases: {
      blank: { what: { zh: "第 {number} 列没有表头", en: "Column {number} has no header" } },
    },
  },
  duplicate_column: {
    severity: "refuse",
    ofAllRows: true,
    what: {
      zh: '"{column}"这一列出现了两次（表头"{value}"）',
      en: '{column} stands twice (header "{value}")',
    },
    expected: { zh: "每列只应出现一次", en: "each column once" },
  },
  missing_column: {
    severity: "refuse",
    ofAllRows: true,
    what: { zh: "缺少「{column}」这一列", en: "The column {column} is missing" },
    expected: { zh: "应有「{column}」列", en: "a column {column}" },
  },
  unclosed_quote: {
    severity: "refuse",
    what: {
      zh: "第 {line} 行有一个引号没有成对：{text}",
      en: "A quote in row {line} is never closed: {text}",
    },
    expected: { zh: "引号应成对", en: "quotes in pairs" },
  },
  file_cut: {
    severity: "refuse",
    what: {
      zh: "文件在第 {line} 行中断，后面的内容可能丢失：{text}",
      en: "The file breaks off in row {line}, so rows may be lost: {text}",
    },
    expected: { zh: "最后一行应有 {cells} 格", en: "{cells} cells in the last row" },
  },
  no_final_line_break: {
    severity: "query",
    what: {
      zh: "文件最后一行没有换行，可能不完整：{value}",
      en: "The file ends without a line break: {value}",
    },
    expected: {
      zh: "请核实文件是否完整",
      en: "a line break after the last row; is the file complete?",
    },
  },
  wrong_cell_count: {
    severity: "refuse",
    what: { zh: "这一行的格数不对：{value}", en: "This row has too few or too many cells: {value}" },
    expected: { zh: "应有 {cells} 格，实有 {found} 格", en: "{cells} cells, found {found}" },
  },
  invalid_value: {
    severity: "refuse",
    what: { zh: "{filled}", en: "{filled}" },
    expected: { zh: "应为另一种写法", en: "another value" },
    cases: invalidCases,
  },
  no_noise_key: {
    severity: "refuse",
    what: {
      zh: "没有本单位的密钥，企业数据没有发布",
      en: "There is no key, so nothing of enterprises was published",
    },
    expected: {
      zh: "应在 JIUYE_NOISE_KEY 中给出本单位自己的密钥；没有它，不发布真实企业的任何数据",
      en: "the office's own key in JIUYE_NOISE_KEY; without it nothing of real enterprises is published",
    },
  },
});
