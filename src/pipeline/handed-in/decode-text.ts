import { type Issue, makeIssue } from "../issue.ts";

// Bytes into text: UTF-8 or UTF-16 as a byte order mark says, else UTF-8 when it is, else GB18030 (which holds GBK).

export type Decoded = { readonly text: string } | { readonly issue: Issue };

/** Control characters that no table holds: what has them is a picture or a program under another name. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const BINARY = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;
const REPLACED = "\uFFFD";

export function decodeText(path: string, bytes: Uint8Array): Decoded {
  const text =
    byMark(bytes) ?? strict("utf-8", bytes) ?? (isBrokenUtf8(bytes) ? null : strict("gb18030", bytes));
  if (text === null) return { issue: makeIssue("unreadable_text", { file: path }, brokenRow(bytes)) };
  const binary = BINARY.exec(text);
  if (binary) {
    const code = `U+${binary[0].charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`;
    return { issue: makeIssue("not_a_table", { file: path }, code) };
  }
  return { text };
}

function byMark(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return strict("utf-16le", bytes);
  if (first === 0xfe && second === 0xff) return strict("utf-16be", bytes);
  return null;
}

function strict(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** More whole characters of several bytes than broken ones: this was UTF-8 before something damaged it. */
function isBrokenUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(bytes);
  const broken = text.split(REPLACED).length - 1;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is everything up to 7F
  const whole = text.replaceAll(REPLACED, "").replace(/[\u0000-\u007f]/g, "").length;
  return text.startsWith("\uFEFF") || whole > broken;
}

/** The row in which the text stops being text. */
function brokenRow(bytes: Uint8Array): string {
  const [before = ""] = new TextDecoder("utf-8").decode(bytes).split(REPLACED);
  return `row ${before.split(/\r\n|\r|\n/).length}`;
}
