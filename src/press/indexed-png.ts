import { crc32, deflateSync } from "node:zlib";

// PNG files with a palette: charts have few colours, and those beyond the palette are shades at the rim of a letter.

/** Keyword, as Title or Description, to text. */
export type PngTexts = Readonly<Record<string, string>>;

export interface Pixels {
  /** Red, green, blue, alpha; all opaque. */
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const MOST_COLOURS = 256;
const LEVEL = 6;

/** Equal pixels give equal bytes. */
export function indexedPng({ pixels, width, height }: Pixels, texts: PngTexts): Uint8Array {
  const colours = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  const { palette, indexOf } = paletteOf(colours);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", headOf(width, height)),
    ...Object.entries(texts).map(([keyword, text]) =>
      chunk("iTXt", Buffer.from(`${keyword}\0\0\0\0\0${text}`)),
    ),
    chunk("PLTE", Uint8Array.from(palette.flatMap(channels))),
    chunk("IDAT", deflateSync(rowsOf(colours, width, indexOf), { level: LEVEL })),
    chunk("IEND", new Uint8Array()),
  ]);
}

/** Eight bits a pixel, by palette, not interlaced. */
function headOf(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return head;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** The most frequent colours; every other one has the place of the nearest of them. */
function paletteOf(colours: Uint32Array) {
  const ranked = [...countsOf(colours)]
    .toSorted(([a, m], [b, n]) => n - m || a - b)
    .map(([colour]) => colour);
  const palette = ranked.slice(0, MOST_COLOURS);
  const indexOf = new Map(palette.map((colour, index) => [colour, index]));
  for (const colour of ranked.slice(MOST_COLOURS)) indexOf.set(colour, nearest(colour, palette));
  return { palette, indexOf };
}

/** Runs of one colour are counted at once: there are two million pixels. */
function countsOf(colours: Uint32Array): Map<number, number> {
  const counts = new Map<number, number>();
  let start = 0;
  for (let i = 1; i <= colours.length; i += 1) {
    const colour = colours[start] ?? 0;
    if (colours[i] === colour) continue;
    counts.set(colour, (counts.get(colour) ?? 0) + i - start);
    start = i;
  }
  return counts;
}

function nearest(colour: number, palette: readonly number[]): number {
  const own = channels(colour);
  const distances = palette.map((other) =>
    channels(other).reduce((sum, value, i) => sum + (value - (own[i] ?? 0)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

/** Red is the lowest byte: all machines that Node runs on are little-endian. */
function channels(colour: number): number[] {
  return [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
}

/** Every row begins with its filter: none. */
function rowsOf(colours: Uint32Array, width: number, indexOf: ReadonlyMap<number, number>): Uint8Array {
  const height = colours.length / width;
  const rows = new Uint8Array((width + 1) * height);
  let last = -1;
  let index = 0;
  for (let i = 0, at = 0; i < colours.length; i += 1) {
    if (i % width === 0) at += 1;
    const colour = colours[i] ?? 0;
    if (colour !== last) {
      last = colour;
      index = indexOf.get(colour) ?? 0;
    }
    rows[at] = index;
    at += 1;
  }
  return rows;
}
