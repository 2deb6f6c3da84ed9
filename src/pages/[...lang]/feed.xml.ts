import type { APIRoute } from "astro";
import { type Lang, langParams } from "#components/links.ts";
import { readPublished } from "#components/published.ts";
import { releaseFeed } from "#components/releases/release-feed.ts";
import { wordsIn } from "#i18n/words.ts";

export function getStaticPaths() {
  return langParams.map(({ lang, param }) => ({ params: { lang: param }, props: { lang } }));
}

export const GET: APIRoute<{ lang: Lang }> = async ({ props, site }) => {
  const { manifest, releases, revisions } = await readPublished();
  return new Response(releaseFeed(releases, revisions, manifest.simulated, wordsIn(props.lang), site), {
    headers: { "Content-Type": "application/atom+xml; charset=utf-8" },
  });
};
