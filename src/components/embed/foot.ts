import { LATEST_EMBED } from "#contract/chart-files.ts";
import { wordsIn } from "#i18n/words.ts";
import type { Embedded } from "./address.ts";

type Told = Pick<Embedded, "lang" | "release">;

/** The lines at the bottom of an embed, that about newer data last: its height reckons with all of them. */
export function footLines(told: Told): string[] {
  const { t } = wordsIn(told.lang);
  const link = t("embed.details", { site: t("site.name") });
  return told.release === LATEST_EMBED ? [link] : [link, staleLine(told)];
}

/** Shown by embed/newest.css when another release is the newest. */
export function staleLine({ lang, release }: Told): string {
  const words = wordsIn(lang);
  return words.t("embed.stale", { release: words.release(release) });
}
