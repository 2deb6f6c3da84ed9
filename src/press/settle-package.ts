import { strToU8, type Zippable, zipSync } from "fflate";

// The libraries that write Office files put the time into them: it is replaced, and the parts are packed anew.

export interface CoreProperties {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly language: "zh-CN" | "en-GB";
  /** YYYY-MM-DD */
  readonly date: string;
}

/** Zip files know no earlier day. */
const MTIME = new Date(1980, 0, 1);
/** Office wants it first. */
const FIRST = "[Content_Types].xml";
/** Packed already. */
const PACKED = /\.(png|xlsx)$/;

/** The parts of an Office file as a file; equal parts give equal bytes. */
export function settlePackage(
  parts: Readonly<Record<string, Uint8Array>>,
  properties: CoreProperties,
): Uint8Array {
  const files = { ...parts, "docProps/core.xml": strToU8(coreXml(properties)) };
  const names = Object.entries(files).toSorted(
    ([a], [b]) => Number(b === FIRST) - Number(a === FIRST) || (a < b ? -1 : 1),
  );
  const packed: Zippable = {};
  for (const [name, bytes] of names)
    packed[name] = [bytes, { mtime: MTIME, level: PACKED.test(name) ? 0 : 6 }];
  return zipSync(packed);
}

function coreXml({ title, subject, author, language, date }: CoreProperties): string {
  const at = `${date}T00:00:00Z`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(subject)}</dc:subject>`,
    `<dc:creator>${escaped(author)}</dc:creator><dc:language>${language}</dc:language>`,
    `<cp:lastModifiedBy>${escaped(author)}</cp:lastModifiedBy>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`,
  ].join("");
}

/** Text as it stands in XML, in attributes too. */
export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
