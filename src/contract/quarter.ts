// Quarters are written 2016Q1. Arithmetic uses the quarter index 4 * year + (quarter - 1).

export const QUARTER_PATTERN = /^(\d{4})Q([1-4])$/;

/** @throws when the text is not a quarter. */
export function quarterIndex(quarter: string): number {
  const match = QUARTER_PATTERN.exec(quarter);
  if (!match) throw new Error(`not a quarter (expected YYYYQ1 … YYYYQ4): ${quarter}`);
  return 4 * Number(match[1]) + Number(match[2]) - 1;
}

export function quarterOf(index: number): string {
  return `${Math.floor(index / 4)}Q${(((index % 4) + 4) % 4) + 1}`;
}

/** Inclusive range of quarters, "2008Q1..2017Q4" or a single quarter. */
export function quarterRange(text: string): string[] {
  const [from, to = from, more] = text.split("..");
  if (from === undefined || to === undefined || more !== undefined)
    throw new Error(`not a range of quarters: ${text}`);
  const first = quarterIndex(from);
  const last = quarterIndex(to);
  if (last < first) throw new Error(`range of quarters runs backwards: ${text}`);
  return Array.from({ length: last - first + 1 }, (_, i) => quarterOf(first + i));
}
