import { defineCodes } from "./issue-code.ts";

// What spreadsheets and files as offices keep them bring along.

export const sheetCodes = defineCodes({
  unreadable_text: {
    severity: "refuse",
    what: {
      zh: "文件的文字读不出来（{value}起）",
      en: "The text of the file can't be read (from {value} on)",
    },
    expected: { zh: "应为 UTF-8 或 GB18030（GBK）编码的文字", en: "text in UTF-8 or GB18030 (GBK)" },
  },
  not_a_table: {
    severity: "refuse",
    what: {
      zh: "文件里不是文字（含有 {value}）",
      en: "The file does not hold text (there is {value} in it)",
    },
    expected: { zh: "应为 CSV 或 XLSX 表格", en: "a table as CSV or XLSX" },
  },
  too_large: {
    severity: "refuse",
    what: { zh: "文件太大（{value}），没有打开", en: "The file is too large ({value}) and was not opened" },
    expected: {
      zh: "一份报表压缩后不超过 32 MB，展开后不超过 128 MB",
      en: "at most 32 MB packed and 128 MB unpacked, far more than any return needs",
    },
  },
  broken_workbook: {
    severity: "refuse",
    what: {
      zh: "工作簿已损坏，打不开（{value}）",
      en: "The workbook is damaged and can't be opened ({value})",
    },
    expected: {
      zh: "请用 Excel 或 WPS 打开后另存为 .xlsx",
      en: "a workbook that Excel or WPS can open and save as .xlsx",
    },
  },
  not_a_workbook: {
    severity: "refuse",
    what: {
      zh: "这是压缩文件，不是工作簿（内有 {value}）",
      en: "This is an archive and no workbook (it holds {value})",
    },
    expected: { zh: "应为 CSV 或 XLSX 表格", en: "a table as CSV or XLSX" },
  },
  unsafe_workbook: {
    severity: "refuse",
    what: {
      zh: "工作簿的“{value}”里有表格软件不会写的内容，没有打开",
      en: "{value} in the workbook declares what no spreadsheet program writes; it was not opened",
    },
    expected: { zh: "请用 Excel 或 WPS 重新另存为 .xlsx", en: "a workbook saved by Excel or WPS" },
  },
  old_or_locked_workbook: {
    severity: "refuse",
    what: {
      zh: "这是旧格式（.xls、.et、.xlsb）或带密码的工作簿",
      en: "This is an old or binary workbook (.xls, .et, .xlsb) or one with a password",
    },
    expected: { zh: "请另存为不带密码的 .xlsx", en: "the same saved as .xlsx, without a password" },
  },
  too_many_rows: {
    severity: "refuse",
    what: { zh: "工作表超过 {value} 行", en: "The sheet has more than {value} rows" },
    expected: { zh: "应只有报表的行；请删除多余的行", en: "the rows of a return and no others" },
  },
  external_links: {
    severity: "note",
    what: {
      zh: "工作簿引用了别的文件，读取的是保存时的数值",
      en: "The workbook takes numbers from other files; those it had when it was saved are read",
    },
    expected: { zh: "最好填写数值本身", en: "numbers rather than links" },
  },
  formula_cells: {
    severity: "note",
    what: {
      zh: "工作表里有公式（例如 {value}），读取的是保存时的结果",
      en: "There are formulas (such as in {value}); the results they had when saved are read",
    },
    expected: { zh: "最好填写数值本身", en: "numbers rather than formulas" },
  },
  hidden_sheet: {
    severity: "note",
    what: {
      zh: "工作表“{value}”是隐藏的，照样读取",
      en: "The sheet {value} is hidden, and read all the same",
    },
    expected: { zh: "请取消隐藏核对，或删除", en: "a sheet that can be seen" },
  },
  hidden_rows: {
    severity: "note",
    what: { zh: "第 {value} 行是隐藏的，照样读取", en: "Rows {value} are hidden, and read all the same" },
    expected: { zh: "请取消隐藏或筛选后核对", en: "rows that can be seen" },
  },
  hidden_column: {
    severity: "note",
    what: {
      zh: "{value} 列（「{column}」）是隐藏的，照样读取",
      en: "Column {value} ({column}) is hidden, and read all the same",
    },
    expected: { zh: "请取消隐藏后核对", en: "a column that can be seen" },
  },
  column_not_read: {
    severity: "note",
    what: {
      zh: "“{value}”这一列不属于报表，没有读取",
      en: 'The column "{value}" is no part of the return and was not read',
    },
    expected: { zh: "无需处理", en: "nothing" },
  },
  sheet_not_read: {
    severity: "note",
    what: {
      zh: "这个工作表里没有报表，没有读取（{value} 行）",
      en: "There is no return in this sheet, and its {value} rows were not read",
    },
    expected: { zh: "如有报表，请补上表头", en: "a header row, if there are returns in it" },
  },
  not_a_return: {
    severity: "refuse",
    what: { zh: "文件里找不到报表的表头", en: "No header of a return was found in the file" },
    expected: {
      zh: "应有一行表头，例如 季度、城市、社区编号 …",
      en: "a header row such as quarter, city, community_id …",
    },
  },
  header_missing: {
    severity: "refuse",
    ofAllRows: true,
    what: {
      zh: "第 {row} 行像是报表，但找不到表头（{value}）",
      en: "Row {row} looks like a return, and no header says of what ({value})",
    },
    expected: {
      zh: "报表上方应有一行表头，例如 季度、城市、社区编号 …",
      en: "a header row above the returns, such as quarter, city, community_id …",
    },
  },
  second_header: {
    severity: "refuse",
    ofAllRows: true,
    what: {
      zh: "第 {row} 行又是一行表头（{value}），下面的数不知属于哪一列",
      en: "Row {row} is another header ({value}), so nobody can tell the columns of the rows below it",
    },
    expected: {
      zh: "一个工作表只应有一张报表，各列次序相同",
      en: "one return a sheet, with its columns in one order",
    },
  },
  row_left_out: {
    severity: "query",
    what: {
      zh: "第 {row} 行在表头之上或表格之下，没有当作报表读取：{value}",
      en: "Row {row} stands above the header or below the table and was not read: {value}",
    },
    expected: {
      zh: "如是报表，请移到表头下面",
      en: "words there; a return belongs below the header",
    },
  },
  stray_quote: {
    severity: "refuse",
    what: {
      zh: "引号后面还有文字，看不出一格到哪里为止：{value}",
      en: "Something follows a closing quote, so nobody can tell where the cell ends: {value}",
    },
    expected: { zh: "引号应包住整格", en: "quotes around whole cells" },
  },
  web_page: {
    severity: "refuse",
    what: {
      zh: "这是网页或 XML 文件，不是表格（开头是 {value}），虽然扩展名像表格",
      en: "This is a web page or an XML file under the name of a table (it begins with {value})",
    },
    expected: {
      zh: "请用 Excel 或 WPS 打开后另存为 .xlsx",
      en: "the same opened in Excel or WPS and saved as .xlsx",
    },
  },
  total_differs: {
    severity: "query",
    what: { zh: "合计行「{column}」写的是 {value}", en: "The row of totals says {value} for {column}" },
    expected: { zh: "各行之和是 {sum}；请核对是否缺行", en: "{sum}, the sum of the rows; is one missing?" },
  },
  merged_count: {
    severity: "refuse",
    what: {
      zh: "「{column}」是合并单元格，{value} 属于哪一行看不出来",
      en: "{column} is a merged cell, so nobody can tell whose {value} is",
    },
    expected: { zh: "每行应有自己的数", en: "a count of its own in each row" },
  },
  unknown_city: {
    severity: "refuse",
    what: { zh: "{filled}", en: "{filled}" },
    expected: {
      zh: "应为城市名称或编号；有自己文件夹的城市也认得",
      en: "the name or id of a city, or of a folder of returns",
    },
  },
  unknown_quarter: {
    severity: "refuse",
    what: { zh: "{filled}", en: "{filled}" },
    expected: { zh: "应为季度，例如 2016Q1 或 2016年第一季度", en: "a quarter such as 2016Q1" },
  },
  title_differs: {
    severity: "query",
    what: { zh: "标题写的是 {value}", en: "The title says {value}" },
    expected: { zh: "表里各行是 {quarters}", en: "{quarters}, as the rows say" },
  },
  bad_late_folder: {
    severity: "refuse",
    what: {
      zh: "“{value}”不是收到日期的文件夹，没有读取",
      en: '"{value}" is not the folder of a day, and was not read',
    },
    expected: {
      zh: "补报放在以收到日期命名的文件夹里，例如 late/2016-05-20/",
      en: "late returns in a folder named after the day they came, such as late/2016-05-20/",
    },
  },
});
