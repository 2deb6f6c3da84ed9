import fc from "fast-check";
import { encode } from "iconv-lite";
import type { Cell } from "./layouts.ts";

// Rows as a text file, in any of the ways in which one may be written.

export interface TextForm {
  readonly encoding: string;
  readonly mark: boolean;
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly quoteAll: boolean;
}

export const textForm: fc.Arbitrary<TextForm> = fc.record({
  encoding: fc.constantFrom("utf8", "utf8", "gbk", "gb18030", "utf16le", "utf16be"),
  mark: fc.boolean(),
  delimiter: fc.constantFrom(",", ",", "\t", ";", "|", "，"),
  lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
  quoteAll: fc.boolean(),
});

export function textOf(
  rows: readonly (readonly Cell[])[],
  { delimiter, lineEnd, quoteAll }: TextForm,
): string {
  const width = Math.max(...rows.map((cells) => cells.length));
  const write = (cell: Cell) => {
    const text = cell === null ? "" : String(cell);
    const quoted = quoteAll || text.includes(delimiter) || /["\r\n]/.test(text);
    return quoted ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows
    .map(
      (cells) => Array.from({ length: width }, (_, i) => write(cells[i] ?? null)).join(delimiter) + lineEnd,
    )
    .join("");
}

export function encodeText(text: string, { encoding, mark }: TextForm): Uint8Array {
  // Without a mark only UTF-8 and GB18030 can always be told; UTF-16 by its zeros, which is tested elsewhere.
  const isWide = encoding.startsWith("utf16");
  const marked = isWide || (mark && encoding === "utf8") ? `\uFEFF${text}` : text;
  return encode(marked, encoding === "utf16be" ? "utf-16be" : encoding, { addBOM: false });
}
