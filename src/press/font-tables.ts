// A TrueType font read as far as a subset needs it (OpenType specification, chapters "cmap", "glyf", "loca", "hmtx").

export interface FontFace {
  readonly tables: ReadonlyMap<string, Buffer>;
  /** Glyph of a character; 0 where the font has none. */
  glyphOf(codePoint: number): number;
  /** Outline of a glyph; empty for a blank. */
  outline(glyph: number): Buffer;
  advance(glyph: number): { readonly width: number; readonly bearing: number };
}

/** @throws when the bytes are no TrueType font with a Unicode map of format 12 or 4. */
export function readFont(bytes: Buffer): FontFace {
  const tables = tablesOf(bytes);
  const table = (tag: string) => {
    const found = tables.get(tag);
    if (!found) throw new Error(`font: expected a table ${tag}, found ${[...tables.keys()].join(", ")}`);
    return found;
  };
  const [loca, glyf, hmtx] = [table("loca"), table("glyf"), table("hmtx")];
  const long = table("head").readInt16BE(50) === 1;
  const offset = (glyph: number) => (long ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  const metrics = table("hhea").readUInt16BE(34);
  return {
    tables,
    glyphOf: characterMap(table("cmap")),
    outline: (glyph) => glyf.subarray(offset(glyph), offset(glyph + 1)),
    advance: (glyph) => ({
      width: hmtx.readUInt16BE(4 * Math.min(glyph, metrics - 1)),
      bearing: hmtx.readInt16BE(glyph < metrics ? 4 * glyph + 2 : 4 * metrics + 2 * (glyph - metrics)),
    }),
  };
}

function tablesOf(bytes: Buffer): Map<string, Buffer> {
  const tables = new Map<string, Buffer>();
  for (let i = 0; i < bytes.readUInt16BE(4); i++) {
    const at = 12 + 16 * i;
    const start = bytes.readUInt32BE(at + 8);
    tables.set(
      bytes.toString("latin1", at, at + 4),
      bytes.subarray(start, start + bytes.readUInt32BE(at + 12)),
    );
  }
  return tables;
}

function characterMap(cmap: Buffer): (codePoint: number) => number {
  const maps = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) =>
    cmap.subarray(cmap.readUInt32BE(4 + 8 * i + 4)),
  );
  const full = maps.find((map) => map.readUInt16BE(0) === 12);
  if (full) return (codePoint) => glyphInGroups(full, codePoint);
  const basic = maps.find((map) => map.readUInt16BE(0) === 4);
  if (basic) return (codePoint) => glyphInSegments(basic, codePoint);
  throw new Error("font: expected a character map of format 12 or 4");
}

function glyphInGroups(map: Buffer, codePoint: number): number {
  for (let i = 0; i < map.readUInt32BE(12); i++) {
    const at = 16 + 12 * i;
    const first = map.readUInt32BE(at);
    if (codePoint >= first && codePoint <= map.readUInt32BE(at + 4))
      return map.readUInt32BE(at + 8) + codePoint - first;
  }
  return 0;
}

function glyphInSegments(map: Buffer, codePoint: number): number {
  const doubled = map.readUInt16BE(6);
  for (let i = 0; i < doubled; i += 2) {
    const [last, first] = [map.readUInt16BE(14 + i), map.readUInt16BE(16 + doubled + i)];
    if (codePoint > last || codePoint < first) continue;
    const delta = map.readUInt16BE(16 + 2 * doubled + i);
    const at = 16 + 3 * doubled + i;
    const range = map.readUInt16BE(at);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const glyph = map.readUInt16BE(at + range + 2 * (codePoint - first));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}
