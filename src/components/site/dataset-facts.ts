import { archive, offeredTable, offeredTables, tableFiles, tableTitle } from "#components/catalogue/files.ts";
import type { Column } from "#contract/column.ts";
import { COLUMN_UNITS } from "#contract/column-unit.ts";
import { DATA_LICENCE } from "#contract/data-licence.ts";
import { tablePath } from "#contract/page-paths.ts";
import { FILE_FORMATS } from "#contract/published/data-files.ts";
import type { Manifest } from "#contract/published/manifest.ts";
import { type PublishedTableName, publishedTables } from "#contract/published/published-tables.ts";
import { TABLES_OF_DOCUMENTS, tableNotes } from "#contract/published/table-notes.ts";
import type { Registry } from "#contract/registry/registry.ts";
import { cityOf } from "#contract/registry/registry.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { absolute, pathIn, rootHref } from "../links.ts";

// What search engines read of the data, as schema.org has it: the whole, and each table.

type Site = URL | undefined;

/** The data as a whole: what the home page and the catalogue are about. */
export function datasetFacts(
  manifest: Manifest,
  registry: Registry,
  words: LanguageWords,
  site: Site,
): object {
  const { t, lang } = words;
  const { first, last } = coverage(manifest);
  const said = { cities: manifest.cities.length, first: words.quarter(first), last: words.quarter(last) };
  const chief = (["estimates", "changes"] as const).flatMap((table) => tableFiles(manifest, table, null));
  const zip = archive(manifest, null);
  return {
    "@type": "Dataset",
    name: t("reach.dataset_name"),
    description: described(t("reach.dataset_description", said), manifest, words),
    url: absolute(pathIn(lang, "data/"), site),
    ...sharedFacts(manifest, registry, words, site),
    temporalCoverage: `${dayOf(first, "first")}/${dayOf(last, "last")}`,
    variableMeasured: registry.indicators.map((indicator) => ({
      "@type": "PropertyValue",
      propertyID: indicator.id,
      name: indicator.name[lang],
      description: indicator.definition[lang],
    })),
    distribution: [
      ...chief.map((file) => download(file, FILE_FORMATS[file.format].mediaType, manifest, site)),
      ...(zip ? [download(zip, "application/zip", manifest, site)] : []),
    ],
  };
}

/** The catalogue: the whole, and the tables it is made of. */
export function catalogueFacts(
  manifest: Manifest,
  registry: Registry,
  words: LanguageWords,
  site: Site,
): object {
  return {
    "@context": "https://schema.org",
    ...datasetFacts(manifest, registry, words, site),
    hasPart: offeredTables(manifest).map(({ name }) => ({
      "@type": "Dataset",
      name: tableTitle(name, words.lang),
      description: tableSaid(name, manifest, words),
      url: absolute(pathIn(words.lang, tablePath(name)), site),
      license: DATA_LICENCE,
    })),
  };
}

/** One table, with all its files. */
export function tableFacts(
  name: PublishedTableName,
  manifest: Manifest,
  registry: Registry,
  words: LanguageWords,
  site: Site,
): object {
  const { t, lang } = words;
  const { first, last } = coverage(manifest);
  const table = publishedTables[name];
  const { whole, cities } = offeredTable(manifest, name);
  const columns: readonly Column[] = table.columns;
  return {
    "@context": "https://schema.org",
    "@type": "Dataset",
    name: `${t("site.name")}: ${tableTitle(name, lang)} (${name})`,
    description: tableSaid(name, manifest, words),
    url: absolute(pathIn(lang, tablePath(name)), site),
    isPartOf: {
      "@type": "Dataset",
      name: t("reach.dataset_name"),
      url: absolute(pathIn(lang, "data/"), site),
    },
    ...sharedFacts(manifest, registry, words, site),
    temporalCoverage: `${dayOf(first, "first")}/${dayOf(last, "last")}`,
    variableMeasured: columns.map((column) => ({
      "@type": "PropertyValue",
      name: column.name,
      description: column.title[lang],
      ...(column.unit ? { unitText: COLUMN_UNITS[column.unit][lang] } : {}),
    })),
    distribution: [...whole, ...cities.flatMap(({ files }) => files)].map((file) =>
      download(file, FILE_FORMATS[file.format].mediaType, manifest, site),
    ),
  };
}

function described(text: string, { simulated }: Manifest, { t, lang }: LanguageWords): string {
  return [text, ...(simulated ? [t("reach.dataset_simulated")] : [])].join(lang === "zh" ? "" : " ");
}

function tableSaid(name: PublishedTableName, manifest: Manifest, words: LanguageWords): string {
  const text = tableNotes[name][words.lang];
  return TABLES_OF_DOCUMENTS.includes(name) ? text : described(text, manifest, words);
}

function sharedFacts(manifest: Manifest, registry: Registry, { t, lang }: LanguageWords, site: Site) {
  return {
    inLanguage: ["zh-CN", "en"],
    version: manifest.release,
    license: DATA_LICENCE,
    isAccessibleForFree: true,
    creator: { "@type": "Organization", name: t("site.name"), url: absolute(pathIn(lang, ""), site) },
    spatialCoverage: manifest.cities.map(({ id }) => ({
      "@type": "Place",
      name: cityOf(registry.cities, id)[lang],
      containedInPlace: { "@type": "Country", name: t("reach.country") },
    })),
  };
}

function download(
  { path, bytes, sha256 }: Manifest["files"][number],
  encodingFormat: string,
  { release }: Manifest,
  site: Site,
) {
  return {
    "@type": "DataDownload",
    name: path,
    encodingFormat,
    contentUrl: absolute(rootHref(`data/${release}/${path}`), site),
    contentSize: `${bytes} B`,
    sha256,
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
