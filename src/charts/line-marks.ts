import * as Plot from "@observablehq/plot";
import type { LineData, Point, SeriesData } from "./line-data.ts";
import { lonePoints, pointsOf } from "./line-data.ts";
import { seriesStyle, THEME } from "./theme.ts";

// The marks of a line chart, from back to front.

type Entry = SeriesData["points"][number];

const channel = (name: keyof Point) => (entry: Entry) => entry.point?.[name] as number | undefined;

export function bandMarks(data: LineData): Plot.Markish[] {
  const wide = data.series.flatMap((series) => band(series, "95"));
  const inner = data.series.flatMap((series) => band(series, "50"));
  return [...wide, ...inner];
}

function band(series: SeriesData, level: "95" | "50"): Plot.Markish[] {
  const { color } = seriesStyle(series.index);
  const opacity = THEME.bandOpacity[level === "95" ? "ci95" : "ci50"];
  const className = `chart-band-${level} chart-series-${series.index}`;
  const lone = lonePoints(series);
  const area = Plot.areaY(series.points, {
    x: "x",
    y1: channel(`lower${level}`),
    y2: channel(`upper${level}`),
    fill: color,
    fillOpacity: opacity,
    className,
  });
  const bars = Plot.ruleX(lone, {
    x: "x",
    y1: `lower${level}`,
    y2: `upper${level}`,
    stroke: color,
    strokeOpacity: opacity * 1.6,
    strokeWidth: level === "95" ? 4 : 7,
    className: `chart-bar-${level} chart-series-${series.index}`,
  });
  return lone.length > 0 ? [area, bars] : [area];
}

export function lineMarks(data: LineData): Plot.Markish[] {
  return [...data.series].reverse().flatMap((series) => {
    const { color, dash } = seriesStyle(series.index);
    const line = Plot.lineY(series.points, {
      x: "x",
      y: channel("y"),
      stroke: color,
      strokeWidth: 2.5,
      strokeLinejoin: "round",
      strokeLinecap: dash ? "butt" : "round",
      ...(dash ? { strokeDasharray: dash } : {}),
      className: `chart-line-${series.index}`,
    });
    const lone = lonePoints(series).filter((point) => !point.rough);
    return [
      line,
      ...dots(lone, series, true),
      ...dots(
        pointsOf(series).filter((p) => p.rough),
        series,
        false,
      ),
    ];
  });
}

function dots(points: readonly Point[], { index }: SeriesData, solid: boolean): Plot.Markish[] {
  if (points.length === 0) return [];
  const { color } = seriesStyle(index);
  const className = solid ? `chart-lone chart-series-${index}` : `chart-rough chart-series-${index}`;
  return [
    Plot.dot(points, {
      x: "x",
      y: "y",
      r: solid ? 3.5 : 3,
      fill: solid ? color : THEME.background,
      stroke: color,
      strokeWidth: solid ? 0 : 1.5,
      className,
    }),
  ];
}
