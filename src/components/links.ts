// Addresses within the site, whatever base path it is served under.

export const LANGS = ["zh", "en"] as const;
export type Lang = (typeof LANGS)[number];

const base = import.meta.env.BASE_URL.replace(/\/*$/, "/");
/** Where the site begins of which these pages are a part; astro.config.mjs sets it. */
const root: string = import.meta.env.ROOT_URL ?? base;

/** Whether these are pages of a release kept below the site that holds the newest one. */
export const isArchive = base !== root;

/** An address below the base path; `path` has no leading slash. */
export function href(path: string): string {
  return `${base}${path}`;
}

/** An address in the whole site, for what the pages of all releases share: their data. */
export function rootHref(path: string): string {
  return `${root}${path}`;
}

/** Chinese stands at the root, English below en/. */
export function pathIn(lang: Lang, path: string): string {
  return href(`${lang === "en" ? "en/" : ""}${path}`);
}

/** With the host before it, where the site knows where it stands. */
export function absolute(address: string, site: URL | undefined): string {
  return site ? new URL(address, site).href : address;
}

/** The two languages as Astro's rest parameter: none for Chinese. */
export const langParams = LANGS.map((lang) => ({ lang, param: lang === "en" ? "en" : undefined }));
