import { type Lang, rootHref } from "../links.ts";

// Addresses of releases. They count from the root of the whole site, also on pages that are themselves kept below
// releases/<id>/.

/** The home page of a release that is kept. */
export function releasePages(lang: Lang, id: string): string {
  return rootHref(`releases/${id}/${lang === "en" ? "en/" : ""}`);
}

export function releaseFile(id: string, file: string): string {
  return rootHref(`data/${id}/${file}`);
}

/** The feed of a language, an address in the whole site. */
export function feedHref(lang: Lang): string {
  return rootHref(lang === "en" ? "en/feed.xml" : "feed.xml");
}
