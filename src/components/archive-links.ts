import type { Lang } from "./links.ts";

// Addresses of past releases. They lie below the base of the whole site, also for pages that are
// themselves kept below releases/<id>/.

const ownBase = import.meta.env.BASE_URL;
const siteBase = (process.env.JIUYE_SITE_BASE ?? ownBase).replace(/\/*$/, "/");

/** The home page of a release that is kept. */
export function releasePages(lang: Lang, id: string): string {
  return `${siteBase}releases/${id}/${lang === "en" ? "en/" : ""}`;
}

export function releaseFile(id: string, file: string): string {
  return `${siteBase}data/${id}/${file}`;
}
