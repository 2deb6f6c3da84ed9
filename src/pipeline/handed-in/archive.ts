import { Inflate } from "fflate";

// A zip archive by the list at its end. Every part is held against the sum that its writer took of it: a byte that
// flipped in packed numbers unpacks to other numbers, and nothing else would tell.

export interface Part {
  /** With / between folders, whatever the writer put there. */
  readonly name: string;
  readonly method: number;
  readonly locked: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_PLACE = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const LONGEST_COMMENT = 0xffff;
const SIZE_ELSEWHERE = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;
/** At most a thousandfold comes out of what is put in at once. */
const AT_ONCE = 16_384;

/** @throws where the list can't be read. */
export function listParts(bytes: Uint8Array): Part[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, start, end } = listPlace(view);
  const parts: Part[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY)
      throw new Error("its list of parts is cut");
    const length = (place: number) => view.getUint16(at + place, true);
    const [nameLength, extraLength, commentLength] = [length(28), length(30), length(32)];
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    parts.push({
      name: name.replaceAll("\\", "/").replace(/^\/+/, ""),
      method: view.getUint16(at + 10, true),
      locked: (view.getUint16(at + 8, true) & 1) === 1,
      crc: view.getUint32(at + 16, true),
      ...sizesOf(view, at, at + 46 + nameLength, extraLength),
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  if (at !== end) throw new Error("its list of parts is not where it says");
  return parts;
}

interface ListPlace {
  readonly count: number;
  readonly start: number;
  /** What follows the list. */
  readonly end: number;
}

function listPlace(view: DataView): ListPlace {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) !== END) continue;
    const [count, start] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)];
    const isLong = at >= 20 && view.getUint32(at - 20, true) === END_64_PLACE;
    return isLong ? longListPlace(view, at - 20) : { count, start, end: at };
  }
  throw new Error("its end is missing");
}

function longListPlace(view: DataView, place: number): ListPlace {
  const at = Number(view.getBigUint64(place + 8, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END_64) throw new Error("its end is broken");
  const number = (offset: number) => Number(view.getBigUint64(at + offset, true));
  return { count: number(32), start: number(48), end: at };
}

/** Where a size stands as FFFFFFFF, the extra field of kind 1 has it: size, packed size, place, in this order. */
function sizesOf(view: DataView, entry: number, extra: number, length: number) {
  const sizes = { size: 24, packed: 20, offset: 42 };
  const read = Object.entries(sizes).map(([name, k]) => [name, view.getUint32(entry + k, true)] as const);
  let long = -1;
  for (
    let at = extra;
    at + 4 <= Math.min(extra + length, view.byteLength);
    at += 4 + view.getUint16(at + 2, true)
  ) {
    if (view.getUint16(at, true) === 1) long = at + 4;
  }
  const found = read.map(([name, size]) => {
    if (size !== SIZE_ELSEWHERE || long < 0 || long + 8 > view.byteLength) return [name, size];
    long += 8;
    return [name, Number(view.getBigUint64(long - 8, true))];
  });
  return Object.fromEntries(found) as Record<keyof typeof sizes, number>;
}

/** @throws where the part is not what the list says of it. Nothing beyond the size it declares is unpacked. */
export function unpackPart(bytes: Uint8Array, part: Part): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { name, offset, packed, method } = part;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL)
    throw new Error(`${name} is not there`);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const data = bytes.subarray(start, start + packed);
  if (data.length !== packed) throw new Error(`${name} is cut`);
  if (method !== STORED && method !== DEFLATED) throw new Error(`${name} is packed in an unknown way`);
  const unpacked = method === STORED ? data : inflate(data, part);
  if (unpacked.length !== part.size) throw new Error(`${name} is cut`);
  if (crc32(unpacked) !== part.crc) throw new Error(`${name} is damaged`);
  return unpacked;
}

function inflate(data: Uint8Array, { name, size }: Part): Uint8Array {
  const unpacked = new Uint8Array(size);
  let length = 0;
  let isTooMuch = false;
  const stream = new Inflate((chunk) => {
    isTooMuch = length + chunk.length > size;
    if (isTooMuch) throw new Error(`${name} holds more than it says`);
    unpacked.set(chunk, length);
    length += chunk.length;
  });
  for (let at = 0; at < data.length; at += AT_ONCE) {
    try {
      stream.push(data.subarray(at, at + AT_ONCE), at + AT_ONCE >= data.length);
    } catch (error) {
      throw isTooMuch ? error : new Error(`${name} is damaged`);
    }
  }
  return unpacked.subarray(0, length);
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let k = 0; k < 8; k++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) {
    crc = (CRC_TABLE[(crc ^ (bytes[i] as number)) & 0xff] as number) ^ (crc >>> 8);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
