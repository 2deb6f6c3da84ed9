import { escaped } from "../settle-package.ts";
import { COLOR, LANGUAGES } from "./slide-style.ts";

// Text inside a chart. The typefaces are the theme's, so that a chart takes on those of the deck it is pasted into.

export interface Letters {
  readonly size: number;
  readonly color?: string;
  readonly bold?: boolean;
}

export interface Run extends Letters {
  readonly text: string;
}

const FACES = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>';

/** c:txPr: the letters of labels, ticks and keys. */
export function letters(style: Letters, lang: "zh" | "en"): string {
  return [
    '<c:txPr><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr>',
    `<a:defRPr ${attributes(style)}>${fill(style)}${FACES}</a:defRPr></a:pPr>`,
    `<a:endParaRPr lang="${LANGUAGES[lang].own}"/></a:p></c:txPr>`,
  ].join("");
}

/** c:title at a place given as shares of the chart's width and height. */
export function title(runs: readonly Run[], [x, y]: readonly [number, number], lang: "zh" | "en"): string {
  const { own, other } = LANGUAGES[lang];
  const written = runs.map(
    ({ text, ...style }) =>
      `<a:r><a:rPr lang="${own}" altLang="${other}" ${attributes(style)}>${fill(style)}${FACES}</a:rPr>` +
      `<a:t>${escaped(text)}</a:t></a:r>`,
  );
  return [
    '<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr algn="l"><a:defRPr b="0"/></a:pPr>',
    ...written,
    '</a:p></c:rich></c:tx><c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>',
    `<c:x val="${share(x)}"/><c:y val="${share(y)}"/></c:manualLayout></c:layout>`,
    '<c:overlay val="0"/></c:title>',
  ].join("");
}

/** Places are written in full ten-thousandths, the same on every machine. */
export function share(part: number): number {
  return Math.round(part * 10_000) / 10_000;
}

function attributes({ size, bold = false }: Letters): string {
  return `sz="${size * 100}" b="${bold ? 1 : 0}"`;
}

function fill({ color = COLOR.ink }: Letters): string {
  return `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;
}
