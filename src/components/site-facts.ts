import type { Manifest } from "#contract/manifest.ts";
import type { Registry } from "#contract/registry.ts";
import { cityOf } from "#contract/registry.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { DATA_LICENCE } from "./data-licence.ts";
import { absolute, pathIn, rootHref } from "./links.ts";

// What search engines read of the site and its data: schema.org, as JSON-LD.

const languageOf = (lang: LanguageWords["lang"]) => (lang === "zh" ? "zh-CN" : "en");
/** Offered for download, with what they are. */
const FILES = [
  ["estimates.csv", "text/csv"],
  ["changes.csv", "text/csv"],
  ["estimates.arrow", "application/vnd.apache.arrow.stream"],
] as const;

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

function datasetFacts(
  manifest: Manifest,
  registry: Registry,
  words: LanguageWords,
  site: URL | undefined,
): object {
  const { t, lang } = words;
  const { first, last } = coverage(manifest);
  const said = { cities: manifest.cities.length, first: words.quarter(first), last: words.quarter(last) };
  const simulated = manifest.simulated ? [t("reach.dataset_simulated")] : [];
  const address = (path: string) => absolute(rootHref(path), site);
  return {
    "@type": "Dataset",
    name: t("reach.dataset_name"),
    description: [t("reach.dataset_description", said), ...simulated].join(lang === "zh" ? "" : " "),
    url: absolute(pathIn(lang, ""), site),
    inLanguage: ["zh-CN", "en"],
    version: manifest.release,
    license: DATA_LICENCE,
    isAccessibleForFree: true,
    creator: { "@type": "Organization", name: t("site.name"), url: absolute(pathIn(lang, ""), site) },
    temporalCoverage: `${dayOf(first, "first")}/${dayOf(last, "last")}`,
    spatialCoverage: manifest.cities.map(({ id }) => ({
      "@type": "Place",
      name: cityOf(registry.cities, id)[lang],
      containedInPlace: { "@type": "Country", name: t("reach.country") },
    })),
    variableMeasured: registry.indicators.map((indicator) => ({
      "@type": "PropertyValue",
      propertyID: indicator.id,
      name: indicator.name[lang],
      description: indicator.definition[lang],
    })),
    distribution: FILES.map(([file, encodingFormat]) => ({
      "@type": "DataDownload",
      name: file,
      encodingFormat,
      contentUrl: address(`data/${manifest.release}/${file}`),
    })),
  };
}

/** From the first quarter of any survey to the last. */
function coverage({ cities, release }: Manifest): { first: string; last: string } {
  const surveys = cities.flatMap(({ community, enterprise }) => [community, enterprise]);
  const known = surveys.filter((survey) => survey !== null);
  const firsts = known.map(({ first }) => first).toSorted();
  const lasts = known.map(({ last }) => last).toSorted();
  const quarter = release.slice(0, 6);
  return { first: firsts[0] ?? quarter, last: lasts.at(-1) ?? quarter };
}

/** The first or last day of a quarter, ISO 8601. */
function dayOf(quarter: string, which: "first" | "last"): string {
  const [year, part] = [Number(quarter.slice(0, 4)), Number(quarter.slice(5))];
  const month = 3 * (part - 1);
  const day = which === "first" ? Date.UTC(year, month, 1) : Date.UTC(year, month + 3, 0);
  return new Date(day).toISOString().slice(0, 10);
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
