import { Resvg } from "@resvg/resvg-js";
import { FAMILY, fontFilesFor } from "./fonts.ts";
import { indexedPng, type PngTexts } from "./indexed-png.ts";

export interface Picture {
  readonly png: Buffer;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * An SVG of ours as a PNG, `scale` pixels to a unit. The same picture gives the same bytes on every machine.
 * @throws naming a character that the typeface does not have.
 */
export function pictureOf(svg: string, where: string, scale = 1): Picture {
  const image = rendered(svg, where, scale);
  return { png: image.asPng(), width: image.width, height: image.height };
}

/** The same with a palette, less than half as large, and with words of its own for programs that read them. */
export function smallPictureOf(svg: string, where: string, texts: PngTexts): Uint8Array {
  const { pixels, width, height } = rendered(svg, where, 1);
  return indexedPng({ pixels, width, height }, texts);
}

function rendered(svg: string, where: string, scale: number) {
  const fontFiles = [...fontFilesFor(textOf(svg), where)];
  return new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: FAMILY, sansSerifFamily: FAMILY },
    fitTo: { mode: "zoom", value: scale },
  }).render();
}

/** What is drawn of its words: descriptions and titles are not. */
function textOf(svg: string): string {
  return svg.replace(/<(title|desc)\b[^>]*>[^<]*<\/\1>/g, "").replace(/<[^>]*>/g, "");
}
