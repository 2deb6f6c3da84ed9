import type { APIContext } from "astro";
import type { Lang } from "#components/links.ts";
import { readPublished } from "#components/published.ts";
import { newestReports } from "#components/report/newest-reports.ts";
import { offersWord } from "#components/report/paper-files.ts";
import { reportFacts } from "#components/report/report-facts.ts";
import { releaseDay } from "#contract/release-day.ts";
import { wordsIn } from "#i18n/words.ts";
import { reportDocx } from "#press/report-docx.ts";
import { reportOf } from "#report/quarterly/report-of.ts";

interface Props {
  readonly lang: Lang;
  readonly city: string;
  readonly quarter: string;
}

export function getStaticPaths() {
  return offersWord ? newestReports() : [];
}

export async function GET({ props }: APIContext<Props>): Promise<Response> {
  const words = wordsIn(props.lang);
  const { manifest, releases } = await readPublished();
  const report = reportOf(await reportFacts(props.city, props.quarter, words), words);
  const bytes = await reportDocx(report, releaseDay(releases, manifest.release), words);
  return new Response(new Uint8Array(bytes));
}
