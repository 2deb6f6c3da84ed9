import type { Sheet, Workbook } from "hucre/xlsx";

// What the library would spoil on the way from reading a workbook to writing it again.

export function mendWorkbook(workbook: Workbook): void {
  for (const sheet of workbook.sheets) keepConditionalFills(sheet);
  const ranges = workbook.sheets.flatMap(takePrintNames);
  if (ranges.length > 0) workbook.namedRanges = [...(workbook.namedRanges ?? []), ...ranges];
}

/** The fill of a conditional format is solid where nothing is said; the library writes that down as no fill. */
function keepConditionalFills(sheet: Sheet): void {
  for (const { style } of sheet.conditionalRules ?? []) {
    const fill = style?.fill;
    if (style && fill?.type === "pattern" && fill.pattern === "none" && (fill.bgColor ?? fill.fgColor)) {
      style.fill = { ...fill, pattern: "solid" };
    }
  }
}

/** The library leaves out the quotes of a sheet's name in what is printed, and Excel then takes the file for broken. */
function takePrintNames({ name, pageSetup }: Sheet): NonNullable<Workbook["namedRanges"]> {
  if (!pageSetup) return [];
  const { printArea, printTitlesRow, printTitlesColumn } = pageSetup;
  delete pageSetup.printArea;
  delete pageSetup.printTitlesRow;
  delete pageSetup.printTitlesColumn;
  const named = (label: string, parts: readonly (string | undefined)[]) => {
    const ranges = parts.flatMap((part) => part?.split(",") ?? []);
    const range = ranges.map((part) => `${quoteSheet(name)}!${part}`).join(",");
    return ranges.length > 0 ? [{ name: label, range, scope: name }] : [];
  };
  return [
    ...named("_xlnm.Print_Area", [printArea]),
    ...named("_xlnm.Print_Titles", [printTitlesColumn, printTitlesRow]),
  ];
}

export function quoteSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
