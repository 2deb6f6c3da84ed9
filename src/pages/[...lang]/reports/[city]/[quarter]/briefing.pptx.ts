import type { APIContext } from "astro";
import { documentOf } from "#components/drawing/drawn-chart.ts";
import { hasPictures } from "#components/drawing/picture-files.ts";
import type { Lang } from "#components/links.ts";
import { readPublished } from "#components/published.ts";
import { newestReports } from "#components/report/newest-reports.ts";
import { reportFacts } from "#components/report/report-facts.ts";
import { releaseDay } from "#contract/release-day.ts";
import { wordsIn } from "#i18n/words.ts";
import { briefingDeck } from "#press/slides/briefing-deck.ts";
import { reportOf } from "#report/quarterly/report-of.ts";

interface Props {
  readonly lang: Lang;
  readonly city: string;
  readonly quarter: string;
}

export function getStaticPaths() {
  return hasPictures ? newestReports() : [];
}

export async function GET({ props }: APIContext<Props>): Promise<Response> {
  const { lang, city, quarter } = props;
  const words = wordsIn(lang);
  const { manifest, registry, releases } = await readPublished();
  const report = reportOf(await reportFacts(city, quarter, words), words);
  const headlines = registry.indicators.filter(({ headline }) => headline);
  const charts = await Promise.all(headlines.map(({ id }) => documentOf(lang, id, city)));
  const bytes = await briefingDeck(report, charts, releaseDay(releases, manifest.release), words);
  return new Response(new Uint8Array(bytes));
}
