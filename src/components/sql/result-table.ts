import type { Table } from "apache-arrow";
import { element } from "#check/element.ts";
import { type AnswerColumn, columnsOf } from "./values.ts";

// An answer as a table of the page. Only so many rows and cells are drawn that the page stays quick.

export const DRAWN_ROWS = 1000;
const DRAWN_CELLS = 30_000;
const LONGEST_TEXT = 400;

export interface DrawnTable {
  readonly node: HTMLTableElement;
  readonly rows: number;
}

export function drawTable(table: Table, caption: string): DrawnTable {
  const columns = columnsOf(table);
  const room = Math.max(1, Math.floor(DRAWN_CELLS / Math.max(1, columns.length)));
  const rows = Math.min(table.numRows, DRAWN_ROWS, room);
  const head = element("tr", "", ...columns.map(headCell));
  const body = Array.from({ length: rows }, (_, row) =>
    element("tr", "", ...columns.map((column) => bodyCell(column, row))),
  );
  const node = element(
    "table",
    "sql-rows",
    element("caption", "visually-hidden", caption),
    element("thead", "", head),
    element("tbody", "", ...body),
  );
  return { node, rows };
}

function headCell({ name, numeric }: AnswerColumn): HTMLTableCellElement {
  const cell = element("th", numeric ? "sql-number" : "", name);
  cell.scope = "col";
  return cell;
}

function bodyCell(column: AnswerColumn, row: number): HTMLTableCellElement {
  const value = column.at(row);
  if (value === null) return element("td", "sql-null", "NULL");
  const text = String(value);
  const shown = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  return element("td", column.numeric ? "sql-number" : "", shown);
}
