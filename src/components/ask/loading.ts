import { formatBytes } from "#i18n/format.ts";
import type { LanguageWords } from "#i18n/words.ts";

// How far the engine's download is. Some hosts do not say how long it is: then there is no total, and the bar only moves.

export function loadingWords(bytes: number, total: number, { t, lang }: LanguageWords): string {
  const loaded = formatBytes(bytes, lang);
  return total > 0
    ? t("ask.loading", { loaded, total: formatBytes(total, lang) })
    : t("ask.loading_bytes", { loaded });
}

export function showProgress(bar: HTMLProgressElement, done: number, total: number): void {
  if (total > 0) {
    bar.max = total;
    bar.value = done;
  } else bar.removeAttribute("value");
}
