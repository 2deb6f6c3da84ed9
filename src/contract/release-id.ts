import { QUARTER_PATTERN, quarterIndex } from "./quarter.ts";

// A release is named after its last quarter: 2017Q4. Another release of the same quarter is 2017Q4-2, then 2017Q4-3:
// a name that was public once is never given again.

export const RELEASE_PATTERN = /^(\d{4}Q[1-4])(?:-([2-9]|[1-9]\d+))?$/;

export interface ReleaseId {
  readonly quarter: string;
  /** 1 for the first, whose name has no number. */
  readonly edition: number;
}

/** @throws when the text is not the name of a release. */
export function parseReleaseId(id: string): ReleaseId {
  const match = RELEASE_PATTERN.exec(id);
  if (!match) throw new Error(`not a release (expected 2017Q4, 2017Q4-2 …): ${id}`);
  return { quarter: match[1] ?? "", edition: Number(match[2] ?? 1) };
}

/** The quarter a release ends with. */
export function releaseQuarter(id: string): string {
  return parseReleaseId(id).quarter;
}

export function releaseIdOf({ quarter, edition }: ReleaseId): string {
  if (!QUARTER_PATTERN.test(quarter)) throw new Error(`not a quarter (expected YYYYQ1 … YYYYQ4): ${quarter}`);
  return edition === 1 ? quarter : `${quarter}-${edition}`;
}

/** The first name of a quarter that was not used yet. */
export function nextReleaseId(quarter: string, used: Iterable<string>): string {
  const editions = [...used].map(parseReleaseId).filter((id) => id.quarter === quarter);
  return releaseIdOf({ quarter, edition: Math.max(0, ...editions.map((id) => id.edition)) + 1 });
}

/** By quarter, then by edition. */
export function compareReleases(a: string, b: string): number {
  const [one, other] = [parseReleaseId(a), parseReleaseId(b)];
  return quarterIndex(one.quarter) - quarterIndex(other.quarter) || one.edition - other.edition;
}
