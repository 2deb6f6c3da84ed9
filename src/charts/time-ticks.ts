import { quarterOf } from "#contract/quarter.ts";
import { textWidth } from "./text-width.ts";

export interface TimeTick {
  readonly x: number;
  readonly label: string;
}

/** A window up to this many quarters is labelled by quarter where there is room. */
const FEW_QUARTERS = 9;

/** Quarters for short windows, else years at their first quarter, as many as there is room for. */
export function timeTicks(
  { first, last }: { readonly first: number; readonly last: number },
  room: { readonly width: number; readonly size: number },
  format: (quarter: string, short: boolean) => string,
): TimeTick[] {
  const count = last - first + 1;
  const quarters = range(first, last, 1).map((x) => ({ x, label: format(quarterOf(x), true) }));
  const widest = Math.max(...quarters.map(({ label }) => textWidth(label, room.size))) + room.size;
  if (count <= FEW_QUARTERS) return every(quarters, Math.ceil((widest * count) / room.width));
  const years = range(Math.ceil(first / 4) * 4, last, 4).map((x) => ({ x, label: String(x / 4) }));
  const yearWidth = textWidth("2016", room.size) + 1.2 * room.size;
  return every(years, Math.ceil((yearWidth * count) / 4 / room.width));
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.max(0, Math.floor((to - from) / step) + 1) }, (_, i) => from + i * step);
}

function every<T>(items: readonly T[], n: number): T[] {
  return items.filter((_, i) => i % n === 0);
}
