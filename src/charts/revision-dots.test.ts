import { expect, test } from "vitest";
import { attributesOf, document, labels, options } from "./fixture.ts";
import { type RevisedRow, type RevisionDotOptions, revisionDots } from "./revision-dots.ts";

const inside: RevisedRow = {
  ...{ label: "长春", first: 0.04, lower: 0.03, upper: 0.05, revised: 0.043, inside: true, se: 0.005 },
};
const outside: RevisedRow = { ...inside, label: "吉林市", revised: 0.052, inside: false };
const rows = [inside, outside, { ...inside, label: "四平", first: 0.05, lower: 0.04, upper: 0.06 }];

const dots = (change: Partial<RevisionDotOptions> = {}): RevisionDotOptions => ({
  ...{ document, id: "revised", width: 720, format: options().format },
  labels: { ...labels, first: "tick: first value", inside: "dot: inside", outside: "diamond: outside" },
  ...change,
});

test.each([720, 340])("looks as it did at %d", async (width) => {
  const svg = revisionDots(rows, dots({ width }));
  await expect(`${svg.outerHTML}\n`).toMatchFileSnapshot(`./snapshots/revision-dots-${width}.svg`);
});

test("inside and outside differ by shape, and only what is there stands in the legend", () => {
  const svg = revisionDots(rows, dots());
  expect(svg.querySelectorAll("circle.chart-inside[cy]:not([cy='0'])")).toHaveLength(2);
  expect(svg.querySelectorAll("path.chart-outside")).toHaveLength(2);
  expect(revisionDots([inside], dots()).textContent).not.toContain("diamond: outside");
  expect(revisionDots([outside], dots()).textContent).not.toContain("dot: inside");
});

test("first and revised values stand on one axis", () => {
  const svg = revisionDots([inside], dots());
  const [zero = 0] = attributesOf(svg, "line.chart-zero", "x1").map(Number);
  const [first = 0] = attributesOf(svg, "svg > line.chart-first", "x1").map(Number);
  const [revised = 0] = attributesOf(svg, "svg > circle.chart-inside", "cx").map(Number);
  expect((revised - zero) / (first - zero)).toBeCloseTo(0.043 / 0.04, 2);
});

test("both values are written where there is room, else the revised one", () => {
  expect(revisionDots([inside], dots()).textContent).toContain("4.0% → 4.3%");
  expect(revisionDots([inside], dots({ width: 340 })).textContent).not.toContain("→");
});

test("no rows are a fault", () => {
  expect(() => revisionDots([], dots())).toThrow("no rows to draw (chart revised)");
});
