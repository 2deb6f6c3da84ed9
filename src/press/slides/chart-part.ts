import { textWidth } from "#charts/text-width.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { LineBlock } from "#report/chart-block.ts";
import { AXIS_IDS, chartAxes, TICK_SIZE } from "./chart-axes.ts";
import { seriesXml } from "./chart-series.ts";
import type { ChartSheet, SheetColumn } from "./chart-sheet.ts";
import { letters, type Run, share, title } from "./chart-text.ts";
import { axisCode, cellCode, labelCode } from "./number-code.ts";
import { COLOR, LANGUAGES } from "./slide-style.ts";

// The XML of a native line chart (ECMA-376 part 1, chapter 21.2; elements stand in the schema's order). The library's
// own is not used: it has one style for all lines, no bars of intervals, writes empty values for gaps, and elements that
// the schema forbids.

/** In points. */
const POINTS = 72;
/** The largest in which the line fits. */
const SUBTITLE_SIZES = [16, 14, 13, 12, 11] as const;
const KEY_SIZE = 12;
const FOOT_SIZES = [12, 11, 10] as const;
const LABEL_ROOM = 64;

export interface Room {
  /** In inches. */
  readonly width: number;
  readonly height: number;
}

/** Indicator, unit and area stand in the chart, source and release below it: it takes them along where it is pasted. */
export function chartPart(sheet: ChartSheet, block: LineBlock, room: Room, words: LanguageWords): string {
  const { lang } = words;
  const { labels, unit } = block;
  const code = axisCode(unit, sheet.axis.step, words);
  const box = layout(sheet, room);
  const newest = block.rows.findLast(({ estimate }) => estimate !== null);
  const look = {
    ...{ code: cellCode(unit), lang, interval: sheet.interval },
    labelCode: newest ? labelCode(unit, newest.estimate ?? 0, newest.se, words) : null,
  };
  const series = seriesXml(sheet, look);
  const axes = AXIS_IDS.map((id) => `<c:axId val="${id}"/>`).join("");
  const said = `${labels.source} · ${labels.release}`;
  const simulated = labels.simulated === null ? "" : ` · ${labels.simulated}`;
  const size = fitting(FOOT_SIZES, said + simulated, room, lang);
  const subtitle = {
    ...{ text: labels.subtitle, color: COLOR.muted },
    size: fitting(SUBTITLE_SIZES, labels.subtitle, room, lang),
  };
  const foot: Run[] = [
    { text: said, size, color: COLOR.muted },
    ...(simulated === "" ? [] : [{ text: simulated, size, color: COLOR.seal, bold: true }]),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    `<c:date1904 val="0"/><c:lang val="${LANGUAGES[lang].own}"/><c:roundedCorners val="0"/>`,
    `<c:chart>${title([subtitle], [0, 0], lang)}<c:autoTitleDeleted val="0"/>`,
    '<c:plotArea><c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>',
    ...(["x", "y", "w", "h"] as const).map((name) => `<c:${name} val="${share(box[name])}"/>`),
    "</c:manualLayout></c:layout>",
    ...(series.bars.length === 0
      ? []
      : [
          '<c:barChart><c:barDir val="col"/><c:grouping val="stacked"/><c:varyColors val="0"/>',
          ...series.bars,
          `<c:gapWidth val="${gapWidth(sheet)}"/><c:overlap val="100"/>${axes}</c:barChart>`,
        ]),
    '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>',
    `${series.lines.join("")}<c:marker val="1"/>${axes}</c:lineChart>`,
    chartAxes(sheet, { code, foot, lang, footAt: [0, 1 - (FOOT_SIZES[0] * 1.9) / POINTS / room.height] }),
    "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>",
    legend(sheet, series.silent, room, lang),
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>',
    "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>",
    letters({ size: KEY_SIZE }, lang),
    '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>',
  ].join("");
}

const SUBTITLE_HEIGHT = SUBTITLE_SIZES[0] * 1.9;
const KEY_HEIGHT = KEY_SIZE * 1.9;

/** Where the lines are drawn, in shares of the chart. */
function layout(sheet: ChartSheet, { width, height }: Room) {
  const wide = width * POINTS;
  const high = height * POINTS;
  const left = 52;
  const top = SUBTITLE_HEIGHT + legendLines(sheet, width) * KEY_HEIGHT + 8;
  const bottom = TICK_SIZE * 2.8 + FOOT_SIZES[0] * 2.2;
  return {
    x: left / wide,
    y: top / high,
    w: (wide - left - LABEL_ROOM) / wide,
    h: (high - top - bottom) / high,
  };
}

/**
 * The largest size in which a line takes less than four fifths of the chart, beyond which some programs break it. Widths
 * of Latin letters are estimated on the safe side.
 */
function fitting(sizes: readonly number[], text: string, { width }: Room, lang: "zh" | "en"): number {
  const most = (lang === "zh" ? 0.78 : 0.9) * width * POINTS;
  const fits = sizes.find((size) => textWidth(text, size) <= most);
  return fits ?? sizes.at(-1) ?? KEY_SIZE;
}

/** Bars stay slender where quarters are few. */
function gapWidth({ quarters }: ChartSheet): number {
  return quarters.length < 12 ? 300 : 80;
}

function legend(
  sheet: ChartSheet,
  silent: readonly number[],
  { width, height }: Room,
  lang: "zh" | "en",
): string {
  const high = height * POINTS;
  const keys = Math.min(1, (keysWidth(sheet) + 30) / (width * POINTS));
  return [
    '<c:legend><c:legendPos val="t"/>',
    ...silent.map((entry) => `<c:legendEntry><c:idx val="${entry}"/><c:delete val="1"/></c:legendEntry>`),
    '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>',
    `<c:x val="0"/><c:y val="${share(SUBTITLE_HEIGHT / high)}"/><c:w val="${share(keys)}"/>`,
    `<c:h val="${share((legendLines(sheet, width) * KEY_HEIGHT) / high)}"/></c:manualLayout></c:layout>`,
    `<c:overlay val="0"/>${letters({ size: KEY_SIZE }, lang)}</c:legend>`,
  ].join("");
}

function keysWidth({ columns, interval }: ChartSheet): number {
  const named: readonly SheetColumn["series"][] = ["estimate", "target", "official"];
  const shown = columns.filter(({ series }) => named.includes(series)).map(({ head }) => head);
  return [...shown, interval].reduce((sum, text) => sum + textWidth(text, KEY_SIZE) + 64, 0);
}

function legendLines(sheet: ChartSheet, width: number): number {
  return Math.ceil(keysWidth(sheet) / (width * POINTS));
}
