import type { FontFace } from "./font-tables.ts";

// A font of a few hundred characters is read some forty times faster than one of thirty thousand.

/** Flags of a part of a composite glyph ("glyf", Composite Glyph Description). */
const WORDS = 0x1;
const SCALE = 0x8;
const MORE_PARTS = 0x20;
const TWO_SCALES = 0x40;
const MATRIX = 0x80;

/** Taken over as they are. */
const KEPT = ["OS/2", "name", "post"] as const;

/** The same outlines and widths, without kerning or other features. Equal characters give equal bytes. */
export function subsetFont(font: FontFace, codePoints: readonly number[]): Buffer {
  const points = [...new Set(codePoints)]
    .filter((point) => font.glyphOf(point) !== 0)
    .toSorted((a, b) => a - b);
  const glyphs = [...new Set([0, ...points.map((point) => font.glyphOf(point))])];
  // Grows while it is walked: parts of composite glyphs are put at its end.
  for (const glyph of glyphs) {
    for (const part of partsOf(font.outline(glyph)))
      if (!glyphs.includes(part.glyph)) glyphs.push(part.glyph);
  }
  const places = new Map(glyphs.map((glyph, i) => [glyph, i]));
  const outlines = glyphs.map((glyph) => renumbered(font.outline(glyph), places));
  return fontFile([
    ...KEPT.map((tag) => [tag, own(font, tag)] as const),
    ["cmap", cmapTable(points.map((point) => [point, places.get(font.glyphOf(point)) ?? 0]))],
    ["glyf", Buffer.concat(outlines)],
    ["head", patched(own(font, "head"), (head) => [head.writeUInt32BE(0, 8), head.writeInt16BE(1, 50)])],
    ["hhea", patched(own(font, "hhea"), (hhea) => [hhea.writeUInt16BE(glyphs.length, 34)])],
    ["hmtx", hmtxTable(font, glyphs)],
    ["loca", locaTable(outlines)],
    ["maxp", patched(own(font, "maxp"), (maxp) => [maxp.writeUInt16BE(glyphs.length, 4)])],
  ]);
}

function own(font: FontFace, tag: string): Buffer {
  const table = font.tables.get(tag);
  if (!table) throw new Error(`font: expected a table ${tag}`);
  return table;
}

function patched(table: Buffer, patch: (copy: Buffer) => unknown): Buffer {
  const copy = Buffer.from(table);
  patch(copy);
  return copy;
}

interface Part {
  /** Where in the outline its number stands. */
  readonly at: number;
  readonly glyph: number;
}

function partsOf(outline: Buffer): Part[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const parts: Part[] = [];
  for (let at = 10, flags = MORE_PARTS; flags & MORE_PARTS; ) {
    flags = outline.readUInt16BE(at);
    parts.push({ at: at + 2, glyph: outline.readUInt16BE(at + 2) });
    at += 4 + (flags & WORDS ? 4 : 2);
    at += flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0;
  }
  return parts;
}

/** Padded to a multiple of four bytes. */
function renumbered(outline: Buffer, places: ReadonlyMap<number, number>): Buffer {
  const copy = Buffer.alloc(padded(outline.length));
  outline.copy(copy);
  for (const { at, glyph } of partsOf(outline)) copy.writeUInt16BE(places.get(glyph) ?? 0, at);
  return copy;
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}

/** A group a character, in a map of format 12. */
function cmapTable(entries: readonly (readonly [number, number])[]): Buffer {
  const length = 16 + 12 * entries.length;
  const table = Buffer.alloc(12 + length);
  table.writeUInt16BE(1, 2);
  table.writeUInt16BE(3, 4);
  table.writeUInt16BE(10, 6);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(length, 16);
  table.writeUInt32BE(entries.length, 24);
  for (const [i, [point, glyph]] of entries.entries()) {
    for (const [j, value] of [point, point, glyph].entries()) table.writeUInt32BE(value, 28 + 12 * i + 4 * j);
  }
  return table;
}

function hmtxTable(font: FontFace, glyphs: readonly number[]): Buffer {
  const table = Buffer.alloc(4 * glyphs.length);
  for (const [i, glyph] of glyphs.entries()) {
    const { width, bearing } = font.advance(glyph);
    table.writeUInt16BE(width, 4 * i);
    table.writeInt16BE(bearing, 4 * i + 2);
  }
  return table;
}

function locaTable(outlines: readonly Buffer[]): Buffer {
  const table = Buffer.alloc(4 * (outlines.length + 1));
  let end = 0;
  for (const [i, outline] of outlines.entries()) {
    end += outline.length;
    table.writeUInt32BE(end, 4 * (i + 1));
  }
  return table;
}

function fontFile(entries: readonly (readonly [string, Buffer])[]): Buffer {
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const power = Math.floor(Math.log2(sorted.length));
  const head = Buffer.alloc(12 + 16 * sorted.length);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(sorted.length, 4);
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * sorted.length - 16 * 2 ** power, 10);
  const blocks: Buffer[] = [head];
  let start = head.length;
  for (const [i, [tag, table]] of sorted.entries()) {
    const at = 12 + 16 * i;
    const block = Buffer.concat([table, Buffer.alloc(padded(table.length) - table.length)]);
    head.write(tag, at, "latin1");
    head.writeUInt32BE(checksum(block), at + 4);
    head.writeUInt32BE(start, at + 8);
    head.writeUInt32BE(table.length, at + 12);
    blocks.push(block);
    start += block.length;
  }
  return Buffer.concat(blocks);
}

function checksum(block: Buffer): number {
  let sum = 0;
  for (let i = 0; i < block.length; i += 4) sum = (sum + block.readUInt32BE(i)) >>> 0;
  return sum;
}
