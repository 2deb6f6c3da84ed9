import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { RELEASE_PATTERN } from "#contract/release-id.ts";
import type { Lang } from "#i18n/dictionary.ts";

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
  ...(["cities", "reports", "compare", "indicators", "data"] as const),
  ...(["policies", "alerts", "methodology", "verify"] as const),
] as const;
const DEPTH_BELOW: Readonly<Record<string, number>> = {
  ...{ cities: 1, reports: 2, compare: 1, indicators: 1, data: 1, policies: 1, verify: 2 },
};
const ALONE = ["releases", "search", "check", "explore", "explore/sql"];

/** Every page but those of kept releases, in the order of their paths. */
export async function builtPages(site: string): Promise<BuiltPage[]> {
  const found = await readdir(site, { recursive: true });
  return found
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".html") && !isKept(file))
    .toSorted()
    .map((file) => ({ lang: langOf(file), path: file.replace(/(^|\/)index\.html$/, "$1"), file }));
}

const isKept = (file: string) => RELEASE_PATTERN.test(/^releases\/([^/]+)\//.exec(file)?.[1] ?? "");
const langOf = (file: string): Lang => (file.startsWith("en/") ? "en" : "zh");

/** One of each kind in both languages; of those with a quarter, the newest. A kind without a page is left out. */
export function onePageAKind(pages: readonly BuiltPage[]): PageKind[] {
  const below = SECTIONS.filter((section) => DEPTH_BELOW[section]);
  const kinds: readonly (readonly [kind: string, pattern: RegExp])[] = [
    ["home", /^$/],
    ...[...SECTIONS, ...ALONE].map((section) => [section, new RegExp(`^${section}/$`)] as const),
    ...below.map((section) => {
      const steps = "[^/]+/".repeat(DEPTH_BELOW[section] ?? 1);
      return [`one of ${section}`, new RegExp(`^${section}/${steps}$`)] as const;
    }),
  ];
  const listed = kinds.flatMap(([kind, pattern]) => {
    const own = (lang: Lang) =>
      pages.filter((page) => page.lang === lang && pattern.test(page.path.replace(/^en\//, "")));
    return (["zh", "en"] as const).flatMap((lang) => {
      const page = own(lang).at(-1);
      return page ? [{ ...page, kind }] : [];
    });
  });
  return [...listed, { kind: "404", lang: "zh", path: "404.html", file: "404.html" }];
}

/** The pages of a site's folder, one a kind. */
export async function pageKinds(site: string): Promise<PageKind[]> {
  return onePageAKind(await builtPages(site));
}

export const fileOf = (site: string, page: BuiltPage) => join(site, page.file);
