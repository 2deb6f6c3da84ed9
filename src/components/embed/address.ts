import { type Lang, rootHref } from "#components/links.ts";
import {
  chartMadePath,
  chartPath,
  type EmbedTheme,
  embedPath,
  HEADLINES_EMBED,
  LATEST_EMBED,
} from "#contract/published/chart-files.ts";

// Addresses that an embed has and leads to, in the whole site: a frozen one stays with the pages of its release.

export interface Embedded {
  readonly lang: Lang;
  /** Id, or LATEST_EMBED. */
  readonly release: string;
  /** Indicator, or HEADLINES_EMBED. */
  readonly chart: string;
  readonly city: string;
}

const below = (lang: Lang, path: string) => `${lang === "en" ? "en/" : ""}${path}`;

export function embedHref({ lang, release, chart, city }: Embedded, theme: EmbedTheme): string {
  return rootHref(below(lang, embedPath(release, chart, city, theme)));
}

/** Where the reader of an embed finds its figures, sources and files. */
export function pageHref({ lang, release, chart, city }: Embedded): string {
  const path = chart === HEADLINES_EMBED ? `cities/${city}/` : chartPath(chart, city);
  return inRelease(release, below(lang, path));
}

/** The same in the newest release. */
export function newestHref(embedded: Embedded): string {
  return pageHref({ ...embedded, release: LATEST_EMBED });
}

export function pictureHref({ lang, release, chart, city }: Embedded): string {
  return inRelease(release, below(lang, chartMadePath(chart, city, "slide")));
}

function inRelease(release: string, path: string): string {
  return rootHref(release === LATEST_EMBED ? path : `releases/${release}/${path}`);
}
