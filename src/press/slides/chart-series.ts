import { escaped } from "../settle-package.ts";
import { type ChartSheet, columnLetter, type SheetColumn } from "./chart-sheet.ts";
import { letters } from "./chart-text.ts";
import { SHEET_NAME } from "./chart-workbook.ts";
import { COLOR } from "./slide-style.ts";

// The bars and lines of a chart. Every one points at a column of the sheet and keeps a copy of its numbers, at full
// precision.

const POINT = 12_700;
const LABEL_SIZE = 16;
const OFFICIAL_SYMBOLS = ["diamond", "triangle", "x"] as const;

export interface SeriesLook {
  /** Number format of the cells. */
  readonly code: string;
  /** Of the newest figure's label; null where it has none. */
  readonly labelCode: string | null;
  /** What intervals are called in the legend. */
  readonly interval: string;
  readonly lang: "zh" | "en";
}

interface Drawn {
  readonly column: SheetColumn;
  readonly look: string;
  /** In the legend, where it is not the head of its column. */
  readonly name?: string;
  /** Left out of the legend, where another series speaks for it. */
  readonly silent?: boolean;
  readonly smooth?: string;
}

/** Behind the lines: what lies between zero and an interval, unseen, and the interval itself. */
function intervalBars({ columns }: ChartSheet, { interval }: SeriesLook): Drawn[] {
  const bar = columns.find(({ series }) => series === "bar");
  const base =
    columns.find(({ series }) => series === "base") ?? columns.find(({ series }) => series === "lower");
  const below = columns.find(({ series }) => series === "bar_below");
  if (!bar || !base) return [];
  const shade = `<c:spPr><a:solidFill><a:srgbClr val="${COLOR.series}"><a:alpha val="20000"/></a:srgbClr></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr><c:invertIfNegative val="0"/>`;
  const unseen = '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:invertIfNegative val="0"/>';
  return [
    { column: base, look: unseen, silent: true },
    { column: bar, look: shade, name: interval },
    ...(below ? [{ column: below, look: shade, silent: true }] : []),
  ];
}

function lines(sheet: ChartSheet, look: SeriesLook): Drawn[] {
  const officials = sheet.columns.filter(({ series }) => series === "official");
  const smooth = '<c:smooth val="0"/>';
  return sheet.columns.flatMap((column): Drawn[] => {
    switch (column.series) {
      case "estimate":
        return [{ column, smooth, look: estimate(sheet, look) }];
      case "lower":
      case "upper":
        return [{ column, smooth, look: line(COLOR.series, 0.75) + NO_MARKER, silent: true }];
      case "target":
        return [{ column, smooth, look: target(column) }];
      case "official":
        return [{ column, smooth, look: official(officials.indexOf(column)) }];
      default:
        return [];
    }
  });
}

/** c:ser elements of the bars and of the lines, and the places in the legend that stay empty. */
export function seriesXml(sheet: ChartSheet, look: SeriesLook) {
  const bars = intervalBars(sheet, look);
  const all = [...bars, ...lines(sheet, look)];
  const xml = all.map((drawn, order) => seriesElement(drawn, order, sheet, look));
  return {
    bars: xml.slice(0, bars.length),
    lines: xml.slice(bars.length),
    silent: all.flatMap(({ silent }, order) => (silent ? [order] : [])),
  };
}

function seriesElement(drawn: Drawn, order: number, sheet: ChartSheet, { code }: SeriesLook): string {
  const { column, name, look, smooth = "" } = drawn;
  const letter = columnLetter(sheet.columns.indexOf(column));
  const head = [
    `<c:strRef><c:f>${SHEET_NAME}!$${letter}$1</c:f><c:strCache><c:ptCount val="1"/>`,
    `<c:pt idx="0"><c:v>${escaped(column.head)}</c:v></c:pt></c:strCache></c:strRef>`,
  ].join("");
  return [
    `<c:ser><c:idx val="${order}"/><c:order val="${order}"/>`,
    `<c:tx>${name === undefined ? head : `<c:v>${escaped(name)}</c:v>`}</c:tx>`,
    `${look}<c:cat>${quarterCache(sheet)}</c:cat>`,
    `<c:val>${valueCache(column, letter, code)}</c:val>${smooth}</c:ser>`,
  ].join("");
}

