import * as Plot from "@observablehq/plot";
import type { Box, Scales } from "./line-scales.ts";
import { asText, svgElement } from "./svg-element.ts";

/** Plot's half-pixel shift depends on the screen; without it every machine draws the same. */
const SCREEN_SHIFT = /^translate\((0|0\.5),(0|0\.5)\)$/;
const LONG_NUMBER = /^-?\d+\.\d{3,}$/;

/**
 * Marks drawn by Plot on the chart's own scales, as a group without Plot's style sheet, class or ids.
 * Plot's labels of single marks go too: the chart as a whole is one image with one description.
 */
export function plotLayer(
  document: Document,
  marks: readonly Plot.Markish[],
  { box, scales, className }: { readonly box: Box; readonly scales: Scales; readonly className: string },
): SVGElement {
  const plot = Plot.plot({
    document,
    width: box.left + box.right,
    height: box.top + box.bottom,
    marginLeft: box.left,
    marginRight: box.left,
    marginTop: box.top,
    marginBottom: box.top,
    x: { type: "linear", domain: scales.x.domain(), axis: null },
    y: { type: "linear", domain: scales.y.domain(), axis: null },
    marks: [...marks],
  });
  const layer = svgElement(document, "g", { class: className });
  for (const child of Array.from(plot.children)) {
    if (child.tagName.toLowerCase() === "style") continue;
    tidy(child);
    layer.appendChild(child);
  }
  return layer;
}

function tidy(element: Element): void {
  element.removeAttribute("aria-label");
  if (SCREEN_SHIFT.test(element.getAttribute("transform") ?? "")) element.removeAttribute("transform");
  for (const { name, value } of Array.from(element.attributes)) {
    if (LONG_NUMBER.test(value)) element.setAttribute(name, asText(Number(value)));
  }
  for (const child of Array.from(element.children)) tidy(child);
}
