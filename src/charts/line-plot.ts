import * as Plot from "@observablehq/plot";
import { max, min, ticks } from "d3";
import { quarterIndex } from "#contract/quarter.ts";
import { COLOURS, FONT, type Sizes } from "./look.ts";
import type { ChartOptions, ChartRow } from "./options.ts";
import { textWidth } from "./wrap.ts";

// The marks of a line chart, drawn by Plot: graded bands, line, open circles, hatch, target, official figures.

interface Point extends ChartRow {
  readonly x: number;
}

export interface LinePlot {
  readonly svg: Element;
  /** Some band reaches above the top of the axis. */
  readonly cut: boolean;
}

/** The axis starts at 0 (growth: at its lowest limit) and leaves out only limits beyond 2.2 times the highest mark. */
export function yDomain(rows: readonly ChartRow[], marks: readonly number[]): [number, number] {
  const highest = max([...rows.map((row) => row.estimate ?? 0), ...marks]) ?? 0;
  const upper = max(rows.map((row) => row.ci_upper ?? 0)) ?? 0;
  const top = Math.max(highest, Math.min(upper, 2.2 * highest), upper > 0 && highest === 0 ? upper : 0);
  return [Math.min(0, min(rows.map((row) => row.ci_lower ?? 0)) ?? 0), top === 0 ? 1 : top * 1.06];
}

export function drawPlot(rows: readonly ChartRow[], options: ChartOptions, sizes: Sizes): LinePlot {
  const { document, width, series, format, target = [], official = [] } = options;
  const points: Point[] = rows.map((row) => ({ ...row, x: quarterIndex(row.quarter) }));
  const domain = [min(points, (p) => p.x) ?? 0, max(points, (p) => p.x) ?? 1] as const;
  const inside = (quarter: string) =>
    quarterIndex(quarter) >= domain[0] && quarterIndex(quarter) <= domain[1];
  const targets = target.filter(
    (t) => quarterIndex(t.to_quarter) >= domain[0] && quarterIndex(t.from_quarter) <= domain[1],
  );
  const officials = official.filter((figure) => inside(figure.quarter));
  const y = yDomain(
    rows,
    [...targets, ...officials].map((mark) => mark.value),
  );
  const yTicks = ticks(y[0], y[1], 5);
  const step = (yTicks[1] ?? 1) - (yTicks[0] ?? 0);
  const tickLabels = yTicks.map((tick) => format.tick(tick, step));
  const ends = series.map(({ id }) => points.findLast((p) => p.series === id && p.estimate !== null));
  const endLabels = ends.map((end) => (end ? format.value(end.estimate ?? 0) : ""));
  const svg = Plot.plot({
    document,
    width,
    height: sizes.plotHeight,
    marginTop: 12,
    marginBottom: 30,
    marginLeft: sizes.pad + 6 + Math.max(...tickLabels.map((label) => textWidth(label, sizes.small))),
    marginRight: sizes.pad + 8 + Math.max(...endLabels.map((label) => textWidth(label, sizes.text))),
    x: { domain: domain[0] === domain[1] ? [domain[0] - 1, domain[0] + 1] : [...domain], axis: null },
    y: { domain: y, axis: null },
    marks: [
      Plot.gridY(yTicks, { stroke: COLOURS.grid, strokeOpacity: 1 }),
      Plot.axisY(yTicks, { tickFormat: (tick: number) => format.tick(tick, step), ...axisStyle(sizes) }),
      yearAxis(domain, width, options, sizes),
      ...hatchMarks(points, options),
      ...series.toReversed().flatMap(({ id }) =>
        bandMarks(
          points,
          id,
          series.findIndex((s) => s.id === id),
        ),
      ),
      ...targets.map((t) =>
        Plot.ruleY([t.value], {
          x1: Math.max(domain[0], quarterIndex(t.from_quarter)),
          x2: Math.min(domain[1], quarterIndex(t.to_quarter)),
          stroke: COLOURS.target,
          strokeWidth: 1.8,
          strokeDasharray: "2 3",
          className: "chart-target",
        }),
      ),
      ...series.toReversed().flatMap(({ id }) =>
        lineMarks(
          points,
          id,
          series.findIndex((s) => s.id === id),
        ),
      ),
      Plot.dot(officials, {
        x: (figure: { quarter: string }) => quarterIndex(figure.quarter),
        y: "value",
        symbol: "diamond",
        r: 5,
        fill: COLOURS.paper,
        stroke: COLOURS.official,
        strokeWidth: 1.6,
        className: "chart-official",
      }),
      ...endMarks(ends, endLabels, sizes),
    ],
  });
  return { svg: svg as unknown as Element, cut: rows.some((row) => (row.ci_upper ?? 0) > y[1]) };
}

function axisStyle(sizes: Sizes) {
  return { fontSize: sizes.small, fontFamily: FONT, fill: COLOURS.muted, tickSize: 0, label: null };
}

