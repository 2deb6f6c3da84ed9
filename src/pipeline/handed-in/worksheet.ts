import { refuseFile } from "./file-fault.ts";
import { columnLetters, type GridRow, LAST_COLUMN, LAST_ROW } from "./grid.ts";
import { type NumberFormat, shownNumber } from "./number-formats.ts";
import { unescapeText } from "./shared-strings.ts";
import { isTrue } from "./workbook-parts.ts";
import { type Attributes, readXml } from "./xml.ts";

// The cells of one sheet as text. A cell or row at a place that was passed already is a fault, not the last word.

export interface SheetContext {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly from1904: boolean;
}

/** From 0, both ends included. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Worksheet {
  /** Those that hold something. */
  readonly rows: readonly GridRow[];
  readonly merges: readonly Range[];
  readonly hiddenColumns: ReadonlySet<number>;
  readonly hiddenRows: readonly number[];
  /** The first cell with a formula. */
  readonly formula: string | null;
}

/** Cells, blank ones before others among them: some 300 000 rows of a return. */
const MOST_CELLS = 5e6;
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const PLAIN: NumberFormat = { kind: "plain" };

const KINDS = new Set(["s", "str", "inlineStr", "b", "e", "d", "n"]);

interface OpenCell {
  readonly column: number;
  readonly attributes: Attributes;
  value: string | null;
  formula: string | null;
  inline: string;
}

/** @throws a fault of the file. */
export function readWorksheet(xml: string, context: SheetContext): Worksheet {
  const rows: GridRow[] = [];
  const merges: Range[] = [];
  const hiddenColumns = new Set<number>();
  const hiddenRows: number[] = [];
  let formula: string | null = null;
  let [line, column, cellCount, lastColumn] = [0, -1, 0, -1];
  let cells: string[] = [];
  let cell: OpenCell | null = null;
  readXml(xml, {
    open: (name, attributes, inside) => {
      const parent = inside.at(-1);
      if (parent === "sheetData") {
        if (name !== "row") throw new Error(`<${name}> stands where a row should`);
        line = nextLine(attributes, line);
        column = -1;
        cells = [];
        if (isTrue(attributes.hidden)) hiddenRows.push(line);
      } else if (parent === "row" && name === "c") {
        column = nextColumn(attributes, line, column);
        cell = { column, attributes, value: null, formula: null, inline: "" };
      } else if (parent === "c" && cell) {
        if (name === "v" && cell.value !== null) throw new Error(`two values in ${addressOf(line, column)}`);
        if (name === "v") cell.value = "";
        if (name === "f") cell.formula = "";
      } else if (name === "mergeCell" && parent === "mergeCells") merges.push(readRange(attributes.ref));
      else if (name === "col" && parent === "cols") {
        const [min, max] = [Number(attributes.min) - 1, Math.min(Number(attributes.max) - 1, LAST_COLUMN)];
        if (!(lastColumn < min && min <= max))
          throw new Error(`columns ${attributes.min} to ${attributes.max}`);
        lastColumn = max;
        for (let i = min; i <= max && isTrue(attributes.hidden); i++) hiddenColumns.add(i);
      }
    },
    text: (text, inside) => {
      if (!cell) return;
      const parent = inside.at(-1);
      const isOwn = inside.at(-2) === "c";
      if (parent === "v" && isOwn) cell.value = `${cell.value ?? ""}${text}`;
      else if (parent === "f" && isOwn) cell.formula = `${cell.formula ?? ""}${text}`;
      else if (parent === "t" && inside.includes("is") && !inside.includes("rPh")) cell.inline += text;
      else if (parent === "c" && text.trim() !== "")
        throw new Error(`stray text in ${addressOf(line, column)}`);
    },
    close: (name, inside) => {
      const parent = inside.at(-1);
      if (name === "c" && parent === "row" && cell) {
        if (cell.formula !== null) formula ??= addressOf(line, cell.column);
        const text = cellText(cell, context, line);
        if (text !== "") {
          cellCount += cell.column + 1 - cells.length;
          if (cellCount > MOST_CELLS) throw refuseFile("too_large", `${MOST_CELLS} cells`);
          while (cells.length < cell.column) cells.push("");
          cells.push(text);
        }
        cell = null;
      } else if (name === "row" && parent === "sheetData" && cells.length > 0) rows.push({ line, cells });
    },
  });
  return { rows, merges, hiddenColumns, hiddenRows, formula };
}

function nextLine({ r }: Attributes, last: number): number {
  const line = r === undefined ? last + 1 : Number(r);
  if (!Number.isInteger(line) || line <= last || line > LAST_ROW)
    throw new Error(`row ${r ?? line} after row ${last}`);
  return line;
}

function nextColumn({ r }: Attributes, line: number, last: number): number {
  if (r === undefined) return last + 1;
  const place = placeOf(r);
  if (place.line !== line || place.column <= last) throw new Error(`the cell ${r} stands at another place`);
  return place.column;
}

function placeOf(address: string): { line: number; column: number } {
  const [, letters = "", digits] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i.exec(address) ?? [];
  const column =
    [...letters.toUpperCase()].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
  const line = Number(digits);
  if (letters === "" || column > LAST_COLUMN || line > LAST_ROW)
    throw new Error(`there is no cell ${address}`);
  return { line, column };
}

function readRange(ref = ""): Range {
  const [first = "", last = first] = ref.split(":");
  const [start, end] = [placeOf(first), placeOf(last)];
  return { top: start.line - 1, left: start.column, bottom: end.line - 1, right: end.column };
}

function addressOf(line: number, column: number): string {
  return `${columnLetters(column)}${line}`;
}

function cellText(cell: OpenCell, { strings, formats, from1904 }: SheetContext, line: number): string {
  const { value, formula, inline, column } = cell;
  const { t: type = inline === "" ? "n" : "inlineStr", s } = cell.attributes;
  const fault = (what: string) => new Error(`${what} in ${addressOf(line, column)}`);
  if (!KINDS.has(type)) throw fault(`an unknown kind of value, ${type},`);
  if (type === "inlineStr") return unescapeText(inline);
  // A formula that was never calculated.
  if (value === null) return formula === null ? "" : `=${formula}`;
  switch (type) {
    case "s": {
      const text = /^\d+$/.test(value.trim()) ? strings[Number(value)] : undefined;
      if (text === undefined) throw fault(`there is no text ${value}`);
      return text;
    }
    case "str":
      return unescapeText(value);
    case "b":
      return value.trim() === "1" ? "true" : value.trim() === "0" ? "false" : value;
    case "e":
    case "d":
      return value;
    default: {
      const written = value.trim();
      const number = NUMBER.test(written) ? Number(written) : Number.NaN;
      if (!Number.isFinite(number)) return written;
      return shownNumber(number, (s === undefined ? undefined : formats[Number(s)]) ?? PLAIN, from1904);
    }
  }
}
