import { type IRunPropertiesOptions, type IStylesOptions, LineRuleType } from "docx";

// How a report looks in Word and WPS: the typefaces that Chinese offices have, named for both scripts. Sizes are in half
// points, spacing in twentieths of a point.

type RunFont = NonNullable<IRunPropertiesOptions["font"]>;

const TEXT_FONT: RunFont = named("Times New Roman", "SimSun");
const HEADING_FONT: RunFont = named("Arial", "SimHei");

export const INK = "17202B";
export const MUTED = "56606C";
export const SEAL = "A52A1F";
export const RULE = "B8B2A4";
export const HEAD_FILL = "E6EEF5";

/** Custom paragraph styles of ours. */
export const STYLE = {
  note: "Note",
  caption: "TableCaption",
  cell: "TableCell",
  simulated: "Simulated",
  figure: "Figure",
  sign: "Sign",
} as const;

function named(latin: string, chinese: string): RunFont {
  return { ascii: latin, hAnsi: latin, cs: latin, eastAsia: chinese };
}

export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: TEXT_FONT, size: 22, color: INK, language: { value: "en-GB", eastAsia: "zh-CN" } },
      paragraph: { spacing: { after: 120, line: 340, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: HEADING_FONT, size: 40, bold: true, color: INK },
      paragraph: { spacing: { before: 0, after: 80, line: 400, lineRule: LineRuleType.AUTO } },
    },
    heading1: {
      run: { font: HEADING_FONT, size: 28, bold: true, color: "12466F" },
      paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
    },
  },
  paragraphStyles: [
    ours(
      STYLE.note,
      { size: 18, color: MUTED },
      { spacing: { after: 120, line: 280, lineRule: LineRuleType.AUTO } },
    ),
    ours(
      STYLE.caption,
      { font: HEADING_FONT, size: 20, bold: true },
      { spacing: { before: 160, after: 60 }, keepNext: true },
    ),
    ours(STYLE.cell, { size: 18 }, { spacing: { after: 0, line: 260, lineRule: LineRuleType.AUTO } }),
    ours(
      STYLE.simulated,
      { font: HEADING_FONT, size: 20, color: SEAL },
      { spacing: { before: 80, after: 160 } },
    ),
    ours(STYLE.figure, {}, { spacing: { before: 120, after: 120, line: 240, lineRule: LineRuleType.AUTO } }),
    ours(STYLE.sign, {}, { spacing: { before: 360, after: 120 } }),
  ],
};

type Own = NonNullable<IStylesOptions["paragraphStyles"]>[number];

function ours(id: string, run: NonNullable<Own["run"]>, paragraph: NonNullable<Own["paragraph"]>): Own {
  return { id, name: id, basedOn: "Normal", next: "Normal", quickFormat: true, run, paragraph };
}
