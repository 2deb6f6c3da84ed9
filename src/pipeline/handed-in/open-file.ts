import { makeIssue } from "../issue.ts";
import { decodeText } from "./decode-text.ts";
import type { InputFile } from "./grid.ts";
import { textFile } from "./text-grid.ts";
import { workbookFile } from "./workbook.ts";

// What a file is, its first bytes say: not its name, which offices change.

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Spreadsheets before 2007, WPS's own (.et), and workbooks with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/** Never throws: what cannot be opened has no grids, and an issue that says why. */
export async function openFile(path: string, bytes: Uint8Array): Promise<InputFile> {
  const begins = (magic: readonly number[]) => magic.every((byte, i) => bytes[i] === byte);
  if (begins(ZIP)) return workbookFile(path, bytes);
  if (begins(COMPOUND)) {
    return { path, grids: [], issues: [makeIssue("old_or_locked_workbook", { file: path }, null)] };
  }
  const decoded = decodeText(path, bytes);
  if ("issue" in decoded) return { path, grids: [], issues: [decoded.issue] };
  return textFile(path, decoded.text);
}
