import { z } from "zod";
import enAlerts from "./en/alerts.json" with { type: "json" };
import enCatalogue from "./en/catalogue.json" with { type: "json" };
import enChartPage from "./en/chart-page.json" with { type: "json" };
import enCheck from "./en/check.json" with { type: "json" };
import enCity from "./en/city.json" with { type: "json" };
import enCodes from "./en/codes.json" with { type: "json" };
import enCompare from "./en/compare.json" with { type: "json" };
import enCoverage from "./en/coverage.json" with { type: "json" };
import enDownloads from "./en/downloads.json" with { type: "json" };
import enEmbed from "./en/embed.json" with { type: "json" };
import enEnterprises from "./en/enterprises.json" with { type: "json" };
import enExplore from "./en/explore.json" with { type: "json" };
import enFigures from "./en/figures.json" with { type: "json" };
import enFiles from "./en/files.json" with { type: "json" };
import enFind from "./en/find.json" with { type: "json" };
import enGlossary from "./en/glossary.json" with { type: "json" };
import enHome from "./en/home.json" with { type: "json" };
import enIndicator from "./en/indicator.json" with { type: "json" };
import enMethodology from "./en/methodology.json" with { type: "json" };
import enOffline from "./en/offline.json" with { type: "json" };
import enPictures from "./en/pictures.json" with { type: "json" };
import enPolicies from "./en/policies.json" with { type: "json" };
import enQuarterly from "./en/quarterly.json" with { type: "json" };
import enReach from "./en/reach.json" with { type: "json" };
import enRelease from "./en/release.json" with { type: "json" };
import enReleases from "./en/releases.json" with { type: "json" };
import enSearch from "./en/search.json" with { type: "json" };
import enSentences from "./en/sentences.json" with { type: "json" };
import enSite from "./en/site.json" with { type: "json" };
import enSlides from "./en/slides.json" with { type: "json" };
import enSnippets from "./en/snippets.json" with { type: "json" };
import enSql from "./en/sql.json" with { type: "json" };
import enVerify from "./en/verify.json" with { type: "json" };
import zhAlerts from "./zh/alerts.json" with { type: "json" };
import zhCatalogue from "./zh/catalogue.json" with { type: "json" };
import zhChartPage from "./zh/chart-page.json" with { type: "json" };
import zhCheck from "./zh/check.json" with { type: "json" };
import zhCity from "./zh/city.json" with { type: "json" };
import zhCodes from "./zh/codes.json" with { type: "json" };
import zhCompare from "./zh/compare.json" with { type: "json" };
import zhCoverage from "./zh/coverage.json" with { type: "json" };
import zhDownloads from "./zh/downloads.json" with { type: "json" };
import zhEmbed from "./zh/embed.json" with { type: "json" };
import zhEnterprises from "./zh/enterprises.json" with { type: "json" };
import zhExplore from "./zh/explore.json" with { type: "json" };
import zhFigures from "./zh/figures.json" with { type: "json" };
import zhFiles from "./zh/files.json" with { type: "json" };
import zhFind from "./zh/find.json" with { type: "json" };
import zhGlossary from "./zh/glossary.json" with { type: "json" };
import zhHome from "./zh/home.json" with { type: "json" };
import zhIndicator from "./zh/indicator.json" with { type: "json" };
import zhMethodology from "./zh/methodology.json" with { type: "json" };
import zhOffline from "./zh/offline.json" with { type: "json" };
import zhPictures from "./zh/pictures.json" with { type: "json" };
import zhPolicies from "./zh/policies.json" with { type: "json" };
import zhQuarterly from "./zh/quarterly.json" with { type: "json" };
import zhReach from "./zh/reach.json" with { type: "json" };
import zhRelease from "./zh/release.json" with { type: "json" };
import zhReleases from "./zh/releases.json" with { type: "json" };
import zhSearch from "./zh/search.json" with { type: "json" };
import zhSentences from "./zh/sentences.json" with { type: "json" };
import zhSite from "./zh/site.json" with { type: "json" };
import zhSlides from "./zh/slides.json" with { type: "json" };
import zhSnippets from "./zh/snippets.json" with { type: "json" };
import zhSql from "./zh/sql.json" with { type: "json" };
import zhVerify from "./zh/verify.json" with { type: "json" };

// The words of both languages, a file an area of the site: flat keys, {placeholders} in braces.

export type Lang = "zh" | "en";
export const LANGS: readonly Lang[] = ["zh", "en"];

export const dictionarySchema = z.record(z.string().regex(/^[a-z_]+(\.[A-Za-z0-9_]+)+$/), z.string().min(1));
export type Dictionary = z.infer<typeof dictionarySchema>;

export const dictionaries: Readonly<Record<Lang, Dictionary>> = {
  zh: merge(
    zhAlerts,
    zhCatalogue,
    zhChartPage,
    zhCheck,
    zhCity,
    zhCodes,
    zhCompare,
    zhCoverage,
    zhDownloads,
    zhEmbed,
    zhEnterprises,
    zhExplore,
    zhFigures,
    zhFiles,
    zhFind,
    zhGlossary,
    zhHome,
    zhIndicator,
    zhMethodology,
    zhOffline,
    zhPictures,
    zhPolicies,
    zhQuarterly,
    zhReach,
    zhRelease,
    zhReleases,
    zhSearch,
    zhSentences,
    zhSite,
    zhSlides,
    zhSnippets,
    zhVerify,
    zhSql,
  ),
  en: merge(
    enAlerts,
    enCatalogue,
    enChartPage,
    enCheck,
    enCity,
    enCodes,
    enCompare,
    enCoverage,
    enDownloads,
    enEmbed,
    enEnterprises,
    enExplore,
    enFigures,
    enFiles,
    enFind,
    enGlossary,
    enHome,
    enIndicator,
    enMethodology,
    enOffline,
    enPictures,
    enPolicies,
    enQuarterly,
    enReach,
    enRelease,
    enReleases,
    enSearch,
    enSentences,
    enSite,
    enSlides,
    enSnippets,
    enVerify,
    enSql,
  ),
};

/** @throws when two areas name the same key. */
function merge(...areas: readonly unknown[]): Dictionary {
  const merged: Record<string, string> = {};
  for (const area of areas) {
    for (const [key, text] of Object.entries(dictionarySchema.parse(area))) {
      if (key in merged) throw new Error(`${key}: expected in one file of words, found in two`);
      merged[key] = text;
    }
  }
  return merged;
}

/** The names of a template's placeholders, in order of appearance. */
export function placeholdersOf(template: string): string[] {
  return Array.from(template.matchAll(/\{([a-z0-9_]+)\}/g), (match) => match[1] ?? "");
}
