import { makeIssue } from "#pipeline/issue/issue.ts";
import { decodeText } from "./decode-text.ts";
import type { InputFile } from "./grid.ts";
import { textFile } from "./text-grid.ts";
import { workbookFile } from "./workbook.ts";

// What a file is, its first bytes say: not its name, which offices change.

/** The second is that of an archive with nothing in it. */
const ZIPS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
];
/** Spreadsheets before 2007, WPS's own (.et), and workbooks with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
/** What systems write that call a web page a spreadsheet. */
const MARKUP = /^\s*(<\?xml|<!doctype|<html|<head|<meta|<table|<style|<!--|mime-version:)/i;

/** Never throws: what cannot be opened has no grids, and an issue that says why. */
export async function openFile(path: string, bytes: Uint8Array): Promise<InputFile> {
  const begins = (magic: readonly number[]) => magic.every((byte, i) => bytes[i] === byte);
  if (ZIPS.some(begins)) return workbookFile(path, bytes);
  if (begins(COMPOUND)) {
    return { path, grids: [], issues: [makeIssue("old_or_locked_workbook", { file: path }, null)] };
  }
  const decoded = decodeText(path, bytes);
  if ("issue" in decoded) return { path, grids: [], issues: [decoded.issue] };
  const markup = MARKUP.exec(decoded.text.slice(0, 1000).replace(/^\uFEFF+/, ""))?.[1];
  if (markup) return { path, grids: [], issues: [makeIssue("web_page", { file: path }, markup)] };
  return textFile(path, decoded.text);
}
