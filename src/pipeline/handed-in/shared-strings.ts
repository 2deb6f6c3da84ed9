import { readXml } from "./xml.ts";

/** The texts that cells share, in order. How they are pronounced, which stands beside some of them, is left out. */
export function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let text = "";
  readXml(xml, {
    open: (name) => {
      if (name === "si") text = "";
    },
    text: (words, inside) => {
      if (inside.at(-1) === "t" && !inside.includes("rPh")) text += words;
    },
    close: (name) => {
      if (name === "si") strings.push(unescapeText(text));
    },
  });
  return strings;
}

/** Spreadsheets write `_x000D_` for what XML can't hold. */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
