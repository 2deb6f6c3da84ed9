import type { APIRoute } from "astro";
import { oembedOf } from "#components/embed/oembed.ts";
import { type Lang, langParams } from "#components/links.ts";
import { readPublished } from "#components/published.ts";
import { slugOf } from "#contract/page-paths.ts";

interface Props {
  lang: Lang;
  indicator: string;
  city: string;
}

/** None where the site does not know its address: oEmbed takes whole ones alone. */
export async function getStaticPaths() {
  if (!import.meta.env.SITE) return [];
  const { manifest, registry } = await readPublished();
  return langParams.flatMap(({ lang, param }) =>
    registry.indicators.flatMap(({ id }) =>
      manifest.cities.map(({ id: city }) => ({
        params: { lang: param, indicator: slugOf(id), city },
        props: { lang, indicator: id, city },
      })),
    ),
  );
}

export const GET: APIRoute<Props> = async ({ props, site }) => {
  const said = site && (await oembedOf(props.lang, props.indicator, props.city, site));
  return new Response(JSON.stringify(said), {
    headers: { "Content-Type": "application/json; charset=utf-8" },
  });
};
