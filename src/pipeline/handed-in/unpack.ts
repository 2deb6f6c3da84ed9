import { zipSync } from "fflate";
import { type Issue, makeIssue } from "#pipeline/issue/issue.ts";
import { listParts, type Part, unpackPart } from "./archive.ts";
import { faultOf, refuseFile } from "./file-fault.ts";
import { MOST_BYTES } from "./grid.ts";

// A workbook is a zip archive of XML. What is larger than any return, or not a workbook, is told before it is read.

/** Bytes. A panel of 400 rows is some 50 KB packed and 500 KB unpacked. */
const MOST_PACKED = 32e6;
export const MOST_PARTS = 2000;

export interface Package {
  /** The text of a part; null where there is none of that name, whatever its capitals. */
  readonly read: (name: string) => string | null;
  readonly names: readonly string[];
}

/** @throws a fault of the file (file-fault.ts). Parts are unpacked when they are read, and held against their sums. */
export function openPackage(packed: Uint8Array): Package {
  const parts = partsOf(packed);
  const byName = new Map(parts.map((part) => [part.name.toLowerCase(), part]));
  return {
    names: parts.map(({ name }) => name),
    read: (name) => {
      const part = byName.get(name.toLowerCase());
      return part ? textOf(part.name, unpackPart(packed, part)) : null;
    },
  };
}

function partsOf(packed: Uint8Array): Part[] {
  if (packed.length > MOST_PACKED) throw refuseFile("too_large", `${packed.length} bytes`);
  const parts = listParts(packed);
  const unpacked = parts.reduce((bytes, { size }) => bytes + size, 0);
  if (parts.length > MOST_PARTS) throw refuseFile("too_large", `${parts.length} parts`);
  if (unpacked > MOST_BYTES) throw refuseFile("too_large", `${unpacked} bytes unpacked`);
  if (parts.some(({ locked }) => locked)) throw refuseFile("old_or_locked_workbook", null);
  const names = new Set<string>();
  for (const { name } of parts) {
    if (names.has(name.toLowerCase())) throw new Error(`two parts are called ${name}`);
    names.add(name.toLowerCase());
  }
  return parts;
}

/** Parts are in UTF-8, or in UTF-16 with a byte order mark. */
function textOf(name: string, bytes: Uint8Array): string {
  const [first, second] = bytes;
  const mark =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  try {
    return new TextDecoder(mark ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`${name} is no text`);
  }
}

export type Unpacked = { readonly bytes: Uint8Array } | { readonly issue: Issue };

/** @returns the same workbook without compression, for readers that trust what an archive says of itself. */
export function unpackWorkbook(path: string, packed: Uint8Array): Unpacked {
  try {
    const parts = partsOf(packed).map((part) => [part.name, unpackPart(packed, part)] as const);
    return { bytes: zipSync(Object.fromEntries(parts), { level: 0 }) };
  } catch (error) {
    const { code, value } = faultOf(error);
    return { issue: makeIssue(code, { file: path }, value) };
  }
}
