import { describe, expect, test } from "vitest";
import { attributesOf, labels, options, row, rows, target } from "./fixture.ts";
import { frameOf, line } from "./line.ts";
import { lineData } from "./line-data.ts";
import { valueAxis } from "./line-scales.ts";
import { textWidth } from "./text-width.ts";

const official = [
  { quarter: "2013Q4", value: 0.037, label: "official: registered rate" },
  { quarter: "2020Q4", value: 0.2, label: "outside the window" },
];
const suppressed = [
  ...rows(6),
  row("2013Q3", null, { obs_status: "too_few_units" }),
  row("2013Q4", 0.041, { quality: "E" }),
  row("2014Q1", 0.042),
  row("2014Q2", null),
  row("2014Q3", 0.2, { quality: "F" }),
  row("2014Q4", 0.04),
];
const two = [...rows(20), ...rows(20, "wuhan", 0.03)];
const series = [
  { id: "changchun", label: "Changchun" },
  { id: "wuhan", label: "Wuhan" },
];
const pictures = {
  "one-series-720": () => line(rows(20), options({ target: [target], official })),
  "one-series-340": () => line(rows(20), options({ width: 340, target: [target], official })),
  "gaps-and-hatch-720": () => line(suppressed, options()),
  "gaps-and-hatch-340": () => line(suppressed, options({ width: 340 })),
  "two-series-720": () => line(two, options({ series })),
  "two-series-340": () => line(two, options({ series, width: 340 })),
};

describe.each(Object.entries(pictures))("%s", (name, draw) => {
  test("looks as it did", async () => {
    await expect(`${draw().outerHTML}\n`).toMatchFileSnapshot(`./snapshots/${name}.svg`);
  });

  test("drawn twice gives the same bytes", () => {
    expect(draw().outerHTML).toBe(draw().outerHTML);
  });

  test("has no style, no script and nothing of Plot's own", () => {
    const svg = draw();
    expect(svg.querySelectorAll("style, script, [style], [aria-label]")).toHaveLength(0);
    expect(svg.outerHTML).not.toMatch(/plot-|currentColor/);
  });

  test("keeps all its text inside", () => {
    const svg = draw();
    const width = Number(svg.getAttribute("width"));
    const height = Number(svg.getAttribute("height"));
    for (const text of svg.querySelectorAll("text")) {
      const bold = text.getAttribute("font-weight") === "700";
      const length = textWidth(text.textContent ?? "", Number(text.getAttribute("font-size")), bold);
      const anchor = text.getAttribute("text-anchor") ?? "start";
      const left =
        Number(text.getAttribute("x")) - length * { start: 0, middle: 0.5, end: 1 }[anchor as "end"];
      expect({ text: text.textContent, inside: left >= 0 && left + length <= width }).toEqual({
        text: text.textContent,
        inside: true,
      });
      expect(Number(text.getAttribute("y"))).toBeLessThan(height);
    }
  });
});

test("title, subtitle, interval, source, release and the mark of simulated data stand inside", () => {
  const words = attributeText(line(rows(8), options({ width: 340 })));
  for (const key of ["title", "subtitle", "interval", "source", "release", "simulated"] as const) {
    expect(words).toContain(labels[key] ?? "");
  }
});

test("real returns carry no mark of simulated data", () => {
  const svg = line(rows(8), options({ labels: { ...labels, simulated: null } }));
  expect(svg.querySelectorAll(".chart-simulated, .chart-simulated-box")).toHaveLength(0);
});

test("the line's points stand where the scales put the figures", () => {
  const drawn = rows(12);
  const data = lineData(drawn, options());
  const svg = line(drawn, options());
  const top = Number(attributesOf(svg, "clipPath rect", "y")[0]);
  const { scales } = frameOf(data, valueAxis(data, options()), options(), top);
  const path = attributesOf(svg, "g.chart-line-0 path", "d")[0] ?? "";
  const points = Array.from(path.matchAll(/[ML]?(-?[\d.]+),(-?[\d.]+)/g), (m) => [
    Number(m[1]),
    Number(m[2]),
  ]);
  expect(points).toHaveLength(12);
  for (const [i, point] of (data.series[0]?.points ?? []).entries()) {
    expect(points[i]?.[0]).toBeCloseTo(scales.x(point.x), 1);
    expect(points[i]?.[1]).toBeCloseTo(scales.y(drawn[i]?.estimate ?? Number.NaN), 1);
  }
});

