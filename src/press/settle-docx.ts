import { strFromU8, strToU8, unzipSync } from "fflate";
import { type CoreProperties, settlePackage } from "./settle-package.ts";

/** The library that writes the file puts random ids into it: they are replaced. */
export function settleDocx(docx: Uint8Array, properties: CoreProperties): Uint8Array {
  const files = unzipSync(docx);
  const body = files["word/document.xml"];
  if (body) files["word/document.xml"] = strToU8(numbered(strFromU8(body)));
  return settlePackage(files, properties);
}

/** Pictures are numbered in order, from one in each file. */
function numbered(xml: string): string {
  let count = 0;
  return xml.replace(/(<wp:docPr\b[^>]*?\bid=")[^"]*"/g, (_, start: string) => {
    count += 1;
    return `${start}${count}"`;
  });
}
