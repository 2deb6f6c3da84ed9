import { textWidth } from "#charts/text-width.ts";

// Where the words of a drawn chart stand, by the estimates it was laid out with.

interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Letters reach from about here above the line they stand on to here below it, in em. */
const ABOVE = 0.72;
const BELOW = 0.1;
const SHARE = { start: 0, middle: 0.5, end: 1 } as const;

/** Each pair of texts that overlap, and each text that leaves the picture. */
export function overlaps(svg: SVGElement): string[] {
  const [, , width = 0, height = 0] = (svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
  const boxes = Array.from(svg.querySelectorAll("text:not([aria-hidden])"), boxOf);
  const outside = boxes
    .filter(({ left, right, top, bottom }) => left < 0 || top < 0 || right > width || bottom > height)
    .map(({ text }) => `outside: ${text}`);
  const over = boxes.flatMap((box, i) =>
    boxes.slice(i + 1).flatMap((other) => (touch(box, other) ? [`${box.text} | ${other.text}`] : [])),
  );
  return [...outside, ...over];
}

function boxOf(element: Element): TextBox {
  const number = (name: string) => Number(element.getAttribute(name));
  const text = element.textContent ?? "";
  const size = number("font-size");
  const width = textWidth(text, size, element.getAttribute("font-weight") === "700");
  const anchor = (element.getAttribute("text-anchor") ?? "start") as keyof typeof SHARE;
  const left = number("x") - width * SHARE[anchor];
  const [top, bottom] = [number("y") - ABOVE * size, number("y") + BELOW * size];
  return { text, left, right: left + width, top, bottom };
}

function touch(a: TextBox, b: TextBox): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
