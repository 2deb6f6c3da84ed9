import { expect, test } from "vitest";
import { attributesOf, options, row } from "./fixture.ts";
import { type DotRow, intervalDots } from "./interval-dots.ts";
import { textWidth } from "./text-width.ts";

const absent = "too few units reported";
const cities: DotRow[] = [
  { ...row("2016Q4", 0.04), label: "长春", absent },
  { ...row("2016Q4", 0.05, { quality: "E" }), label: "吉林市", absent },
  { ...row("2016Q4", null, { obs_status: "too_few_units" }), label: "四平", absent },
  { ...row("2016Q4", 0.03), label: "武汉", absent, official: { value: 0.031, label: "official" } },
];

test.each([720, 340])("looks as it did at %d", async (width) => {
  const svg = intervalDots(cities, options({ width, id: "cities" }));
  await expect(`${svg.outerHTML}\n`).toMatchFileSnapshot(`./snapshots/interval-dots-${width}.svg`);
});

test("dots keep the order and the proportions of the figures", () => {
  const svg = intervalDots(cities, options());
  const dots = attributesOf(svg, "circle[cy]:not([cy='0'])", "cx").map(Number);
  const [zero = 0] = attributesOf(svg, "line.chart-zero", "x1").map(Number);
  const [first = 0, second = 0, third = 0] = dots.map((x) => x - zero);
  expect(dots).toHaveLength(3);
  expect(second / first).toBeCloseTo(1.25, 2);
  expect(third / first).toBeCloseTo(0.75, 2);
});

test("a city without a figure says why and has no bar", () => {
  const svg = intervalDots(cities.slice(2, 3), options());
  expect(svg.textContent).toContain(absent);
  expect(svg.querySelectorAll("rect.chart-band-95[clip-path]")).toHaveLength(0);
});

test("no style", () => {
  const svg = intervalDots(cities, options());
  expect(svg.querySelectorAll("[style], style")).toHaveLength(0);
});

test("a bar that goes on beyond the edge is said to, by an arrow that lies along the axis", () => {
  const wide = { ...row("2016Q4", 0.04), ci_lower: -9, ci_upper: 9, label: "长春", absent };
  const arrows = (rows: DotRow[]) => attributesOf(intervalDots(rows, options()), ".chart-cut", "transform");
  expect(arrows([wide])).toEqual(["rotate(90 11 0)"]);
  expect(arrows(cities)).toEqual([]);
});

test("words below the axis never stand on one another, however long the names are", () => {
  const named = [-0.6, 0.25].map((estimate) => ({
    ...row("2016Q4", estimate),
    ...{ label: "large and medium-sized enterprises", absent },
  }));
  const svg = intervalDots(named, options({ width: 340 }));
  const ticks = [...svg.querySelectorAll("text[text-anchor=middle]")].map((node) => {
    const text = node.textContent ?? "";
    const half = textWidth(text, Number(node.getAttribute("font-size"))) / 2;
    return { text, half, x: Number(node.getAttribute("x")) };
  });
  const touching = ticks.filter(({ x, half }, i) => {
    const next = ticks[i + 1];
    return next && x + half > next.x - next.half;
  });
  expect(ticks.length).toBeGreaterThan(1);
  expect(touching).toEqual([]);
  expect(ticks.map(({ text }) => text)).toContain(options().format.tick(0, 0.1));
});
