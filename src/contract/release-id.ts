// A release goes by its last quarter, 2017Q4; a second edition of that quarter by 2017Q4-2, and so on.

const RELEASE_PATTERN = /^(\d{4}Q[1-4])(?:-([2-9]|[1-9]\d+))?$/;

export interface ReleaseId {
  readonly quarter: string;
  /** 1 unless the quarter was published before. */
  readonly edition: number;
}

/** @throws when the text is not the id of a release. */
export function parseReleaseId(id: string): ReleaseId {
  const match = RELEASE_PATTERN.exec(id);
  if (!match) throw new Error(`not a release (expected 2017Q4, 2017Q4-2 …): ${id}`);
  return { quarter: match[1] ?? "", edition: Number(match[2] ?? 1) };
}

/** The last quarter that a release holds. @throws when the text is not the id of a release. */
export function releaseQuarter(id: string): string {
  return parseReleaseId(id).quarter;
}
