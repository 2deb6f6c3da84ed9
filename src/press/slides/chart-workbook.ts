import { type Cell, type CellStyle, writeXlsx } from "hucre/xlsx";
import type { LanguageWords } from "#i18n/words.ts";
import type { ChartDocument } from "#report/chart-document.ts";
import type { ChartSheet } from "./chart-sheet.ts";
import { cellCode } from "./number-code.ts";

// The workbook inside a slide: its first sheet is what the chart points at, its second says where the numbers are from.

export const SHEET_NAME = "Sheet1";

const FONT = { name: "Microsoft YaHei", size: 11 } as const;
const HEAD: CellStyle = { font: { ...FONT, bold: true }, alignment: { wrapText: true, vertical: "top" } };
const WRAPPED: CellStyle = { font: FONT, alignment: { wrapText: true, vertical: "top" } };

/** @param date day of the release, YYYY-MM-DD, which the file carries as its own. */
export async function chartWorkbook(
  sheet: ChartSheet,
  doc: Pick<ChartDocument, "finding" | "labels" | "indicator">,
  date: string,
  words: LanguageWords,
): Promise<Uint8Array> {
  const day = new Date(`${date}T00:00:00Z`);
  const { labels, finding, indicator } = doc;
  const said = [finding, labels.subtitle, labels.source, labels.release, labels.simulated ?? ""];
  return writeXlsx({
    sheets: [
      dataSheet(sheet, cellCode(indicator.unit), words),
      {
        name: words.t("slides.sheet.about"),
        columns: [{ width: 90 }],
        rows: said.filter((text) => text !== "").map((text) => [text]),
        cells: new Map(said.map((_, r) => [`${r},0`, { style: r === 0 ? HEAD : WRAPPED }])),
      },
    ],
    properties: { title: finding, created: day, modified: day },
    defaultFont: FONT,
    stringMode: "shared",
  });
}

function dataSheet({ quarters, years, columns, remarks }: ChartSheet, numFmt: string, { t }: LanguageWords) {
  const heads = [
    t("slides.column.year"),
    t("slides.column.quarter"),
    ...columns.map(({ head }) => head),
    t("slides.column.remark"),
  ];
  const cells = new Map<string, Partial<Cell>>(heads.map((_, c) => [`0,${c}`, { style: HEAD }]));
  for (const [r] of quarters.entries()) {
    for (const [c, { formula, values }] of columns.entries()) {
      const value = values[r] ?? null;
      const place = `${r + 1},${c + 2}`;
      if (value === null) continue;
      const computed = formula
        ? { formula: formula.replaceAll("#", String(r + 2)), formulaResult: value }
        : {};
      cells.set(place, { style: { font: FONT, numFmt }, ...computed });
    }
  }
  return {
    name: SHEET_NAME,
    columns: heads.map((_, c) => ({ width: c < 2 ? 8 : c === heads.length - 1 ? 48 : 18 })),
    rows: [
      heads,
      ...quarters.map((quarter, r) => [
        years[r] || null,
        quarter.slice(4),
        ...columns.map(({ values }) => values[r] ?? null),
        remarks[r] || null,
      ]),
    ],
    cells,
    freezePane: { rows: 1, columns: 2 },
  };
}
