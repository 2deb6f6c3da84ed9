import { LATEST_EMBED } from "#contract/published/chart-files.ts";
import { wordsIn } from "#i18n/words.ts";
import type { Embedded } from "./address.ts";

type Told = Pick<Embedded, "lang" | "release">;

/** The lines of text around an embed: its height reckons with all of them, also with that about newer data. */
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
