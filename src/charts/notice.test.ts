import { expect, test } from "vitest";
import { attributesOf, document, labels, options, rows } from "./fixture.ts";
import { line } from "./line.ts";
import { notice } from "./notice.ts";

const reason = "本市没有这项指标的报表。".repeat(4);
const draw = (size: { readonly width: number; readonly height?: number }) =>
  notice({ document, id: "x", labels, reason, ...size });

test("a picture without figures says why, and carries title, source, release and the notice of simulation", () => {
  const text = draw({ width: 720 }).textContent ?? "";
  const said = [labels.title, labels.subtitle, labels.source, labels.release, labels.simulated ?? "", reason];
  for (const part of said)
    expect(text.replaceAll(/\s/g, "")).toContain(part.slice(0, 12).replaceAll(/\s/g, ""));
});

test.each([
  { width: 600, height: 600 },
  { width: 960, height: 540 },
])("takes the height that it is given: $width x $height", (size) => {
  for (const svg of [draw(size), line(rows(20), options(size))]) {
    expect(attributesOf(svg.parentElement ?? wrap(svg), "svg", "height")).toEqual([String(size.height)]);
  }
});

test("a chart whose words leave no room to draw is refused by its name", () => {
  expect(() => line(rows(20), options({ height: 190 }))).toThrow("no room to draw (chart rate): height 190");
});

function wrap(svg: Element): Element {
  const holder = document.createElement("div");
  holder.append(svg);
  return holder;
}
