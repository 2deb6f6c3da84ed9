import { inflateRawSync } from "node:zlib";
import { tableFromIPC } from "apache-arrow";

// The text in a published file, also where it is packed.

/** Unit rows, in any form and also in an archive. */
export const isSample = (path: string): boolean => /(^|\/)sample\.(arrow|csv|parquet)$/.test(path);

/** Packed in ways that are not opened here: a scan says how many it has left. */
const SEALED = /\.(parquet|pdf|gz|br|zst|png|jpe?g|webp|woff2?)$/i;

/** @param isNew whether a file of an archive was not looked at yet. @returns null for files that are not opened. */
export function textsOf(
  name: string,
  bytes: Buffer,
  isNew: (bytes: Uint8Array) => boolean = () => true,
): string[] | null {
  if (SEALED.test(name)) return null;
  if (/\.(zip|xlsx|pptx|docx)$/i.test(name)) {
    const files = filesOfZip(bytes).filter((file) => !isSample(file.name) && isNew(file.bytes));
    return files.flatMap((file) => textsOf(file.name, file.bytes, isNew) ?? []);
  }
  if (name.endsWith(".arrow")) return stringsOfArrow(bytes);
  const text = bytes.toString("utf8");
  return [/^xl\/worksheets\/.*\.xml$/.test(name) ? withoutPlaces(text) : text];
}

/** The places of cells, such as R101, are no words of theirs. */
const withoutPlaces = (sheet: string): string => sheet.replaceAll(/ (?:r|ref|sqref|activeCell)="[^"]*"/g, "");

/** In an Arrow file the bytes of strings lie side by side without a gap. */
function stringsOfArrow(bytes: Uint8Array): string[] {
  const table = tableFromIPC(bytes);
  return table.schema.fields.flatMap((field) => {
    const chunks = table.getChild(field.name)?.data ?? [];
    const values = chunks.flatMap((data) => [...(data.dictionary ?? [])]);
    const plain = chunks.some((data) => data.dictionary) ? [] : [...(table.getChild(field.name) ?? [])];
    return [field.name, ...[...values, ...plain].filter((value) => typeof value === "string")];
  });
}

/** APPNOTE 4.3.12 and 4.3.16: the directory at the end of the archive says where each file begins. */
function filesOfZip(zip: Buffer): { name: string; bytes: Buffer }[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) return [];
  const files: { name: string; bytes: Buffer }[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, local] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt32LE(at + 42),
    ];
    const [nameSize, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const name = zip.toString("utf8", at + 46, at + 46 + nameSize);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(begin, begin + size);
    files.push({ name, bytes: method === 8 ? inflateRawSync(packed) : packed });
    at += 46 + nameSize + extra + comment;
  }
  return files;
}
