import { zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import iconv from "iconv-lite";
import { enterprisesTable } from "#contract/input/input-tables.ts";

// Files as an office hands them in, made for tests: 400 enterprises of Changchun.

export type Cell = string | number;

/** By the contract's name: another value than the good one. */
export type Mistake = { readonly unit: number; readonly column: string; readonly value: Cell };

/** One cell that is no count, and one row that does not add up. */
export const MISTAKES: readonly Mistake[] = [
  { unit: 10, column: "employees_end", value: "一百" },
  { unit: 20, column: "hires", value: 7 },
];

const UNITS = 400;
const names = enterprisesTable.columns.filter((column) => column.name !== "restructuring");

/** One return a unit; staff goes on from one quarter to the next. */
export function enterpriseRows(quarter: string, mistakes: readonly Mistake[] = []): Cell[][] {
  const later = quarter === "2017Q4" ? 1 : 0;
  return Array.from({ length: UNITS }, (_, unit) => {
    const start = 30 + (unit % 90) + later;
    const row: Record<string, Cell> = {
      ...{ quarter, city: "长春", enterprise_id: `e${unit}`, size: "small", sector: "C", status: "active" },
      ...{ employees_start: start, hires: 3, separations: 2, layoffs: 1, employees_end: start + 1 },
      vacancies: unit % 3,
    };
    for (const { column, value } of mistakes.filter((one) => one.unit === unit)) row[column] = value;
    return names.map(({ name }) => row[name] ?? "");
  });
}

/** A title, a blank row, Chinese headers, the returns, their totals and who filled them in. */
export function workbookOf(rows: readonly Cell[][]): Promise<Uint8Array> {
  const totals = names.map(({ type }, i): Cell => {
    if (i === 0) return "合计";
    return type === "utf8" ? "" : rows.reduce((sum, row) => sum + (Number(row[i]) || 0), 0);
  });
  const title = ["长春市2017年第四季度企业季度报表"];
  const header = names.map((column) => column.title.zh);
  const sheet = { name: "企业", rows: [title, [], header, ...rows, totals, ["填表人：张三"]] };
  return writeXlsx({ sheets: [sheet] });
}

export function csvOf(rows: readonly Cell[][], encoding = "utf8"): Uint8Array {
  const header = names.map((column) => (encoding === "gbk" ? column.title.zh : column.name));
  return iconv.encode(`${[header, ...rows].map((row) => row.join(",")).join("\r\n")}\r\n`, encoding);
}

export function frameOf(quarters: readonly string[]): Uint8Array {
  const rows = quarters.map((quarter) => `${quarter},enterprise,small/C,4000,`);
  return Buffer.from(`quarter,survey,stratum,population_units,known_total\n${rows.join("\n")}\n`);
}

/** A workbook of some kilobytes that would take 200 MB. */
export function zipBomb(): Uint8Array {
  const text = (content: string) => new TextEncoder().encode(content);
  return zipSync({
    "[Content_Types].xml": text("<Types/>"),
    "xl/workbook.xml": text("<workbook/>"),
    "xl/worksheets/sheet1.xml": new Uint8Array(200_000_000),
  });
}
