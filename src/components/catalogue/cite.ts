import type { Lang } from "#i18n/dictionary.ts";
import { formatDate } from "#i18n/format-date.ts";

// The small script of a citation: the day of access, and the address with its host.

export function completeCitations(today = new Date()): void {
  const day = [
    today.getFullYear(),
    String(today.getMonth() + 1).padStart(2, "0"),
    String(today.getDate()).padStart(2, "0"),
  ].join("-");
  for (const citation of document.querySelectorAll<HTMLElement>("[data-citation]")) {
    const lang: Lang = citation.dataset.citation === "en" ? "en" : "zh";
    const date = citation.querySelector("[data-date]");
    const address = citation.querySelector<HTMLElement>("[data-address]");
    if (date) date.textContent = formatDate(day, lang);
    if (address) address.textContent = new URL(address.dataset.address ?? "", location.href).href;
  }
  for (const note of document.querySelectorAll<HTMLElement>("[data-without-script]")) note.hidden = true;
}
