// Text is laid out without measuring it, so that a server and a browser draw the same picture.
// The widths are estimates on the safe side: 1 em for Chinese, about half for Latin.

const WIDE =
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u2014\u2018-\u201d\u2026]/;
const NARROW = /[\sijl.,:;'|!()[\]’·-]/;
const CAPITAL = /[A-Z%@&—+=]/;
/** May not begin a line. */
const CLOSING = /^[\uff0c\u3002\uff1b\uff1a\uff01\uff1f\u3001\uff09\u300b\u201d\u2019%\u2026\u00b7,.;:!?)\]]/;
/** May not end a line. */
const OPENING = /[\uff08\u300a\u201c\u2018([]$/;

/** Stays with the number before it: 18.58万人. */
const UNIT_OF_NUMBER = /(\d[万亿人个年倍]|[万亿]人)$/;

/** Estimated width in the unit of `size`. */
export function textWidth(text: string, size: number, bold = false): number {
  let em = 0;
  for (const char of text) em += charWidth(char);
  return em * size * (bold ? 1.12 : 1);
}

function charWidth(char: string): number {
  if (WIDE.test(char)) return 1;
  if (NARROW.test(char)) return 0.32;
  return CAPITAL.test(char) ? 0.74 : 0.6;
}

/** Breaks into lines no wider than `width`: between Chinese characters, and at blanks. */
export function wrapText(text: string, width: number, size: number, bold = false): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces(text)) {
    const longer = line + piece;
    if (line !== "" && textWidth(longer.trimEnd(), size, bold) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else {
      line = longer;
    }
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}

/** As few lines as wrapText, of about equal length: no last line of a single character. */
export function balanceText(text: string, width: number, size: number, bold = false): string[] {
  let best = wrapText(text, width, size, bold);
  for (let narrower = width - size; narrower > width / 2; narrower -= size) {
    const lines = wrapText(text, narrower, size, bold);
    if (lines.length > best.length || lines.some((line) => textWidth(line, size, bold) > width)) break;
    best = lines;
  }
  return best;
}

/** The shortest pieces that may not be torn apart. */
function pieces(text: string): string[] {
  const found: string[] = [];
  for (const atom of text.match(/\s+|[\u2e80-\uffef]|[^\s\u2e80-\uffef]+/g) ?? []) {
    const last = found.at(-1);
    const glued =
      last !== undefined &&
      (/^\s/.test(atom) || CLOSING.test(atom) || OPENING.test(last) || UNIT_OF_NUMBER.test(last + atom));
    if (glued) found[found.length - 1] = last + atom;
    else found.push(atom);
  }
  return found;
}
