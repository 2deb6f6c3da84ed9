import { drawnChart } from "#components/drawing/drawn-chart.ts";
import { hasPictures } from "#components/drawing/picture-files.ts";
import type { Lang } from "#components/links.ts";
import { readPublished } from "#components/published.ts";
import { LATEST_EMBED } from "#contract/published/chart-files.ts";
import { wordsIn } from "#i18n/words.ts";
import type { EmbedWords } from "./code.ts";
import { footLines } from "./foot.ts";
import { headlinesHeights, headlinesOf } from "./headlines.ts";
import { chartHeights } from "./heights.ts";
import type { BuilderFacts, EmbedSaying } from "./said.ts";

// Titles and heights of embeds, as they are known at build.

export async function builderFacts(indicator: string, city: string): Promise<BuilderFacts> {
  const { manifest } = await readPublished();
  const { release } = manifest;
  const of = async (lang: Lang) => ({
    chart: {
      frozen: await saidOfChart(lang, release, indicator, city),
      latest: await saidOfChart(lang, LATEST_EMBED, indicator, city),
    },
    headlines: {
      frozen: await saidOfHeadlines(lang, release, city),
      latest: await saidOfHeadlines(lang, LATEST_EMBED, city),
    },
  });
  const { chart } = await drawnChart("zh", indicator, city);
  const hasPicture = hasPictures && chart.block !== null;
  return { release, indicator, city, hasPicture, said: { zh: await of("zh"), en: await of("en") } };
}

export async function saidOfChart(
  lang: Lang,
  release: string,
  indicator: string,
  city: string,
): Promise<EmbedSaying> {
  const drawn = await drawnChart(lang, indicator, city);
  const { finding, sentence, city: place, indicator: measured } = drawn.chart;
  // The numbers of the newest release change.
  const name = wordsIn(lang).t("embed.name", { city: place[lang], name: measured.name[lang] });
  const words = release === LATEST_EMBED ? { title: name, alt: name } : { title: finding, alt: sentence };
  const heights = chartHeights(drawn, footLines({ lang, release }));
  return { ...(await captioned(lang, release, words)), heights };
}

async function saidOfHeadlines(lang: Lang, release: string, city: string): Promise<EmbedSaying> {
  const headlines = await headlinesOf(lang, city);
  const { title } = headlines;
  const heights = headlinesHeights(headlines, [headlines.release, ...footLines({ lang, release })]);
  return { ...(await captioned(lang, release, { title, alt: title })), heights };
}

async function captioned(
  lang: Lang,
  release: string,
  { title, alt }: Pick<EmbedWords, "title" | "alt">,
): Promise<EmbedWords> {
  const { simulated } = (await readPublished()).manifest;
  const { t, ...words } = wordsIn(lang);
  const when = release === LATEST_EMBED ? t("embed.when_latest") : words.release(release);
  const caption = { title, site: t("site.name"), release: when };
  return {
    title,
    caption: t(simulated ? "embed.caption_simulated" : "embed.caption", caption),
    alt: simulated ? t("embed.alt_simulated", { text: alt }) : alt,
  };
}
