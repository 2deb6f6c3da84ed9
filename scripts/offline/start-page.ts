import type { Lang } from "#i18n/dictionary.ts";
import { translator } from "#i18n/translator.ts";

/** The first page of a bundle that has none at its root. */
export function startPage(target: string, lang: Lang): string {
  const t = translator(lang);
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${target}"><title>${t("offline.bundle")}</title></head><body><p><a href="${target}">${t("offline.start")}</a></p></body></html>\n`;
}