/** Years at their first quarter, as many as fit; short windows show quarters. */
function yearAxis(domain: readonly [number, number], width: number, options: ChartOptions, sizes: Sizes) {
  const [first, last] = domain;
  const span = Math.max(last - first, 1);
  const perLabel = Math.max(1, Math.ceil((span * sizes.yearGap) / width));
  const every =
    span <= 8 ? Math.max(1, Math.ceil((span * sizes.yearGap * 1.6) / width)) : Math.ceil(perLabel / 4) * 4;
  const shown = Array.from({ length: span + 1 }, (_, i) => first + i).filter((x) => x % every === 0);
  const quarter = (x: number) => `${Math.floor(x / 4)}Q${(x % 4) + 1}`;
  return Plot.axisX(shown, {
    ...axisStyle(sizes),
    tickFormat: (x: number) =>
      span <= 8 ? options.format.quarter(quarter(x), true) : String(Math.floor(x / 4)),
  });
}

function bandMarks(points: readonly Point[], id: string, i: number) {
  const own = points.filter((p) => p.series === id);
  const band = (lower: keyof Point, upper: keyof Point, fill: string, level: number) => [
    Plot.areaY(own, {
      x: "x",
      y1: lower,
      y2: upper,
      fill,
      fillOpacity: i === 0 ? 1 : 0.7,
      clip: true,
      className: `chart-band-${level}`,
    }),
    // A period between two gaps has no area: its interval is drawn as a bar.
    Plot.ruleX(own.filter(isAlone(own)), {
      x: "x",
      y1: lower,
      y2: upper,
      stroke: fill,
      strokeWidth: 6,
      clip: true,
    }),
  ];
  return [
    ...band("ci_lower", "ci_upper", COLOURS.band95[i] ?? COLOURS.band95[0], 95),
    ...band("ci_lower_50", "ci_upper_50", COLOURS.band50[i] ?? COLOURS.band50[0], 50),
  ];
}

function isAlone(own: readonly Point[]) {
  const known = new Set(own.filter((p) => p.estimate !== null).map((p) => p.x));
  return (p: Point) => p.estimate !== null && !known.has(p.x - 1) && !known.has(p.x + 1);
}

/** The line breaks where a quarter is missing from the rows as well as where its figure is blank. */
function lineMarks(points: readonly Point[], id: string, i: number) {
  const own = points.filter((p) => p.series === id);
  const stroke = COLOURS.series[i] ?? COLOURS.series[0];
  const alone = own.filter(isAlone(own));
  return [
    Plot.line(withGaps(own), {
      x: "x",
      y: "estimate",
      stroke,
      strokeWidth: 2.4,
      ...(i === 1 ? { strokeDasharray: "6 3" } : {}),
      className: `chart-line-${i}`,
    }),
    Plot.dot(alone, { x: "x", y: "estimate", r: 3, fill: stroke, className: `chart-dot-${i}` }),
    Plot.dot(
      own.filter((p) => p.quality === "D" || p.quality === "E"),
      {
        x: "x",
        y: "estimate",
        r: 3.6,
        fill: COLOURS.paper,
        stroke,
        strokeWidth: 1.6,
        className: "chart-rough",
      },
    ),
  ];
}

function withGaps(own: readonly Point[]): { x: number; estimate: number | null }[] {
  return own.flatMap((p, i) => {
    const previous = own[i - 1];
    return previous && p.x - previous.x > 1 ? [{ x: p.x - 0.5, estimate: null }, p] : [p];
  });
}

function hatchMarks(points: readonly Point[], { id }: ChartOptions) {
  const suppressed = points.filter((p) => p.obs_status === "too_few_units");
  return [
    Plot.rectY(suppressed, {
      x1: (p: Point) => p.x - 0.5,
      x2: (p: Point) => p.x + 0.5,
      fill: `url(#${id}-hatch)`,
      clip: true,
      className: "chart-suppressed",
    }),
  ];
}

/** Last points with their values; two labels that would touch are moved apart. */
function endMarks(ends: readonly (Point | undefined)[], labels: readonly string[], sizes: Sizes) {
  const known = ends.flatMap((end, i) => (end ? [{ end, i }] : []));
  const upper = known.toSorted((a, b) => (b.end.estimate ?? 0) - (a.end.estimate ?? 0))[0]?.i;
  return known.flatMap(({ end, i }) => [
    Plot.dot([end], {
      x: "x",
      y: "estimate",
      r: 4,
      fill: COLOURS.series[i] ?? "",
      className: `chart-dot-${i}`,
    }),
    Plot.text([end], {
      x: "x",
      y: "estimate",
      text: () => labels[i] ?? "",
      dx: 8,
      dy: known.length > 1 ? (i === upper ? -8 : 8) : 0,
      textAnchor: "start",
      fontSize: sizes.text,
      fontWeight: 700,
      fontFamily: FONT,
      fill: COLOURS.series[i] ?? "",
    }),
  ]);
}
