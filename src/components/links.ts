// Addresses within the site, whatever base path it is served under. In a browser the page says where the site begins
// (data-base and data-root of <html>), so that no script holds a path.

export const LANGS = ["zh", "en"] as const;
export type Lang = (typeof LANGS)[number];

const base = import.meta.env.SSR ? import.meta.env.BASE_URL.replace(/\/*$/, "/") : placeOf("base");
/** Where the site begins of which these pages are a part; astro.config.mjs sets it. */
const root: string = import.meta.env.SSR ? (import.meta.env.ROOT_URL ?? base) : placeOf("root");
/** What a folder's page is called where a host does not find it by itself: in the offline bundle. */
const page = import.meta.env.SSR ? "" : (document.documentElement.dataset.page ?? "");

/** Whether these are pages of a release kept below the site that holds the newest one. */
export const isArchive = base !== root;

/** From the host's root; a page may say it as seen from itself. */
function placeOf(name: "base" | "root"): string {
  return new URL(document.documentElement.dataset[name] ?? "/", location.href).pathname;
}

function withPage(path: string): string {
  return page === "" ? path : path.replace(/^$|\/$|\/(?=[?#])/, (end) => `${end}${page}`);
}

/** An address below the base path; `path` has no leading slash. */
export function href(path: string): string {
  return `${base}${withPage(path)}`;
}

/** An address in the whole site, for what the pages of all releases share: their data. */
export function rootHref(path: string): string {
  return `${root}${withPage(path)}`;
}

/** Chinese stands at the root, English below en/. */
export function pathIn(lang: Lang, path: string): string {
  return href(`${lang === "en" ? "en/" : ""}${path}`);
}

/** Of the page that a script runs on. */
export function pageLang(): Lang {
  return document.documentElement.lang === "en" ? "en" : "zh";
}

/** With the host before it, where the site knows where it stands. */
export function absolute(address: string, site: URL | undefined): string {
  return site ? new URL(address, site).href : address;
}

/** The two languages as Astro's rest parameter: none for Chinese. */
export const langParams = LANGS.map((lang) => ({ lang, param: lang === "en" ? "en" : undefined }));
