// Small helpers over the SVG document object model.

const SVG = "http://www.w3.org/2000/svg";

export type Attributes = Readonly<Record<string, string | number>>;

export function svgElement(document: Document, tag: string, attributes: Attributes, text = ""): SVGElement {
  const element = document.createElementNS(SVG, tag) as SVGElement;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  if (text !== "") element.textContent = text;
  return element;
}

/**
 * Makes what Plot drew fit a strict content policy and a stable file: no style element or attribute, no
 * generated class, ids under the chart's own prefix.
 */
export function cleanPlot(svg: Element, id: string): void {
  for (const style of svg.querySelectorAll("style")) style.remove();
  const renamed = new Map<string, string>();
  for (const element of [svg, ...svg.querySelectorAll("*")]) {
    element.removeAttribute("style");
    if (/^plot-/.test(element.getAttribute("class") ?? "")) element.removeAttribute("class");
    const own = element.getAttribute("id");
    if (own?.startsWith("plot-")) {
      const name = `${id}-clip-${renamed.size}`;
      renamed.set(own, name);
      element.setAttribute("id", name);
    }
  }
  for (const element of svg.querySelectorAll("[clip-path]")) {
    const old = /#([^)]+)/.exec(element.getAttribute("clip-path") ?? "")?.[1] ?? "";
    element.setAttribute("clip-path", `url(#${renamed.get(old) ?? old})`);
  }
}
