import { svgElement } from "#charts/svg-element.ts";

// A chart for programs that draw less of SVG than browsers: Word, PowerPoint, WPS, Illustrator, Inkscape.

/** What each system has for Chinese first; programs that take only the first get the one of Windows. */
const FONTS =
  "'Microsoft YaHei', 'PingFang SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Hiragino Sans GB', 'WenQuanYi Micro Hei', SimHei, sans-serif";
/** Between two slanted lines, along either axis: that of the pattern in charts/chart-root.ts. */
const HATCH_STEP = 6;

export function settleSvg(document: Document, svg: SVGElement, lang: "zh" | "en"): SVGElement {
  svg.setAttribute("font-family", FONTS);
  svg.setAttribute("xml:lang", lang === "zh" ? "zh-CN" : "en");
  for (const text of svg.querySelectorAll("text")) {
    if (lang === "en") narrowApostrophe(text);
    if (text.hasAttribute("paint-order")) splitHalo(text);
  }
  for (const rect of svg.querySelectorAll('rect[fill^="url("]')) drawHatch(document, rect);
  for (const pattern of svg.querySelectorAll("pattern")) pattern.remove();
  for (const element of [svg, ...svg.querySelectorAll("[class]")]) element.removeAttribute("class");
  return svg;
}

/** Chinese typefaces give ’ the width of a character. */
function narrowApostrophe(text: Element): void {
  const said = text.textContent ?? "";
  if (said.includes("’")) text.textContent = said.replaceAll("’", "'");
}

/** Where paint-order is not known, the rim would cover its letters: it becomes a text of its own, behind. */
function splitHalo(text: Element): void {
  text.removeAttribute("paint-order");
  const rim = text.cloneNode(true) as Element;
  rim.setAttribute("fill", text.getAttribute("stroke") ?? "none");
  rim.setAttribute("aria-hidden", "true");
  text.before(rim);
  for (const name of ["stroke", "stroke-width", "stroke-linejoin"]) text.removeAttribute(name);
}

/** Office fills nothing with a pattern: its lines are drawn one by one. */
function drawHatch(document: Document, rect: Element): void {
  const pattern = rect.ownerDocument && patternOf(rect);
  const [left, top, width, height] = ["x", "y", "width", "height"].map((name) =>
    Number(rect.getAttribute(name)),
  );
  const lines = slanted(left ?? 0, top ?? 0, width ?? 0, height ?? 0);
  const stroke = pattern?.querySelector("path")?.getAttribute("stroke");
  rect.setAttribute("fill", "none");
  rect.after(svgElement(document, "path", { d: lines, fill: "none", stroke, "stroke-width": 1 }));
}

function patternOf(rect: Element): Element | null {
  const id = /^url\(#(.+)\)$/.exec(rect.getAttribute("fill") ?? "")?.[1];
  return rect.closest("svg")?.querySelector(`pattern[id="${id}"]`) ?? null;
}

/** The lines x + y = n · HATCH_STEP within a rectangle. */
function slanted(left: number, top: number, width: number, height: number): string {
  const [right, bottom] = [left + width, top + height];
  const first = Math.floor((left + top) / HATCH_STEP) + 1;
  const count = Math.max(0, Math.ceil((right + bottom) / HATCH_STEP) - first);
  const round = (value: number) => Math.round(value * 100) / 100;
  return Array.from({ length: count }, (_, i) => (first + i) * HATCH_STEP)
    .map((sum) => {
      const from = Math.max(left, sum - bottom);
      const to = Math.min(right, sum - top);
      return `M${round(from)},${round(sum - from)}L${round(to)},${round(sum - to)}`;
    })
    .join("");
}
