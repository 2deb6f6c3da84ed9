import type { ChartSheet } from "./chart-sheet.ts";
import { letters, type Run, title } from "./chart-text.ts";
import { COLOR } from "./slide-style.ts";

const CATEGORIES = 111_111_111;
const VALUES = 222_222_222;
/** Both, as the chart names them after its series. */
export const AXIS_IDS = [CATEGORIES, VALUES] as const;

export const TICK_SIZE = 12;
const QUARTER_SIZE = 10;
export interface Axes {
  /** Number format of the values. */
  readonly code: string;
  /** What stands below the quarters: source and release, which the chart takes along where it is pasted. */
  readonly foot: readonly Run[];
  readonly footAt: readonly [x: number, y: number];
  readonly lang: "zh" | "en";
}

export function chartAxes(sheet: ChartSheet, { code, foot, footAt, lang }: Axes): string {
  const tick = (size: number) => letters({ size, color: COLOR.muted }, lang);
  return quarterAxis(title(foot, footAt, lang), tick(QUARTER_SIZE)) + valueAxis(sheet, code, tick(TICK_SIZE));
}

function quarterAxis(foot: string, tick: string): string {
  return [
    `<c:catAx><c:axId val="${CATEGORIES}"/><c:scaling><c:orientation val="minMax"/></c:scaling>`,
    `<c:delete val="0"/><c:axPos val="b"/>${foot}<c:numFmt formatCode="General" sourceLinked="0"/>`,
    '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>',
    stroke(COLOR.axis, 9525),
    `${tick}<c:crossAx val="${VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>`,
    '<c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>',
  ].join("");
}

/** As long as on the site: intervals that would press the figures down are cut. */
function valueAxis({ axis }: ChartSheet, code: string, tick: string): string {
  const [min, max] = axis.domain;
  return [
    `<c:valAx><c:axId val="${VALUES}"/><c:scaling><c:orientation val="minMax"/>`,
    `<c:max val="${max}"/><c:min val="${min}"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>`,
    `<c:majorGridlines>${stroke(COLOR.grid, 9525)}</c:majorGridlines>`,
    `<c:numFmt formatCode="${code.replaceAll('"', "&quot;")}" sourceLinked="0"/>`,
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>',
    "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>",
    `${tick}<c:crossAx val="${CATEGORIES}"/><c:crosses val="min"/><c:crossBetween val="between"/>`,
    `<c:majorUnit val="${axis.step}"/></c:valAx>`,
  ].join("");
}

function stroke(color: string, width: number): string {
  return `<c:spPr><a:ln w="${width}"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill></a:ln></c:spPr>`;
}
