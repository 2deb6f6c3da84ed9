import { createHash } from "node:crypto";
import type { ReleaseRow, RevisionRow } from "#contract/published/release-tables.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { atomFeed, type FeedEntry } from "#report/atom.ts";
import { releaseSentences } from "#report/revisions.ts";
import { absolute, rootHref } from "../links.ts";
import { feedHref, releasePages } from "./archive-links.ts";
import { releasesOf } from "./revision-rows.ts";

/**
 * Atom: an entry a release that stands, newest first, dated as it was released.
 * @param site where the site stands; without it addresses are relative to the host, and ids are made of names.
 */
export function releaseFeed(
  releases: readonly ReleaseRow[],
  revisions: readonly RevisionRow[],
  simulated: boolean,
  words: LanguageWords,
  site: URL | undefined,
): string {
  const { t, lang } = words;
  const self = absolute(feedHref(lang), site);
  const home = absolute(rootHref(lang === "en" ? "en/" : ""), site);
  const standing = releasesOf(releases);
  const entries = standing.map((row): FeedEntry => {
    const { release, kept, released_on, planned_on } = row;
    const own = revisions.filter((revision) => revision.release === release);
    const pages = absolute(releasePages(lang, release), site);
    return {
      id: idOf(`release ${release} ${lang}`, pages, site),
      title: t(simulated ? "reach.feed_entry_simulated" : "reach.feed_entry", {
        release: words.release(release),
      }),
      link: kept ? pages : home,
      date: released_on ?? planned_on ?? "1970-01-01",
      summary: releaseSentences({ release, revisions: own, isFirst: row === standing.at(-1) }, words),
    };
  });
  const facts = {
    ...{ self, home, id: idOf(`feed ${lang}`, self, site), lang: lang === "zh" ? "zh-CN" : "en" },
    ...{
      title: t("reach.feed_title"),
      subtitle: t(simulated ? "site.simulated_note" : "reach.feed_description"),
    },
    ...{ author: t("site.name"), rights: t("reach.licence") },
  };
  return atomFeed(facts, entries);
}

/** An id is a whole address, the same for good; a site without an address has name-based UUIDs (RFC 9562, version 8). */
function idOf(name: string, address: string, site: URL | undefined): string {
  if (site) return address;
  const hex = createHash("sha256").update(`jiuye-quarterly ${name}`).digest("hex");
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4];
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
  ];
  return `urn:uuid:${parts.join("-")}-${hex.slice(20, 32)}`;
}
