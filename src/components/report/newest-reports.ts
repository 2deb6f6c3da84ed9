import { isArchive, langParams } from "../links.ts";
import { readPublished } from "../published.ts";
import { pagesOf } from "./report-facts.ts";

/**
 * Paths and props of the files beside the newest report of each city, in both languages. The archive of a release has
 * those of the site (scripts/release/whole-site.ts).
 */
export async function newestReports() {
  if (isArchive) return [];
  const { manifest } = await readPublished();
  return langParams.flatMap(({ lang, param }) =>
    manifest.cities.flatMap((city) =>
      pagesOf(city)
        .slice(-1)
        .map((quarter) => ({
          params: { lang: param, city: city.id, quarter: quarter.toLowerCase() },
          props: { lang, city: city.id, quarter },
        })),
    ),
  );
}