test("a suppressed quarter is hatched, a missing or unreliable one is a gap", () => {
  const svg = line(suppressed, options());
  expect(svg.querySelectorAll("rect.chart-suppressed[y]").length).toBe(2);
  expect(attributesOf(svg, "g.chart-line-0 path", "d")[0]?.match(/M/g)).toHaveLength(3);
  const words = attributeText(svg);
  for (const label of [labels.suppressed, labels.gap, labels.rough]) expect(words).toContain(label);
});

test("an unreliable figure does not stretch the axis", () => {
  const axis = valueAxis(lineData(suppressed, options()), {});
  expect(axis.domain).toEqual([0, 0.06]);
});

test("what isn't there has no legend", () => {
  const words = attributeText(line(rows(8), options()));
  for (const label of [labels.suppressed, labels.gap, labels.rough, labels.cut])
    expect(words).not.toContain(label);
});

test("quality D and E are open circles", () => {
  const marks = [
    row("2016Q1", 0.04),
    row("2016Q2", 0.04, { quality: "D" }),
    row("2016Q3", 0.04, { quality: "E" }),
  ];
  expect(line(marks, options()).querySelectorAll("g.chart-lines g.chart-rough circle")).toHaveLength(2);
});

test("the newest figure is marked as open, too, where it is rough", () => {
  const ends = (quality: "B" | "D") => {
    const svg = line([row("2016Q1", 0.04), row("2016Q2", 0.04, { quality })], options());
    return [...svg.querySelectorAll('circle[r="4"]')].map((mark) => mark.getAttribute("class"));
  };
  expect(ends("D").filter((name) => name === "chart-rough chart-series-0")).toHaveLength(1);
  expect(ends("B")).not.toContain("chart-rough chart-series-0");
});

test("a point between two gaps is drawn with its interval", () => {
  const svg = line(
    [row("2016Q1", 0.04), row("2016Q2", null), row("2016Q3", 0.04), row("2016Q4", 0.05)],
    options(),
  );
  expect(svg.querySelectorAll("g.chart-bar-95 line")).toHaveLength(1);
  expect(svg.querySelectorAll("g.chart-lone circle")).toHaveLength(1);
});

test("official figures outside the window are left out, legend included", () => {
  const svg = line(rows(20), options({ official }));
  expect(svg.querySelectorAll(".chart-official")).toHaveLength(2);
  expect(attributeText(svg)).not.toContain("outside the window");
});

test("the second series differs by dash and marker as well as by colour", () => {
  const svg = line(two, options({ series }));
  expect(attributesOf(svg, "g.chart-line-0", "stroke-dasharray")).toEqual([""]);
  expect(attributesOf(svg, "g.chart-line-1", "stroke-dasharray")).toEqual(["7 3"]);
  expect(new Set(Array.from(svg.querySelectorAll(".chart-end-1"), (end) => end.localName))).toEqual(
    new Set(["rect"]),
  );
});

test("ids of two charts on one page are unique and every reference is answered", () => {
  const both = ["a", "b"].map((id) => line(suppressed, options({ id })));
  const ids = both.flatMap((svg) => attributesOf(svg, "[id]", "id"));
  expect(new Set(ids).size).toBe(ids.length);
  for (const svg of both) {
    const references = Array.from(svg.outerHTML.matchAll(/url\(#([^)]+)\)/g), (match) => match[1]);
    expect(references.length).toBeGreaterThan(0);
    expect(attributesOf(svg, "[id]", "id")).toEqual(expect.arrayContaining(references));
  }
});

test("the image has a title and a description to be read out", () => {
  const svg = line(rows(8), options());
  expect(svg.getAttribute("role")).toBe("img");
  expect(svg.getAttribute("aria-labelledby")).toBe("rate-title rate-desc");
  expect(svg.querySelector("#rate-desc")?.textContent).toBe(labels.description);
});

test("no rows is a fault that names the chart", () => {
  expect(() => line([], options())).toThrow("no rows to draw (chart rate)");
});

test("without a single figure the chart still stands", () => {
  const svg = line([row("2016Q1", null), row("2016Q2", null, { obs_status: "too_few_units" })], options());
  expect(svg.outerHTML).not.toContain("NaN");
});

function attributeText(svg: Element): string {
  return Array.from(svg.querySelectorAll("text"), (text) => text.textContent).join("");
}

test("complete counts have no band, and the legend shows none", () => {
  const counted = rows(8).map((one) => ({
    ...one,
    ...{
      ci_lower: one.estimate,
      ci_upper: one.estimate,
      ci_lower_50: one.estimate,
      ci_upper_50: one.estimate,
    },
  }));
  const bands = (svg: Element) => svg.querySelectorAll("g rect[fill-opacity], g rect[opacity]").length;
  expect(bands(line(counted, options()))).toBe(0);
  expect(bands(line(rows(8), options()))).toBeGreaterThan(0);
});
