import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { CHART_ENDINGS } from "#contract/published/chart-files.ts";
import { compareReleases, RELEASE_PATTERN } from "#contract/release-id.ts";
import type { Lang } from "#i18n/dictionary.ts";
import type { Sample } from "../sample.ts";

// The pages of a built site: all of the newest release, and one of each kind for what takes a browser.

export interface BuiltPage {
  readonly lang: Lang;
  /** Within the site, with its language: en/cities/changchun/ or 404.html. */
  readonly path: string;
  /** Below the site's folder. */
  readonly file: string;
}

export interface PageKind extends BuiltPage {
  readonly kind: string;
}

/** Sections, most with a page of their own, and how deep pages below it lie. */
const SECTIONS = [
  ...(["cities", "reports", "compare", "indicators", "charts", "data"] as const),
  ...(["policies", "alerts", "methodology", "verify"] as const),
] as const;
const DEPTH_BELOW: Readonly<Record<string, number>> = {
  ...{ cities: 1, reports: 2, compare: 1, indicators: 1, charts: 2, data: 1, policies: 1, verify: 2 },
};
const ALONE = ["releases", "glossary", "search", "check", "explore", "explore/sql"];

/** Pages for frames: in the name of the newest release, and in a release's own. */
const EMBEDS = [
  ["embed", /^embed\/latest\/(?!headlines)[^/]+\/[^/]+\/$/],
  ["dark embed", /^embed\/latest\/(?!headlines)[^/]+\/[^/]+\/dark\/$/],
  ["frozen embed", /^embed\/\d[^/]+\/(?!headlines)[^/]+\/[^/]+\/$/],
  ["embed of headlines", /^embed\/latest\/headlines\/[^/]+\/$/],
  ["no embed", /^embed\/404\.html$/],
] as const;

/** Every page but those of kept releases, in the order of their paths. */
export async function builtPages(site: string): Promise<BuiltPage[]> {
  const found = await readdir(site, { recursive: true });
  const files = found.map((file) => file.replaceAll("\\", "/")).filter((file) => file.endsWith(".html"));
  const frozen = files.flatMap((file) => embedRelease(file) ?? []);
  const newest = frozen.toSorted(compareReleases).at(-1);
  return files
    .filter((file) => !isKept(file) && !isTaken(file) && (embedRelease(file) ?? newest) === newest)
    .toSorted()
    .map((file) => ({ lang: langOf(file), path: file.replace(/(^|\/)index\.html$/, "$1"), file }));
}

/** Files to be taken along are no pages of the site. */
const isTaken = (file: string) => file.endsWith(CHART_ENDINGS.html);
const isKept = (file: string) => RELEASE_PATTERN.test(/^releases\/([^/]+)\//.exec(file)?.[1] ?? "");
/** Of a frozen embed; null for other pages. */
function embedRelease(file: string): string | null {
  const id = /^(?:en\/)?embed\/([^/]+)\//.exec(file)?.[1] ?? "";
  return RELEASE_PATTERN.test(id) ? id : null;
}
const langOf = (file: string): Lang => (file.startsWith("en/") ? "en" : "zh");

/**
 * One of each kind in both languages, the last or the one that a sample draws; of those with a quarter, one of the
 * newest. A kind without a page is left out.
 */
export function onePageAKind(pages: readonly BuiltPage[], sample?: Sample): PageKind[] {
  const below = SECTIONS.filter((section) => DEPTH_BELOW[section]);
  const kinds: readonly (readonly [kind: string, pattern: RegExp])[] = [
    ["home", /^$/],
    ...[...SECTIONS, ...ALONE].map((section) => [section, new RegExp(`^${section}/$`)] as const),
    ...below.map((section) => {
      const steps = "[^/]+/".repeat(DEPTH_BELOW[section] ?? 1);
      return [`one of ${section}`, new RegExp(`^${section}/${steps}$`)] as const;
    }),
    ...EMBEDS,
  ];
  const listed = kinds.flatMap(([kind, pattern]) => {
    const own = (lang: Lang) =>
      pages.filter((page) => page.lang === lang && pattern.test(page.path.replace(/^en\//, "")));
    return (["zh", "en"] as const).flatMap((lang) => {
      const all = newestOf(own(lang));
      const page = sample ? sample.pick(kind, all) : all.at(-1);
      return page ? [{ ...page, kind }] : [];
    });
  });
  return [...listed, { kind: "404", lang: "zh", path: "404.html", file: "404.html" }];
}

const quarterIn = ({ path }: BuiltPage) => /\/(\d{4}q[1-4])\/$/.exec(path)?.[1] ?? "";

function newestOf(pages: readonly BuiltPage[]): readonly BuiltPage[] {
  const newest = pages.reduce((last, page) => (quarterIn(page) > last ? quarterIn(page) : last), "");
  return pages.filter((page) => quarterIn(page) === newest);
}

/** The pages of a site's folder, one a kind. */
export async function pageKinds(site: string, sample?: Sample): Promise<PageKind[]> {
  return onePageAKind(await builtPages(site), sample);
}

export const fileOf = (site: string, page: BuiltPage) => join(site, page.file);
