import { readGlossary } from "#components/glossary/entries.ts";
import type { Lang } from "#components/links.ts";
import { readPolicies } from "#components/policies/read-policies.ts";
import { readPublished } from "#components/published.ts";
import { pagesOf } from "#components/report/report-facts.ts";
import { cityOf } from "#contract/registry/registry.ts";
import { wordsIn } from "#i18n/words.ts";
import { reportQuarters } from "#report/quarterly/report-quarters.ts";
import { columnDocuments, tableDocuments } from "./data.ts";
import type { SearchList } from "./index.ts";
import { chartDocuments, cityDocuments, figureDocuments, indicatorDocuments } from "./statistics.ts";
import { glossaryDocuments, pageDocuments, termDocuments } from "./words.ts";

// Everything that a language's search can find.

export async function searchList(lang: Lang): Promise<SearchList> {
  const words = wordsIn(lang);
  const published = await readPublished();
  const { manifest, registry } = published;
  const { policies } = await readPolicies();
  return {
    documents: [
      ...cityDocuments(published, words),
      ...figureDocuments(published, words),
      ...chartDocuments(published, words),
      ...indicatorDocuments(registry.indicators, words),
      ...tableDocuments(manifest, words),
      ...columnDocuments(manifest, words),
      ...glossaryDocuments(await readGlossary(), words),
      ...termDocuments(words),
      ...pageDocuments(policies, words),
    ],
    reports: manifest.cities.map((city) => ({
      city: city.id,
      quarters: reportQuarters(city),
      reports: pagesOf(city).map((quarter) => ({
        quarter,
        title: words.t("find.report_title", {
          city: cityOf(registry.cities, city.id)[lang],
          quarter: words.quarter(quarter),
        }),
      })),
    })),
    reportLine: words.t("find.report_line"),
    quarterNames: Object.fromEntries(
      manifest.cities.flatMap(reportQuarters).map((quarter) => [quarter, words.quarter(quarter)]),
    ),
  };
}
