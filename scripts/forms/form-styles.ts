import type { CellStyle, WriteOptions } from "hucre/xlsx";
import type { FormLang } from "./form-words.ts";

// How the cells of a form look.

export const FORM_FONTS: Readonly<Record<FormLang, NonNullable<WriteOptions["defaultFont"]>>> = {
  zh: { name: "宋体", size: 11 },
  en: { name: "Calibri", size: 11 },
};

const side = { style: "thin", color: { rgb: "A6A6A6" } } as const;
const border = { top: side, bottom: side, left: side, right: side };
const fill = (rgb: string) => ({ type: "pattern", pattern: "solid", fgColor: { rgb } }) as const;
const HEADER_FILL = fill("D9E5F2");
const GIVEN_FILL = fill("EDEDED");

type FormPart = "title" | "hint" | "header" | "count" | "text" | "line" | "heading" | "table" | "tableHeader";

/** A style that says anything of its font has to say all of it: programs fill in the rest differently. */
export function formStyles(lang: FormLang): Readonly<Record<FormPart, CellStyle>> {
  const font = FORM_FONTS[lang];
  const bold = { ...font, bold: true };
  const line: CellStyle = { font, alignment: { wrapText: true, vertical: "top" } };
  return {
    title: { font: { ...bold, size: 16 }, alignment: { horizontal: "center", vertical: "center" } },
    hint: {
      font: { ...font, size: 10, color: { rgb: "595959" } },
      alignment: { vertical: "center", wrapText: true },
    },
    header: {
      font: bold,
      fill: HEADER_FILL,
      border,
      alignment: { horizontal: "center", vertical: "center", wrapText: true },
    },
    count: { font, border, numFmt: "0", alignment: { vertical: "center" } },
    /** Texts are kept as texts, or 007 would become 7. */
    text: { font, border, numFmt: "@", alignment: { vertical: "center" } },
    line,
    heading: { font: { ...bold, size: 12 } },
    table: { ...line, border },
    tableHeader: { ...line, font: bold, border, fill: HEADER_FILL },
  };
}

/** Grey: the office filled it in. */
export function given(style: CellStyle): CellStyle {
  return { ...style, fill: GIVEN_FILL };
}
