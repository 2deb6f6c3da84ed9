import { codes, faulty, LONG } from "./faulty-rows.ts";
import { changed, csv, type Kind, text } from "./kind.ts";

// What stands in a cell, as text and in a workbook alike. One fault a row, so that each can be seen.

export const cells: readonly Kind[] = [
  text(
    "thousands, with commas and blanks, in full width",
    csv(
      changed({
        c1: { 劳动年龄人口: "1,400" },
        c2: { 劳动年龄人口: "1 401" },
        c3: { 劳动年龄人口: "１，４０２" },
        c4: { 劳动年龄人口: "+403" },
        c5: { 劳动年龄人口: "404.00" },
        c6: { 劳动年龄人口: "0405" },
      }),
    ),
    {
      counts: {
        c1: [1400, 300, 12, null, 5, null, 2, 6],
        c2: [1401, 303, 13, null, 5, null, 2, 7],
        c3: [1402, 306, 14, null, 5, null, 2, 8],
      },
    },
  ),
  text(
    "numbers kept as text, as systems write them",
    csv(changed({ c1: { 社区编号: '="007"', 失业人数: "'12" }, c2: { 失业人数: "\t13" } })),
  ),
  text("minus 0", csv(faulty("-0")), { counts: { c1: [400, 300, 0, null, 5, null, 2, 6] } }),
  text("counts that are none", csv(faulty("-5", "3.5", "约12", "12人", "5%", "十二")), {
    issues: [
      'refuse invalid_value H2 unemployed "-5"',
      'refuse invalid_value H3 unemployed "3.5"',
      'refuse invalid_value H4 unemployed "约12"',
      'refuse invalid_value H5 unemployed "12人"',
      'refuse invalid_value H6 unemployed "5%"',
      'refuse invalid_value H7 unemployed "十二"',
    ],
    ledger: [6, 0, 0, 6],
  }),
  text("signs for nothing: 0, or not counted?", csv(faulty("-", "—", "无", "N/A", "/", "……")), {
    issues: [
      'refuse invalid_value H2 unemployed "-"',
      'refuse invalid_value H3 unemployed "—"',
      'refuse invalid_value H4 unemployed "无"',
      'refuse invalid_value H5 unemployed "N/A"',
      'refuse invalid_value H6 unemployed "/"',
      'refuse invalid_value H7 unemployed "……"',
    ],
    ledger: [6, 0, 0, 6],
  }),
  text(
    "numbers that lost digits or have notes",
    csv(faulty("1.2E+01", "10²", "12①", "1e400", "1,23", "1 2")),
    {
      issues: [
        'refuse invalid_value H2 unemployed "1.2E+01"',
        'refuse invalid_value H3 unemployed "10²"',
        'refuse invalid_value H4 unemployed "12①"',
        'refuse invalid_value H5 unemployed "1e400"',
        'refuse invalid_value H6 unemployed "1,23"',
        'refuse invalid_value H7 unemployed "1 2"',
      ],
      ledger: [6, 0, 0, 6],
    },
  ),
  text(
    "dates, faults and formulas for counts",
    csv(faulty("2016/1/2", "1月2日", "#REF!", "=H3+1", "TRUE", "2016Q1")),
    {
      issues: [
        'refuse invalid_value H2 unemployed "2016/1/2"',
        'refuse invalid_value H3 unemployed "1月2日"',
        'refuse invalid_value H4 unemployed "#REF!"',
        'refuse invalid_value H5 unemployed "=H3+1"',
        'refuse invalid_value H6 unemployed "TRUE"',
        'refuse invalid_value H7 unemployed "2016Q1"',
      ],
      ledger: [6, 0, 0, 6],
    },
  ),
  text("a number too large, and a cell of a million digits", csv(faulty("3000000000", LONG)), {
    issues: [
      'refuse invalid_value H2 unemployed "3000000000"',
      `refuse invalid_value H3 unemployed "${"9".repeat(200)}…"`,
    ],
    ledger: [6, 4, 0, 2],
  }),
  text(
    "cells that must be filled in and are not",
    csv(changed({ c1: { 季度: null }, c2: { 城乡: " " }, c3: { 社区编号: "　" } })),
    {
      issues: [
        'refuse invalid_value A2 quarter ""',
        'refuse invalid_value D3 area " "',
        'refuse invalid_value C4 community_id "　"',
      ],
      ledger: [6, 3, 0, 3],
    },
  ),
  text(
    "words that are none",
    csv(changed({ c1: { 城乡: "郊区" }, c2: { 回收状态: "待定" }, c3: { 城乡: "1" } })),
    {
      issues: [
        'refuse invalid_value D2 area "郊区"',
        'refuse invalid_value E3 status "待定"',
        'refuse invalid_value D4 area "1"',
      ],
      ledger: [6, 3, 0, 3],
    },
  ),
  text(
    "words padded, large, small and English",
    csv(
      changed({
        c1: { 城乡: "城　镇" },
        c2: { 城乡: "URBAN" },
        c3: { 回收状态: "Responded" },
        c4: { 回收状态: "已 上 报" },
      }),
    ),
  ),
  text(
    "quarters as offices write them",
    csv(
      changed({
        c1: { 季度: "2016年第一季度" },
        c2: { 季度: "二〇一六年一季度" },
        c3: { 季度: "Q1 2016" },
        c4: { 季度: "2016年1-3月" },
        c5: { 季度: "2016 年 1 季度" },
        c6: { 季度: "２０１６Ｑ１" },
      }),
    ),
  ),
  text(
    "what may be a month, a year, or another quarter",
    csv(
      changed({
        c1: { 季度: "2016-1" },
        c2: { 季度: "201601" },
        c3: { 季度: "2016年" },
        c4: { 季度: "2016年1-6月" },
        c5: { 季度: "2015Q4" },
        c6: { 季度: "一季度" },
      }),
    ),
    {
      issues: [
        'refuse invalid_value A2 quarter "2016-1"',
        'refuse invalid_value A3 quarter "201601"',
        'refuse invalid_value A4 quarter "2016年"',
        'refuse invalid_value A5 quarter "2016年1-6月"',
        'refuse invalid_value A7 quarter "一季度"',
        'refuse wrong_quarter A6 quarter "2015Q4"',
      ],
      ledger: [6, 0, 0, 6],
    },
  ),
  text(
    "the city by its other names, and another city",
    csv(
      changed({
        c1: { 城市: "长春市" },
        c2: { 城市: "changchun" },
        c3: { 城市: "Changchun" },
        c4: { 城市: "武汉" },
      }),
    ),
    { issues: ['refuse wrong_city B5 city "武汉"'], ledger: [6, 5, 0, 1] },
  ),
  text(
    "codes that a spreadsheet took for numbers or dates",
    csv(codes("2.201E+17", "1月2日", "2-Jan", "2016/1/2", "#N/A", "######")),
    {
      issues: [
        'refuse invalid_value C2 community_id "2.201E+17"',
        'refuse invalid_value C3 community_id "1月2日"',
        'refuse invalid_value C4 community_id "2-Jan"',
        'refuse invalid_value C5 community_id "2016/1/2"',
        'refuse invalid_value C6 community_id "#N/A"',
        'refuse invalid_value C7 community_id "######"',
      ],
      ledger: [6, 0, 0, 6],
    },
  ),
  text("codes with a line break, and with characters lost", csv(codes("c1\nc2", "东\uFFFD社区")), {
    issues: [
      'refuse invalid_value C2 community_id "c1 c2"',
      'refuse invalid_value C3 community_id "东�社区"',
    ],
    ledger: [6, 4, 0, 2],
  }),
  text("codes of 18 digits, as text", csv(codes("220102001001000123", "220102001001000124"))),
];