function estimate({ columns, rough }: ChartSheet, look: SeriesLook): string {
  const stroke = line(COLOR.series, 3);
  const squares = rough.flatMap((is, i) =>
    is
      ? [
          `<c:dPt><c:idx val="${i}"/>${marker("square", 8, COLOR.rough, COLOR.series)}<c:bubble3D val="0"/>${stroke}</c:dPt>`,
        ]
      : [],
  );
  const last = columns[0]?.values.findLastIndex((value) => value !== null) ?? -1;
  return (
    stroke + marker("circle", 6, COLOR.series, COLOR.series) + squares.join("") + newestLabel(last, look)
  );
}

/** The newest figure stands beside its point, rounded as everywhere. */
function newestLabel(index: number, { labelCode, lang }: SeriesLook): string {
  if (labelCode === null || index < 0) return "";
  const shows = (value: 0 | 1) =>
    `<c:showLegendKey val="0"/><c:showVal val="${value}"/><c:showCatName val="0"/><c:showSerName val="0"/>` +
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>';
  return [
    `<c:dLbls><c:dLbl><c:idx val="${index}"/>`,
    `<c:numFmt formatCode="${escaped(labelCode)}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>`,
    letters({ size: LABEL_SIZE, color: COLOR.series, bold: true }, lang),
    `<c:dLblPos val="r"/>${shows(1)}</c:dLbl>${shows(0)}</c:dLbls>`,
  ].join("");
}

/** A target of a single quarter would be no line at all. */
function target({ values }: SheetColumn): string {
  const single = values.filter((value) => value !== null).length === 1;
  return (
    line(COLOR.target, 2, "dash") + (single ? marker("dash", 12, COLOR.target, COLOR.target) : NO_MARKER)
  );
}

/** Figures of another concept: dark marks that no line joins, a shape for each. */
function official(index: number): string {
  const symbol = OFFICIAL_SYMBOLS[index % OFFICIAL_SYMBOLS.length] ?? "diamond";
  return `<c:spPr><a:ln w="28575"><a:noFill/></a:ln></c:spPr>${marker(symbol, 10, COLOR.official, COLOR.official)}`;
}

const NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>';

function line(color: string, points: number, dash = "solid"): string {
  return [
    `<c:spPr><a:ln w="${Math.round(points * POINT)}" cap="${dash === "solid" ? "rnd" : "flat"}">`,
    `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill><a:prstDash val="${dash}"/><a:round/></a:ln></c:spPr>`,
  ].join("");
}

function marker(symbol: string, size: number, inside: string, outline: string): string {
  return [
    `<c:marker><c:symbol val="${symbol}"/><c:size val="${size}"/><c:spPr>`,
    `<a:solidFill><a:srgbClr val="${inside}"/></a:solidFill>`,
    `<a:ln w="19050"><a:solidFill><a:srgbClr val="${outline}"/></a:solidFill></a:ln></c:spPr></c:marker>`,
  ].join("");
}

/** Quarters under the axis, their years below them. */
function quarterCache({ quarters, years }: ChartSheet): string {
  const level = (texts: readonly string[]) =>
    texts.map((text, i) => (text === "" ? "" : `<c:pt idx="${i}"><c:v>${text}</c:v></c:pt>`)).join("");
  return [
    `<c:multiLvlStrRef><c:f>${SHEET_NAME}!$A$2:$B$${quarters.length + 1}</c:f><c:multiLvlStrCache>`,
    `<c:ptCount val="${quarters.length}"/><c:lvl>${level(quarters.map((quarter) => quarter.slice(4)))}</c:lvl>`,
    `<c:lvl>${level(years)}</c:lvl></c:multiLvlStrCache></c:multiLvlStrRef>`,
  ].join("");
}

/** A gap has no point, not an empty one. */
function valueCache({ values }: SheetColumn, letter: string, code: string): string {
  const points = values.map((value, i) =>
    value === null ? "" : `<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>`,
  );
  return [
    `<c:numRef><c:f>${SHEET_NAME}!$${letter}$2:$${letter}$${values.length + 1}</c:f><c:numCache>`,
    `<c:formatCode>${escaped(code)}</c:formatCode><c:ptCount val="${values.length}"/>`,
    `${points.join("")}</c:numCache></c:numRef>`,
  ].join("");
}
