import type { APIContext } from "astro";
import { isArchive, type Lang, langParams } from "#components/links.ts";
import { offersWord } from "#components/paper-files.ts";
import { readPublished } from "#components/published.ts";
import { pagesOf, reportFacts } from "#components/report-facts.ts";
import { releaseDay } from "#contract/release-day.ts";
import { wordsIn } from "#i18n/words.ts";
import { reportDocx } from "#press/report-docx.ts";
import { reportOf } from "#report/quarterly/report-of.ts";

interface Props {
  readonly lang: Lang;
  readonly city: string;
  readonly quarter: string;
}

/** The newest report of each city. The archive of a release has those of the site (scripts/release/whole-site.ts). */
export async function getStaticPaths() {
  if (isArchive || !offersWord) return [];
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

export async function GET({ props }: APIContext<Props>): Promise<Response> {
  const words = wordsIn(props.lang);
  const { manifest, releases } = await readPublished();
  const report = reportOf(await reportFacts(props.city, props.quarter, words), words);
  const bytes = await reportDocx(report, releaseDay(releases, manifest.release), words);
  return new Response(new Uint8Array(bytes));
}
