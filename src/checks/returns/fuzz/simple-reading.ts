import { isUtf8 } from "node:buffer";
import { dsvFormat } from "d3";
import { readXlsx } from "hucre/xlsx";
import { decode } from "iconv-lite";
import type { Reading } from "./read-in-worker.ts";

// A second look at a file, by other people's readers: the texts of its cells by sheet, row and column.

export interface SimpleSheet {
  readonly rows: readonly (readonly string[])[];
  /** Rows and columns from 0, both ends included. */
  readonly merges: readonly { startRow: number; endRow: number; startCol: number; endCol: number }[];
}
export type SimpleSheets = ReadonlyMap<string | null, SimpleSheet>;

/** null: the other readers do not make anything of it. */
export async function simpleReading(bytes: Uint8Array, reading: Reading): Promise<SimpleSheets | null> {
  return bytes[0] === 0x50 && bytes[1] === 0x4b ? simpleBook(bytes) : simpleText(bytes, reading);
}

async function simpleBook(bytes: Uint8Array): Promise<SimpleSheets | null> {
  try {
    const { sheets } = await readXlsx(bytes);
    const text = (value: unknown) => {
      if (value instanceof Date) return value.toISOString();
      return typeof value === "number" ? String(Number(value.toPrecision(15))) : String(value ?? "");
    };
    return new Map(
      sheets.map(({ name, rows, merges = [] }) => [
        name,
        { rows: rows.map((cells) => cells.map(text)), merges },
      ]),
    );
  } catch {
    return null;
  }
}

/** With the delimiter that parts the header into most cells of those that were read. */
function simpleText(bytes: Uint8Array, { sheets: [sheet] }: Reading): SimpleSheets | null {
  if (!sheet) return null;
  const text = decoded(Buffer.from(bytes)).replace(/^\uFEFF+/, "");
  const read = [",", "\t", ";", "|", "，", "；"].map((delimiter) => dsvFormat(delimiter).parseRows(text));
  const named = (rows: readonly (readonly string[])[]) =>
    sheet.columns.filter((column, i) => column !== null && (rows[sheet.header - 1]?.[i] ?? "").trim() !== "")
      .length;
  const [best] = read.toSorted((a, b) => named(b) - named(a));
  return best ? new Map([[null, { rows: best, merges: [] }]]) : null;
}

function decoded(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return decode(bytes, "utf-16be");
  if (bytes.includes(0)) {
    // A mark that was lost: the ends of lines say which byte comes first.
    const wide = ["utf-16le", "utf-16be"].map((encoding) => decode(bytes, encoding));
    const [likely = ""] = wide.toSorted((a, b) => b.split(/[\r\n]/).length - a.split(/[\r\n]/).length);
    return likely;
  }
  return decode(bytes, isUtf8(bytes) ? "utf8" : "gb18030");
}

/** What anybody would read: null where there is nothing, NaN where there is more or less than one number. */
export function simpleNumber(text: string): number | null {
  const narrow = text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const plain = narrow.replace(
    /^[\s\u200B-\u200F\u202A-\u202E\uFEFF]+|[\s\u200B-\u200F\u202A-\u202E\uFEFF]+$/g,
    "",
  );
  if (plain === "") return null;
  return /^'?[+-]?\d[\d, ]*(\.\d+)?$/.test(plain) ? Number(plain.replace(/[, ']/g, "")) : Number.NaN;
}
