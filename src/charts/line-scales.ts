import { type ScaleLinear, scaleLinear, tickStep } from "d3";
import { quarterIndex } from "#contract/quarter.ts";
import type { LineOptions } from "./chart-options.ts";
import { type LineData, pointsOf } from "./line-data.ts";

// The rule of the value axis: zero is always on it, since rates, persons and ratios are read by their
// height. It reaches over every estimate, target and official mark, and over the intervals as long as
// these don't push the estimates into the bottom of the picture: beyond REACH times the highest mark
// a band is cut, and the legend says so.

const REACH = 2.2;
const TICKS = 5;

export interface ValueAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly step: number;
  /** Some interval goes beyond the domain. */
  readonly cut: boolean;
}

export function valueAxis(data: LineData, options: Pick<LineOptions, "target" | "official">): ValueAxis {
  const points = data.series.flatMap(pointsOf);
  const marks = [
    ...points.map((point) => point.y),
    ...visibleTargets(data, options).map((target) => target.value),
    ...visibleOfficial(data, options).map((mark) => mark.value),
  ];
  return axisOver(marks, points);
}

/** The axis for marks that must be seen whole and intervals that may be cut. */
export function axisOver(
  marks: readonly number[],
  intervals: readonly { readonly lower95: number; readonly upper95: number }[],
): ValueAxis {
  const top = Math.max(0, ...marks);
  const bottom = Math.min(0, ...marks);
  const reach = REACH * (Math.max(top, -bottom) || Number.POSITIVE_INFINITY);
  const high = Math.min(Math.max(top, ...intervals.map((i) => i.upper95)), reach);
  const low = Math.max(Math.min(bottom, ...intervals.map((i) => i.lower95)), -reach);
  return roundedAxis(low, high, intervals);
}

function roundedAxis(
  low: number,
  high: number,
  intervals: readonly { readonly lower95: number; readonly upper95: number }[],
): ValueAxis {
  const upper = high === low ? low + 1 : high;
  const step = tickStep(low, upper, TICKS);
  const from = Math.floor(low / step + 1e-9);
  const to = Math.ceil(upper / step - 1e-9);
  const domain = [clean(from * step), clean(to * step)] as const;
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => clean((from + i) * step));
  const cut = intervals.some((i) => i.upper95 > domain[1] || i.lower95 < domain[0]);
  return { domain, ticks, step, cut };
}

/** 0.060000000000000005 is 0.06. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}

export function visibleTargets(data: LineData, { target = [] }: Pick<LineOptions, "target">) {
  return target.filter(
    ({ from_quarter, to_quarter }) =>
      quarterIndex(from_quarter) <= data.last && quarterIndex(to_quarter) >= data.first,
  );
}

export function visibleOfficial(data: LineData, { official = [] }: Pick<LineOptions, "official">) {
  return official.filter(({ quarter }) => {
    const index = quarterIndex(quarter);
    return index >= data.first && index <= data.last;
  });
}

export interface Scales {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Half a quarter is left free on either side. */
export function timeDomain(data: LineData): [number, number] {
  return [data.first - 0.5, data.last + 0.5];
}

export function scalesOf(data: LineData, axis: ValueAxis, box: Box): Scales {
  return {
    x: scaleLinear(timeDomain(data), [box.left, box.right]),
    y: scaleLinear(axis.domain, [box.bottom, box.top]),
  };
}
