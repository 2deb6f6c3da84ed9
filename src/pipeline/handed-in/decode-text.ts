import { type Issue, makeIssue } from "#pipeline/issue/issue.ts";

// Bytes into text: UTF-8 or UTF-16 as a byte order mark says, UTF-16 that shows without one, else UTF-8 when it is,
// else GB18030 (which holds GBK).

export type Decoded = { readonly text: string } | { readonly issue: Issue };

/** Control characters that no table holds: what has them is a picture or a program under another name. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const BINARY = /[\u0000-\u0008\u000e-\u001f]/;
const REPLACED = "\uFFFD";
/** With which old systems say that a file ends. */
const END_OF_FILE = "\u001A";

export function decodeText(path: string, bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes);
  const read = wide
    ? strict(wide, bytes)
    : (strict("utf-8", bytes) ?? (isBrokenUtf8(bytes) ? null : strict("gb18030", bytes)));
  if (read === null) return { issue: makeIssue("unreadable_text", { file: path }, brokenRow(bytes, wide)) };
  const text = read.endsWith(END_OF_FILE) ? read.slice(0, -1) : read;
  const binary = BINARY.exec(text);
  if (binary) {
    const code = `U+${binary[0].charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`;
    return { issue: makeIssue("not_a_table", { file: path }, code) };
  }
  return { text };
}

const LOOKED_AT = 4096;

/** By its mark; or because every other byte of digits, commas and line ends is 0, and rarely one of the others (一). */
function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  let [even, odd] = [0, 0];
  const end = Math.min(bytes.length, LOOKED_AT);
  for (let i = 0; i < end; i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) even += 1;
    else odd += 1;
  }
  if (Math.max(even, odd) < end / 8) return null;
  if (odd > 4 * even) return "utf-16le";
  return even > 4 * odd ? "utf-16be" : null;
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
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const broken = text.split(REPLACED).length - 1;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is everything up to 7F
  const whole = text.replaceAll(REPLACED, "").replace(/[\u0000-\u007f]/g, "").length;
  return text.startsWith("\uFEFF") || whole > broken;
}

/** The row in which the text stops being text, in whichever encoding it stays text for longer. */
function brokenRow(bytes: Uint8Array, wide: string | null): string {
  const before = [wide ?? "utf-8", ...(wide ? [] : ["gb18030"])].map((encoding) => {
    const [start = ""] = new TextDecoder(encoding).decode(bytes).split(REPLACED);
    return start.split(/\r\n|\r|\n/).length;
  });
  return `row ${Math.max(...before)}`;
}
