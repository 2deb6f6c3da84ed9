import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";

// The library that writes the file puts the time and random ids into it: they are replaced, and it is packed anew.

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
/** Word wants it first. */
const FIRST = "[Content_Types].xml";

export function settleDocx(docx: Uint8Array, properties: CoreProperties): Uint8Array {
  const files = unzipSync(docx);
  files["docProps/core.xml"] = strToU8(coreXml(properties));
  const body = files["word/document.xml"];
  if (body) files["word/document.xml"] = strToU8(numbered(strFromU8(body)));
  const names = Object.keys(files).toSorted(
    (a, b) => Number(b === FIRST) - Number(a === FIRST) || (a < b ? -1 : 1),
  );
  const packed: Zippable = {};
  for (const name of names) {
    // Pictures are packed already.
    packed[name] = [files[name] ?? new Uint8Array(), { mtime: MTIME, level: name.endsWith(".png") ? 0 : 6 }];
  }
  return zipSync(packed);
}

/** Pictures are numbered in order, from one in each file. */
function numbered(xml: string): string {
  let count = 0;
  return xml.replace(/(<wp:docPr\b[^>]*?\bid=")[^"]*"/g, (_, start: string) => {
    count += 1;
    return `${start}${count}"`;
  });
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

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
