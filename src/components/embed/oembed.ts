import { drawnChart } from "#components/drawing/drawn-chart.ts";
import { hasPictures } from "#components/drawing/picture-files.ts";
import { absolute, isArchive, type Lang, pathIn, rootHref } from "#components/links.ts";
import { readPublished } from "#components/published.ts";
import { chartMadePath, LATEST_EMBED, PICTURES } from "#contract/published/chart-files.ts";
import { wordsIn } from "#i18n/words.ts";
import { embedCode } from "./code.ts";
import { saidOfChart } from "./facts.ts";
import { FRAME } from "./heights.ts";

/** A chart's answer to programs that embed it (https://oembed.com, 2.3.4.4); a kept release answers for itself. */
export async function oembedOf(lang: Lang, indicator: string, city: string, site: URL): Promise<object> {
  const { manifest } = await readPublished();
  const release = isArchive ? manifest.release : LATEST_EMBED;
  const said = await saidOfChart(lang, release, indicator, city);
  const { chart } = await drawnChart(lang, indicator, city);
  const height = said.heights.wide;
  const embedded = { lang, release, chart: indicator, city };
  const { origin } = site;
  return {
    ...{ version: "1.0", type: "rich", title: said.title },
    provider_name: wordsIn(lang).t("site.name"),
    provider_url: absolute(rootHref(lang === "en" ? "en/" : ""), site),
    html: embedCode({ embedded, theme: "light", words: said, height, origin }),
    ...{ width: FRAME.wide, height },
    ...(hasPictures && chart.block ? thumbnailOf(lang, indicator, city, site) : {}),
  };
}

function thumbnailOf(lang: Lang, indicator: string, city: string, site: URL): object {
  return {
    thumbnail_url: absolute(pathIn(lang, chartMadePath(indicator, city, "link")), site),
    thumbnail_width: PICTURES.link.width,
    thumbnail_height: PICTURES.link.height,
  };
}
