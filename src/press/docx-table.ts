import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { textWidth } from "#charts/text-width.ts";
import type { ReportTable } from "#report/quarterly/report-document.ts";
import { HEAD_FILL, RULE, STYLE } from "./docx-styles.ts";

/** Room between the margins of A4, in twentieths of a point. */
export const TEXT_WIDTH = 9638;
/** The same in the size of the cells' letters, which is 9 points. */
const EMS = TEXT_WIDTH / 20 / 9;
/** Margins of a cell, and some air. */
const PADDING = 1.2;
const SHORT = 8;

const THIN = { style: BorderStyle.SINGLE, size: 4, color: RULE } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;

/** Caption, table whose head repeats on every page, and small print. No cells are merged. */
export function tableBlock({ caption, head, rows, numeric, note }: ReportTable): (Paragraph | Table)[] {
  const widths = columnWidths([head, ...rows]);
  const row = (cells: readonly string[], tableHeader: boolean) =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      children: cells.map((text, i) => cell(text, widths[i] ?? 0, numeric[i] ?? false, tableHeader)),
    });
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: THIN,
      bottom: THIN,
      left: NONE,
      right: NONE,
      insideHorizontal: THIN,
      insideVertical: NONE,
    },
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
  return [
    new Paragraph({ style: STYLE.caption, text: caption }),
    table,
    new Paragraph({ style: STYLE.note, text: note ?? "" }),
  ];
}

function cell(text: string, width: number, numeric: boolean, isHead: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    ...(isHead ? { shading: { fill: HEAD_FILL } } : {}),
    children: [
      new Paragraph({
        style: STYLE.cell,
        alignment: numeric ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: [new TextRun({ text, bold: isHead })],
      }),
    ],
  });
}

/** By the longest cell of each; short columns never break, the others share what is left. They add up to TEXT_WIDTH. */
function columnWidths(rows: readonly (readonly string[])[]): number[] {
  const wanted = (rows[0] ?? []).map(
    (_, i) => Math.max(...rows.map((row) => textWidth(row[i] ?? "", 1))) + PADDING,
  );
  const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0);
  const short = wanted.filter((width) => width <= SHORT);
  const long = wanted.filter((width) => width > SHORT);
  const fits = long.length > 0 && sum(short) < EMS / 2;
  const scale = fits ? (EMS - sum(short)) / sum(long) : EMS / sum(wanted);
  const widths = wanted.map((width) =>
    Math.floor((width * (fits && width <= SHORT ? 1 : scale) * TEXT_WIDTH) / EMS),
  );
  return widths.map((width, i) => (i === 0 ? width + TEXT_WIDTH - sum(widths) : width));
}
