import { expect, test } from "vitest";
import { attributesOf, document, row, rows } from "./fixture.ts";
import { type SmallOptions, smallMultiple } from "./small-multiple.ts";

const options: SmallOptions = {
  ...{ document, id: "small", first: "2012Q1", last: "2016Q4" },
  labels: {
    ...{ title: "样本监测失业率", unit: "近四个季度平均", value: "3.9%" },
    ...{ verdict: "比上年同期无法判断升降", foot: "2016年四季度 · 模拟数据", description: "小图" },
  },
  format: { tick: (value) => `${Math.round(value * 1000) / 10}%`, quarter: (quarter) => quarter },
};
const broken = [
  ...rows(4),
  row("2013Q2", null, { obs_status: "too_few_units" }),
  row("2013Q3", 0.04),
  row("2013Q4", null),
  row("2014Q1", 0.041, { quality: "E" }),
  row("2014Q2", 0.042, { quality: "E" }),
];
const plain = (given: typeof broken) => given.map((one) => ({ ...one, series: "" }));

test.each([
  ["small-multiple", rows(20)],
  ["small-multiple-broken", broken],
])("%s looks as it did", async (name, given) => {
  const svg = smallMultiple(plain(given), options);
  await expect(`${svg.outerHTML}\n`).toMatchFileSnapshot(`./snapshots/${name}.svg`);
});

test("a suppressed quarter is hatched, a missing one a gap, a lone one a bar, a rough end open", () => {
  const svg = smallMultiple(plain(broken), options);
  expect(svg.querySelectorAll("rect.chart-suppressed")).toHaveLength(1);
  expect(attributesOf(svg, ".chart-line-0", "d")[0]?.match(/M/g)).toHaveLength(3);
  expect(svg.querySelectorAll(".chart-bar-95")).toHaveLength(1);
  expect(svg.querySelectorAll("circle.chart-rough")).toHaveLength(1);
});

test("the same quarters stand at the same place whatever rows there are", () => {
  const at = (given: typeof broken) =>
    attributesOf(smallMultiple(plain(given), options), "circle", "cx").at(-1);
  expect(at([row("2015Q1", 0.04)])).toBe(at([...rows(4), row("2014Q4", 0.03), row("2015Q1", 0.05)]));
});

test("quarters before the window are left out, coordinates have one decimal", () => {
  const svg = smallMultiple(plain(rows(20)), { ...options, first: "2015Q1" });
  const path = attributesOf(svg, ".chart-line-0", "d")[0] ?? "";
  expect(path.match(/[ML]/g)).toHaveLength(8);
  expect(path).not.toMatch(/\.\d\d/);
});

test("without a single figure the chart still stands, and is read out", () => {
  const svg = smallMultiple([], options);
  expect(svg.outerHTML).not.toMatch(/NaN|undefined/);
  expect(svg.querySelector("#small-desc")?.textContent).toBe("小图");
});
