import { partsOfWorkbook, sheetXml, type WrittenWorkbook } from "#pipeline/handed-in/written-workbook.ts";
import { good } from "./kind.ts";

// A workbook of good rows, and how it is changed: its parts, the XML of its sheet.

export const SHEET = sheetXml(good);
export const parts = partsOfWorkbook({ sheets: { 报表: good } });
export const withParts = (others: WrittenWorkbook["parts"]) => ({
  sheets: { 报表: good },
  parts: others ?? {},
});
export const inSheet = (change: (xml: string) => string): WrittenWorkbook => ({
  sheets: { 报表: change(SHEET) },
});
