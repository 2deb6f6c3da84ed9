import { parseHTML } from "linkedom";
import { type Parts, textOf } from "./office-package.ts";

// A presentation as tests read it.

export interface ReadSeries {
  readonly name: string;
  /** Cells that its numbers are a copy of. */
  readonly range: string;
  readonly values: readonly (number | null)[];
}

export function slideNames(parts: Parts): string[] {
  return [...parts.keys()].filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).toSorted();
}

/** The texts of a part, a paragraph each. */
export function paragraphsOf(parts: Parts, name: string): string[] {
  return [...elements(textOf(parts, name), "a:p")].map((paragraph) =>
    [...paragraph.querySelectorAll("a\\:t")].map((run) => run.textContent ?? "").join(""),
  );
}

export function titleOf(parts: Parts, slide: string): string {
  const titles = elements(textOf(parts, slide), "p:sp").filter((shape) =>
    shape.outerHTML.includes('type="title"'),
  );
  return titles.map((shape) => shape.textContent?.trim()).join(" | ");
}

export function seriesOf(parts: Parts, chart: string): ReadSeries[] {
  return elements(textOf(parts, chart), "c:ser").map((series) => {
    const cache = series.querySelector("c\\:val c\\:numCache");
    const count = Number(cache?.querySelector("c\\:ptCount")?.getAttribute("val"));
    const values: (number | null)[] = Array.from({ length: count }, () => null);
    for (const point of cache?.querySelectorAll("c\\:pt") ?? []) {
      values[Number(point.getAttribute("idx"))] = Number(point.querySelector("c\\:v")?.textContent);
    }
    return {
      name: series.querySelector("c\\:tx")?.querySelector("c\\:v")?.textContent ?? "",
      range: series.querySelector("c\\:val c\\:f")?.textContent ?? "",
      values,
    };
  });
}

function elements(xml: string, name: string): Element[] {
  const { document } = parseHTML(`<x>${xml.replace(/^<\?xml[^>]*\?>/, "")}</x>`);
  return [...document.querySelectorAll(name.replace(":", "\\:"))];
}
