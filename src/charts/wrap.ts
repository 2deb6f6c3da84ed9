// Text is laid out without measuring it, so that Node and every browser break lines alike.

const WIDE =
  /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u3000-\u303f\u2018-\u201d\u2014]/u;
const NOT_AT_START = /^[,。;:!?、)》”’%,.;:!?)\]]/u;

/** Estimated width in pixels: a full-width character is 1 em, capitals and digits .62, other letters .54. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) {
    ems += WIDE.test(character) ? 1 : /[A-Z0-9%–—]/.test(character) ? 0.62 : character === " " ? 0.3 : 0.54;
  }
  return ems * size;
}

/** Lines no wider than `width`, broken between words or full-width characters, never before punctuation. */
export function wrap(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces(text)) {
    if (line !== "" && textWidth(line + piece.trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}

/** Unbreakable pieces: a word with the space after it, or one full-width character with punctuation after it. */
function pieces(text: string): string[] {
  const found: string[] = [];
  for (const token of text.match(/[^\s\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]+\s*|./gu) ?? []) {
    const last = found.at(-1);
    if (last !== undefined && NOT_AT_START.test(token)) found[found.length - 1] = last + token;
    else found.push(token);
  }
  return found;
}
