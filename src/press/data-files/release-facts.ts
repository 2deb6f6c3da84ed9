import type { Registry } from "#contract/registry/registry.ts";

/** What files of data say of the release that they belong to. */
export interface ReleaseFacts {
  readonly release: string;
  /** YYYY-MM-DD; null for a preview. */
  readonly releasedOn: string | null;
  readonly simulated: boolean;
  readonly registry: Pick<Registry, "cities" | "indicators">;
}

/** Files have to say some day: the release's own, or the last of its quarter. Never that of the clock. */
export function dayOf({ release, releasedOn }: Pick<ReleaseFacts, "release" | "releasedOn">): string {
  if (releasedOn !== null) return releasedOn;
  const [year, quarter] = [Number(release.slice(0, 4)), Number(release.slice(5, 6))];
  return new Date(Date.UTC(year, 3 * quarter, 0)).toISOString().slice(0, 10);
}
