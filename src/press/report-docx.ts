import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from "docx";
import { document } from "#components/drawing/drawing-document.ts";
import { drawReportChart } from "#components/report/report-chart.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { ReportBlock, ReportDocument } from "#report/quarterly/report-document.ts";
import { RULE, STYLE, styles } from "./docx-styles.ts";
import { tableBlock } from "./docx-table.ts";
import { pictureOf } from "./picture.ts";
import { settleDocx } from "./settle-docx.ts";

// A quarterly report for Word and WPS, to be edited, signed and sent on.

/** Pixels at 96 to the inch between the margins of A4. */
const ROOM = 642;
const CHART_WIDTH = 720;
const SHARPNESS = 2;
/** Left and right 20 mm, above and below 25 mm: twentieths of a point. */
const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1417, bottom: 1417, left: 1134, right: 1134, header: 709, footer: 709 },
} as const;

/**
 * @param date day of the release, YYYY-MM-DD, which the file carries as its own.
 * @returns a .docx; equal reports give equal bytes.
 * @throws naming a character in a chart that the typeface does not have.
 */
export async function reportDocx(
  report: ReportDocument,
  date: string,
  words: LanguageWords,
): Promise<Uint8Array> {
  const body = new Document({
    styles,
    sections: [
      {
        properties: { page: PAGE },
        headers: { default: new Header({ children: [runningHead(report, words)] }) },
        footers: { default: new Footer({ children: [pageNumber(words)] }) },
        children: [
          ...titleBlock(report),
          ...report.sections.flatMap(({ heading, blocks }) => [
            new Paragraph({ text: heading, heading: HeadingLevel.HEADING_1 }),
            ...blocks.flatMap((block) => blockContent(block, report, words)),
          ]),
        ],
      },
    ],
  });
  return settleDocx(new Uint8Array(await Packer.toBuffer(body)), {
    title: report.title,
    subject: words.t("paper.subject"),
    author: words.t("paper.author"),
    language: report.lang === "zh" ? "zh-CN" : "en-GB",
    date,
  });
}

function titleBlock({ title, subtitle, simulated }: ReportDocument): Paragraph[] {
  return [
    new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
    new Paragraph({ style: STYLE.note, text: subtitle }),
    ...(simulated === null ? [] : [new Paragraph({ style: STYLE.simulated, text: simulated })]),
  ];
}

function blockContent(
  block: ReportBlock,
  report: ReportDocument,
  words: LanguageWords,
): (Paragraph | Table)[] {
  switch (block.kind) {
    case "paragraph":
      return [new Paragraph({ text: block.text, ...(block.tone ? { style: STYLE.note } : {}) })];
    case "list":
      return block.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
    case "table":
      return tableBlock(block);
    case "signature":
      return block.lines.map((text) => new Paragraph({ style: STYLE.sign, text }));
    default:
      return [chartBlock(block, report, words)];
  }
}

function chartBlock(
  block: Extract<ReportBlock, { readonly kind: "line" | "dots" }>,
  { city, quarter }: ReportDocument,
  words: LanguageWords,
): Paragraph {
  const drawn = drawReportChart(document, block, { width: CHART_WIDTH, id: block.id }, words);
  const { png, width, height } = pictureOf(
    drawn.outerHTML,
    `report ${city} ${quarter}, ${block.id}`,
    SHARPNESS,
  );
  const { title, description } = block.labels;
  const image = new ImageRun({
    type: "png",
    data: png,
    transformation: { width: ROOM, height: Math.round((ROOM * height) / width) },
    altText: { name: block.id, title, description },
  });
  return new Paragraph({ style: STYLE.figure, children: [image] });
}

function runningHead(report: ReportDocument, words: LanguageWords): Paragraph {
  const said = [
    words.t("paper.header", { release: words.release(report.release) }),
    ...(report.simulated === null ? [] : [words.t("site.simulated")]),
  ];
  return new Paragraph({
    style: STYLE.note,
    border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: RULE, space: 4 } },
    text: said.join(" · "),
  });
}

/** The places of the two numbers within the words, which differ by language. */
function pageNumber(words: LanguageWords): Paragraph {
  const template = words.t("paper.page", { page: "|page|", pages: "|pages|" });
  const children = template
    .split(/(\|pages?\|)/)
    .map((part) =>
      part === "|page|" ? PageNumber.CURRENT : part === "|pages|" ? PageNumber.TOTAL_PAGES : part,
    );
  return new Paragraph({
    style: STYLE.note,
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children })],
  });
}
