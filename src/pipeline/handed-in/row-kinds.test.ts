import { describe, expect, test } from "vitest";
import type { Table } from "#contract/column.ts";
import {
  administrativeTable,
  communitiesTable,
  enterprisesTable,
  frameTable,
} from "#contract/input/input-tables.ts";
import { findHeader } from "./find-header.ts";
import { rowKinds } from "./row-kinds.ts";
import { textFile } from "./text-grid.ts";

const HEADER =
  "季度,城市,社区编号,城乡,回收状态,劳动年龄人口,劳动力人数,失业人数,登记失业人数,新就业人数,自然减员,新创业人数,带动就业人数";
const A = "2016Q1,长春,a,城镇,已报,400,300,12,,5,,1,4";
const B = "2016Q1,长春,b,城镇,拒报,,,,,,,,";

function kindsIn(lines: readonly string[], table: Table = communitiesTable): string[] {
  const [grid] = textFile("f.csv", lines.map((line) => `${line}\n`).join("")).grids;
  const header = grid && findHeader(grid, [table], table);
  if (!grid || !header) throw new Error("expected a header");
  return rowKinds({ grid, table, header: header.row, lines: header.lines, columns: header.columns });
}
/** The kind of one row that stands below two returns, and above a third. */
const kindOf = (line: string) => kindsIn([HEADER, A, B, line, A])[3];

test("titles, header, column numbers, returns, totals, footers and blank rows", () => {
  const lines = [
    ...[
      "2016年一季度社区季度报表",
      "填报单位：长春市就业局,,,,单位：人",
      HEADER,
      "甲,乙,丙,丁,戊,1,2,3,4,5,6,7,8",
    ],
    ...[A, ",,,", B, "合计,,,,,400,300,12,,5,,1,4", "填表人：张三,,审核人：李四"],
  ];
  expect(kindsIn(lines)).toStrictEqual([
    ...["title", "title", "header", "numbering", "data", "blank", "data", "total", "footer"],
  ]);
});

describe("totals", () => {
  test.each([
    ["合计,,,,,1,2,3,,5,,1,4", "total"],
    ["2016Q1,长春,合　计,,,1,2,3,,5,,1,4", "total"],
    ["2016Q1,长春,城镇小计,城镇,已报,1,2,3,,5,,1,4", "total"],
    [",,,合计(人):,,1,2,3,,5,,1,4", "total"],
    ["Grand total,,,,,1,2,3,,5,,1,4", "total"],
    ["2016Q1,长春,共计,城镇,已报,1,2,3,,5,,1,4", "total"],
    ["2016Q1,长春,小计划社区,城镇,已报,1,2,3,,5,,1,4", "data"],
    ["2016Q1,长春,总数据中心,城镇,已报,1,2,3,,5,,1,4", "data"],
    ["2016Q1,长春,totals-1,城镇,已报,1,2,3,,5,,1,4", "data"],
  ])("%s is %s", (line, kind) => {
    expect(kindOf(line)).toBe(kind);
  });

  test("a remark that says total does not make one of a return that names its unit", () => {
    const lines = [`备注,${HEADER}`, `合计已核,${A}`, `合计,${A}`, "合计,,,,,,400,300"];
    expect(kindsIn(lines)).toStrictEqual(["header", "data", "data", "total"]);
  });

  test("a group of an administrative count may be all of them", () => {
    const lines = ["季度,城市,指标,分组,数值", "2016Q1,长春,登记失业人数合计,total,9", "合计,,,,9"];
    expect(kindsIn(lines, administrativeTable)).toStrictEqual(["header", "data", "total"]);
  });

  test("in the frame the stratum says it", () => {
    const lines = [
      "季度,调查,层,总体单位数,已知总量",
      "2016Q1,community,城镇,60,9",
      "2016Q1,community,合计,60,9",
    ];
    expect(kindsIn(lines, frameTable)).toStrictEqual(["header", "data", "total"]);
  });
});

describe("column numbers", () => {
  const below = (line: string) => kindsIn([HEADER, line, A])[1];
  test.each([
    ["1,2,3,4,5,6,7,8,9,10,11,12,13", "numbering"],
    ["甲,乙,丙,丁,戊,(1),(2),(3),(4),(5)=(1)+(2),(6),(7),(8)", "numbering"],
    ["栏次,甲,乙,丙,丁,①,②,③,④,⑤,⑥,⑦,⑧", "numbering"],
    [",甲,乙,丙,丁,1,2,3,4,5,6,7,8", "numbering"],
    [",,1,,,2,3,4,5,6,7,8,9", "data"],
    ["甲,乙,丙,丁,戊,1,2,3,4,5,6,8,9", "data"],
    ["甲,乙,丙,丁,戊,2,3,4,5,6,7,8,9", "data"],
  ])("%s is %s", (line, kind) => {
    expect(below(line)).toBe(kind);
  });

  test("below a return they are none", () => {
    expect(kindOf("1,2,3,4,5,6,7,8,9,10,11,12,13")).toBe("data");
  });
});

describe("footers", () => {
  test.each([
    ["填表人：张三", "footer"],
    [",,审 核 人：李四", "footer"],
    ["单位负责人（签章）：,,填报日期：2016-04-10", "footer"],
    ["注：数据为初步数", "footer"],
    ["说明：,a,b", "footer"],
    ["说明,长春,c,城镇,已报,400,300,12,,5,,1,4", "data"],
    ["以上数据由各街道提供", "footer"],
    ["数据由各街道提供", "data"],
    ["201", "data"],
  ])("%s is %s", (line, kind) => {
    expect(kindOf(line)).toBe(kind);
  });

  test("below totals, words without a number are footers, but not what may be a return", () => {
    const lines = [HEADER, A, "合计,,,,,400", "数据由各街道提供", "2016年,长春,c,城镇,拒报", A];
    expect(kindsIn(lines).slice(3)).toStrictEqual(["footer", "data", "data"]);
  });
});

test("a header that is repeated on each page is one, with whatever of it stands there", () => {
  expect(kindsIn([HEADER, A, HEADER, A, "季度,城市"])).toStrictEqual([
    ...["header", "data", "header", "data", "header"],
  ]);
});

test("both rows of a header in two are header", () => {
  const lines = [
    "季度,城市,企业编号,规模,行业,企业状态,从业人员,,,,,空缺岗位",
    ",,,,,,期初人数,新招人数,减少人数,裁减人数,期末人数,",
    "2016Q1,长春,e1,大型,C,在营,10,1,1,0,10,0",
  ];
  expect(kindsIn(lines, enterprisesTable)).toStrictEqual(["header", "header", "data"]);
});

test("returns above the header, where a sheet was sorted, are returns, and so are those with a fault", () => {
  const broken = "2016Q?,长春,c,城镇,已报,400,300,12,,5,,1,4";
  expect(kindsIn(["社区报表", A, broken, HEADER, B])).toStrictEqual([
    "title",
    "data",
    "data",
    "header",
    "data",
  ]);
});

test("a date above the table is a title, though it has numbers", () => {
  expect(kindsIn(["填报日期,,,,,2016,4,10", "2016年一季度,,,,,", HEADER, A])[0]).toBe("title");
});
