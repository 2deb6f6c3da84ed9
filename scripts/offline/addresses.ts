import { posix } from "node:path";
import { type Choice, canonicalPath, type LeftOut, whyLeftOut } from "./contents.ts";

// Addresses of a site's pages as they are written in its offline bundle: from the page on, files by their name.

export interface BundledSite extends Choice {
  /** Where the site was built to stand, from the host's root. */
  readonly base: string;
  /** Paths of every file of the site, those that stay out too. */
  readonly files: ReadonlySet<string>;
}

export const LEFT_OUT_PAGE = "left-out.html";

/** @param page path of the page's file. @returns null for what leads elsewhere, or is no address of a file. */
export function bundledAddress(value: string, page: string, site: BundledSite): string | null {
  if (/^(#|\?|[a-z][a-z0-9+.-]*:|\/\/)/i.test(value)) return null;
  const url = new URL(value, `http://site.invalid${site.base}${page}`);
  if (!url.pathname.startsWith(site.base)) return null;
  const path = decodeURIComponent(url.pathname.slice(site.base.length));
  const target = canonicalPath(path, site.release);
  const from = posix.dirname(page);
  const to = (file: string) => posix.relative(from, file).split("/").map(encodeURIComponent).join("/");
  if (site.files.has(target) && whyLeftOut(target, site) === null)
    return `${to(target)}${url.search}${url.hash}`;
  const why = (site.files.has(target) ? whyLeftOut(target, site) : whyAbsent(path)) ?? "others";
  return `${to(leftOutPage(page, site))}#${why}`;
}

/** A preview has links to releases that are not kept in it. */
function whyAbsent(path: string): LeftOut {
  if (/^(en\/)?releases\//.test(path)) return "releases";
  return path.startsWith("data/") ? "data" : "others";
}

function leftOutPage(page: string, { langs }: Choice): string {
  const isEnglish = page.startsWith("en/") || !langs.includes("zh");
  return isEnglish ? `en/${LEFT_OUT_PAGE}` : LEFT_OUT_PAGE;
}

/** Whether an attribute's value is the address of a file of the site. */
export function isAddress(value: string, page: string, site: BundledSite): boolean {
  if (!value.startsWith(site.base)) return false;
  const { pathname } = new URL(value, `http://site.invalid${site.base}${page}`);
  return site.files.has(canonicalPath(decodeURIComponent(pathname.slice(site.base.length)), site.release));
}
