import type { Manifest } from "#contract/published/manifest.ts";
import type { Registry } from "#contract/registry/registry.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { absolute, pathIn } from "../links.ts";
import { datasetFacts } from "./dataset-facts.ts";

// What search engines read of the site: schema.org, as JSON-LD.

const languageOf = (lang: LanguageWords["lang"]) => (lang === "zh" ? "zh-CN" : "en");
/** The home page: the site, who makes it, and its data. */
export function homeFacts(
  manifest: Manifest,
  registry: Registry,
  words: LanguageWords,
  site: URL | undefined,
): object {
  const { t, lang } = words;
  const url = absolute(pathIn(lang, ""), site);
  const organization = { "@type": "Organization", name: t("site.name"), url };
  const website = {
    ...{ "@type": "WebSite", name: t("site.name"), url, inLanguage: languageOf(lang) },
    ...{ description: t("site.tagline"), publisher: organization },
  };
  return {
    "@context": "https://schema.org",
    "@graph": [website, datasetFacts(manifest, registry, words, site)],
  };
}

/** Where a page stands: names and addresses of the pages above it. */
export function crumbFacts(
  above: readonly (readonly [path: string, name: string])[],
  words: LanguageWords,
  site: URL,
) {
  return {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: above.map(([path, name], i) => ({
      ...{ "@type": "ListItem", position: i + 1, name },
      item: absolute(pathIn(words.lang, path), site),
    })),
  };
}

/** JSON that may stand in a script element. */
export function jsonLd(facts: object): string {
  return JSON.stringify(facts).replaceAll("<", "\\u003c");
}
