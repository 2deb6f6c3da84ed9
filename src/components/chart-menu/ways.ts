import { STATE_VERSION } from "#components/explore/state.ts";
import { verifyPath } from "#contract/page-paths.ts";
import type { Manifest } from "#contract/published/manifest.ts";
import type { Indicator } from "#contract/registry/registry.ts";

export interface Way {
  /** Within the site, without language. */
  readonly path: string;
  /** Of its words. */
  readonly key: string;
}

/** Where a chart can be asked on or computed again: the latter of headlines alone. */
export function asks(
  { id, headline }: Pick<Indicator, "id" | "headline">,
  city: string,
  { cities }: Pick<Manifest, "cities">,
): Way[] {
  const isSurveyed = cities.some((entry) => entry.id === city && entry.community !== null);
  const asked = new URLSearchParams({ v: String(STATE_VERSION), i: id, c: city });
  return [
    { path: `explore/?${asked}`, key: "chart_menu.explore" },
    ...(headline && isSurveyed ? [{ path: verifyPath(city, id), key: "chart_menu.verify" }] : []),
  ];
}
