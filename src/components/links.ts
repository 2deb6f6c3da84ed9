// Addresses within the site, whatever base path it is served under.

export const LANGS = ["zh", "en"] as const;
export type Lang = (typeof LANGS)[number];

const base = import.meta.env.BASE_URL.replace(/\/*$/, "/");

/** An address below the base path; `path` has no leading slash. */
export function href(path: string): string {
  return `${base}${path}`;
}

/** Chinese stands at the root, English below en/. */
export function pathIn(lang: Lang, path: string): string {
  return href(`${lang === "en" ? "en/" : ""}${path}`);
}

/** The two languages as Astro's rest parameter: none for Chinese. */
export const langParams = LANGS.map((lang) => ({ lang, param: lang === "en" ? "en" : undefined }));
