import { Resvg } from "@resvg/resvg-js";
import { FAMILY, fontFilesFor } from "./fonts.ts";

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
  const fontFiles = [...fontFilesFor(textOf(svg), where)];
  const image = new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: FAMILY, sansSerifFamily: FAMILY },
    fitTo: { mode: "zoom", value: scale },
  }).render();
  return { png: image.asPng(), width: image.width, height: image.height };
}

/** What is drawn of its words: descriptions and titles are not. */
function textOf(svg: string): string {
  return svg.replace(/<(title|desc)\b[^>]*>[^<]*<\/\1>/g, "").replace(/<[^>]*>/g, "");
}
