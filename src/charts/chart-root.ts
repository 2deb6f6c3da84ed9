import { svgElement } from "./svg-element.ts";
import { THEME } from "./theme.ts";

/** The outer element: an image with a title and a description, valid by itself as a file. */
export function chartRoot(
  document: Document,
  options: {
    readonly id: string;
    readonly width: number;
    readonly labels: { readonly title: string; readonly description: string };
  },
  height: number,
  children: readonly SVGElement[],
): SVGElement {
  const { id, width, labels } = options;
  const rounded = Math.ceil(height);
  return svgElement(
    document,
    "svg",
    {
      // outerHTML leaves the namespace out unless it is written as an attribute.
      xmlns: "http://www.w3.org/2000/svg",
      class: "chart",
      width,
      height: rounded,
      viewBox: `0 0 ${width} ${rounded}`,
      role: "img",
      "aria-labelledby": `${id}-title ${id}-desc`,
      "font-family": THEME.fontFamily,
    },
    [
      svgElement(document, "title", { id: `${id}-title` }, [labels.title]),
      svgElement(document, "desc", { id: `${id}-desc` }, [labels.description]),
      svgElement(document, "rect", {
        class: "chart-background",
        width,
        height: rounded,
        fill: THEME.background,
      }),
      ...children,
    ],
  );
}

/** Slanted lines, for what is suppressed. */
export function hatchPattern(document: Document, id: string): SVGElement {
  const line = svgElement(document, "path", {
    class: "chart-hatch",
    d: "M0,6L6,0M-1.5,1.5L1.5,-1.5M4.5,7.5L7.5,4.5",
    stroke: THEME.hatch,
    "stroke-width": 1,
  });
  return svgElement(document, "pattern", { id, width: 6, height: 6, patternUnits: "userSpaceOnUse" }, [line]);
}
