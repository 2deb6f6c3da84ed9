import { csvFormatRows } from "d3";
import type { RowKind } from "#pipeline/handed-in/row-kinds.ts";
import {
  type WrittenCell,
  type WrittenWorkbook,
  writtenWorkbook,
} from "#pipeline/handed-in/written-workbook.ts";

// One kind of file that an office may hand in, and all that must come of it.

export interface Kind {
  readonly name: string;
  /** By path below the folder of returns; laid over a good city. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** The file whose name is left out in `issues`, and whose rows are in `rows`. */
  readonly own: string;
  /** All that is said: `refuse invalid_value H3 unemployed "1.2E+05"`. */
  readonly issues: readonly string[];
  /** Of all rows in the folder: read, accepted, queried, refused. */
  readonly ledger: readonly [number, number, number, number];
  /** Rows of the file by what they are; kinds that are not named have none. null: its rows were never seen. */
  readonly rows: Partial<Record<RowKind, number>> | null;
  /** Counts of the usable returns of communities, where they are not those of the good ones: by unit, in the order of the contract. */
  readonly counts?: Readonly<Record<string, readonly (number | null)[]>>;
}

export const QUARTER = "changchun/2016Q1";

const FRAME = `quarter,survey,stratum,population_units,known_total
2016Q1,community,urban,60,90000
2016Q1,community,rural,40,30000
2016Q1,enterprise,small/C,48,
`;
/** What lies in the folder beside the file of a kind. */
export const goodFiles = { "changchun/frame.csv": FRAME } as const;

export const HEADER = [
  ...["季度", "城市", "社区编号", "城乡", "回收状态", "劳动年龄人口", "劳动力人数", "失业人数"],
  ...["登记失业人数", "新就业人数", "自然减员", "新创业人数", "带动就业人数"],
] as const;
export const ENGLISH = [
  ...["quarter", "city", "community_id", "area", "status", "working_age_population", "labour_force"],
  ...["unemployed", "registered_unemployed", "newly_employed", "natural_attrition", "new_entrepreneurs"],
  "jobs_driven",
] as const;

export type Cells = readonly WrittenCell[];

/** Six good returns of communities. */
export const ROWS: readonly Cells[] = Array.from({ length: 6 }, (_, i) => {
  const counts = [400 + i, 300 + 3 * i, 12 + i, null, 5, null, 2, 6 + i];
  return ["2016Q1", "长春", `c${i + 1}`, i < 4 ? "城镇" : "农村", "已报", ...counts];
});

export const good: readonly Cells[] = [HEADER, ...ROWS];

/** The rows with some cells changed: `{ c2: { 失业人数: "x" } }`, by unit and header. */
export function changed(
  changes: Readonly<Record<string, Readonly<Record<string, WrittenCell>>>>,
  header: readonly string[] = HEADER,
): Cells[] {
  const rows = ROWS.map((row) => {
    const own = changes[String(row[2])] ?? {};
    return row.map((cell, i) =>
      Object.hasOwn(own, header[i] ?? "") ? (own[header[i] ?? ""] ?? null) : cell,
    );
  });
  return [header, ...rows];
}

export interface TextForm {
  readonly delimiter?: string;
  readonly lineEnd?: string;
  /** Before the first row. */
  readonly start?: string;
}

/** Rows as text; cells are quoted where they must be. */
export function csv(
  rows: readonly Cells[],
  { delimiter = ",", lineEnd = "\n", start = "" }: TextForm = {},
): string {
  const texts = rows.map((cells) => cells.map((cell) => textOf(cell)));
  const lines =
    delimiter === ","
      ? texts.map((cells) => csvFormatRows([cells]))
      : texts.map((cells) => cells.join(delimiter));
  return start + lines.map((line) => `${line}${lineEnd}`).join("");
}

function textOf(cell: WrittenCell): string {
  if (cell !== null && typeof cell === "object") throw new Error("a text file has no such cell");
  return cell === null ? "" : String(cell);
}

type Expected = Pick<Kind, "issues" | "ledger" | "rows" | "counts">;
const ALL_GOOD: Expected = { issues: [], ledger: [6, 6, 0, 0], rows: { header: 1, data: 6 } };

/** A file communities.csv; without expectations all of its six rows are read and nothing is said. */
export function text(name: string, content: string | Uint8Array, expected: Partial<Expected> = {}): Kind {
  return file(name, "communities.csv", content, expected);
}

/** A file communities.xlsx of one sheet, 报表, or as it is written. */
export function book(
  name: string,
  content: readonly Cells[] | WrittenWorkbook | Uint8Array,
  expected: Partial<Expected> = {},
): Kind {
  return file(name, "communities.xlsx", bytesOf(content), expected);
}

function bytesOf(content: readonly Cells[] | WrittenWorkbook | Uint8Array): Uint8Array {
  if (content instanceof Uint8Array) return content;
  return writtenWorkbook("sheets" in content ? content : { sheets: { 报表: content } });
}

/** A file of another name in the folder of the quarter. */
export function file(
  name: string,
  path: string,
  content: string | Uint8Array,
  expected: Partial<Expected> = {},
): Kind {
  const own = `${QUARTER}/${path}`;
  return { name, files: { ...goodFiles, [own]: content }, own, ...ALL_GOOD, ...expected };
}

/** Files anywhere; `own` is the first. */
export function folder(name: string, files: Kind["files"], expected: Expected): Kind {
  return { name, files: { ...goodFiles, ...files }, own: Object.keys(files)[0] ?? "", ...expected };
}

/** A file of which nothing is read, with one issue about all of it. */
export const unread = (issue: string): Expected => ({ issues: [issue], ledger: [0, 0, 0, 0], rows: null });
/** A file whose six rows are read and refused. */
export const refused = (...issues: string[]): Partial<Expected> => ({ issues, ledger: [6, 0, 0, 6] });
