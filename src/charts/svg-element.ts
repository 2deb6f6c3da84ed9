export type Attributes = Readonly<Record<string, string | number | null | undefined>>;

const SVG = "http://www.w3.org/2000/svg";

/** An SVG element; attributes that are null or undefined are left out. */
export function svgElement(
  document: Document,
  name: string,
  attributes: Attributes = {},
  children: readonly (Element | string)[] = [],
): SVGElement {
  const element = document.createElementNS(SVG, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(key, asText(value));
  }
  for (const child of children) {
    element.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
  }
  return element;
}

/** Hundredths of a pixel are enough for anybody. */
export function asText(value: string | number): string {
  return typeof value === "number" ? String(Math.round(value * 100) / 100) : value;
}

export interface TextStyle {
  readonly size: number;
  readonly className: string;
  readonly fill: string;
  readonly bold?: boolean;
  readonly anchor?: "start" | "middle" | "end";
  /** A rim in the background's colour, where text crosses marks. */
  readonly halo?: string;
}

/** One text element a line; `y` is the baseline of the first. */
export function textLines(
  document: Document,
  lines: readonly string[],
  at: { readonly x: number; readonly y: number; readonly lineHeight: number },
  style: TextStyle,
): SVGElement[] {
  return lines.map((line, i) =>
    svgElement(
      document,
      "text",
      {
        class: style.className,
        x: at.x,
        y: at.y + i * at.lineHeight,
        "font-size": style.size,
        "font-weight": style.bold ? 700 : null,
        "text-anchor": style.anchor === "start" ? null : style.anchor,
        fill: style.fill,
        stroke: style.halo,
        "stroke-width": style.halo ? 4 : null,
        "stroke-linejoin": style.halo ? "round" : null,
        "paint-order": style.halo ? "stroke" : null,
      },
      [line],
    ),
  );
}
