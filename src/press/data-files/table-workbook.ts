import { type CellStyle, measureValueWidth, rangeRef, type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { Table } from "#contract/column.ts";
import { columnNotesRows, coverRows } from "./cover-rows.ts";
import type { ReaderTable } from "./reader-rows.ts";
import { dayOf, type ReleaseFacts } from "./release-facts.ts";

// A table as a workbook: cover, notes on each column, and the table on a sheet of its own. No merged cells.

const FONT = { name: "Microsoft YaHei", size: 11 } as const;
const BOLD: CellStyle = { font: { ...FONT, bold: true } };
const WRAPPED: CellStyle = { font: FONT, alignment: { wrapText: true, vertical: "top" } };
/** So many rows say how wide a column is. */
const MEASURED_ROWS = 50;
const WIDEST = 40;

export interface Sheet {
  readonly table: Table;
  readonly content: ReaderTable;
}

/** @param subject what the workbook is about, in both languages. The bytes are the same whenever it is made. */
export async function tableWorkbook(
  subject: { readonly zh: string; readonly en: string },
  sheet: Sheet,
  facts: ReleaseFacts,
): Promise<Uint8Array> {
  const day = new Date(`${dayOf(facts)}T00:00:00Z`);
  return writeXlsx({
    sheets: [
      textSheet("封面 Cover", coverRows(subject, facts), [28, 90]),
      textSheet("说明 Notes", columnNotesRows(sheet.table), [24, 34, 46, 14, 50]),
      dataSheet(sheet),
    ],
    properties: { title: `${subject.zh} ${subject.en}`, created: day, modified: day },
    defaultFont: FONT,
    activeSheet: 2,
    stringMode: "shared",
  });
}

function textSheet(
  name: string,
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): WriteSheet {
  const cells = rows.flatMap((row, r) =>
    row.map((_, c) => [`${r},${c}`, { style: r === 0 ? BOLD : WRAPPED }] as const),
  );
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: rows.map((row) => [...row]),
    cells: new Map(cells),
  };
}

function dataSheet({ table, content }: Sheet): WriteSheet {
  const titles = content.columns.map(({ title }) => title);
  const measured = content.rows.slice(0, MEASURED_ROWS);
  const widths = titles.map((title, c) => {
    const widest = measured.reduce(
      (most, row) => Math.max(most, measureValueWidth(row[c] ?? null)),
      measureValueWidth(title),
    );
    return Math.min(widest, WIDEST) + 2;
  });
  return {
    name: table.name,
    columns: widths.map((width) => ({ width })),
    rows: [titles, ...content.rows.map((row) => [...row])],
    cells: new Map(titles.map((_, c) => [`0,${c}`, { style: BOLD }])),
    freezePane: { rows: 1, columns: 0 },
    autoFilter: { range: rangeRef(0, 0, content.rows.length, titles.length - 1) },
  };
}
