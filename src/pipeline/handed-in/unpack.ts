import { unzipSync, zipSync } from "fflate";
import { type Issue, makeIssue } from "../issue.ts";

// A workbook is a zip archive of XML. What is larger than any return, or not a workbook, is told before it is read.

/** Bytes. A panel of 400 rows is some 50 KB packed and 500 KB unpacked. */
const MOST_PACKED = 32e6;
export const MOST_UNPACKED = 128e6;
const MOST_PARTS = 2000;
/** An entity can only be declared before the first element. */
const PROLOG = 4096;

export type Unpacked = { readonly bytes: Uint8Array; readonly external: boolean } | { readonly issue: Issue };

/** @returns the same workbook without compression, which no reader can blow up any more. */
export function unpackWorkbook(path: string, packed: Uint8Array): Unpacked {
  if (packed.length > MOST_PACKED) return fault("too_large", `${packed.length} bytes`);
  const declared = { bytes: 0, parts: 0 };
  let parts: Record<string, Uint8Array>;
  try {
    // Each part is unpacked into as many bytes as it declares, and no more.
    parts = unzipSync(packed, {
      filter: ({ originalSize }) => {
        declared.bytes += originalSize;
        declared.parts += 1;
        return declared.bytes <= MOST_UNPACKED && declared.parts <= MOST_PARTS;
      },
    });
  } catch (error) {
    return fault("broken_workbook", error instanceof Error ? error.message : String(error));
  }
  if (declared.bytes > MOST_UNPACKED) return fault("too_large", `${declared.bytes} bytes unpacked`);
  if (declared.parts > MOST_PARTS) return fault("too_large", `${declared.parts} parts`);
  const names = Object.keys(parts);
  if (!names.includes("[Content_Types].xml") || !names.some((name) => name.startsWith("xl/workbook"))) {
    return fault("not_a_workbook", names.slice(0, 3).join(", "));
  }
  const unsafe = names.find((name) => /\.(xml|rels)$/i.test(name) && declaresEntities(parts[name]));
  if (unsafe) return fault("unsafe_workbook", unsafe);
  const external = names.some((name) => name.startsWith("xl/externalLinks/"));
  return { bytes: zipSync(parts, { level: 0 }), external };

  function fault(
    code: "too_large" | "broken_workbook" | "not_a_workbook" | "unsafe_workbook",
    value: string,
  ) {
    return { issue: makeIssue(code, { file: path }, value) };
  }
}

function declaresEntities(part: Uint8Array | undefined): boolean {
  return new TextDecoder().decode(part?.subarray(0, PROLOG)).includes("<!DOCTYPE");
}
