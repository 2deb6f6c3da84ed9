import type { APIRoute } from "astro";
import { type Lang, langParams } from "#components/links.ts";
import { searchList } from "#components/search/list.ts";

export function getStaticPaths() {
  return langParams.map(({ lang, param }) => ({ params: { lang: param }, props: { lang } }));
}

export const GET: APIRoute<{ lang: Lang }> = async ({ props }) => {
  return new Response(JSON.stringify(await searchList(props.lang)), {
    headers: { "Content-Type": "application/json; charset=utf-8" },
  });
};
