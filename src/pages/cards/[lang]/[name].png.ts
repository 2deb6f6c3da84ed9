import type { APIContext } from "astro";
import { drawCard } from "#charts/social-card.ts";
import { document } from "#components/drawing/drawing-document.ts";
import { isArchive, LANGS, type Lang } from "#components/links.ts";
import { readPublished } from "#components/published.ts";
import { type Card, cardName, cardsOf, cardText } from "#components/site/cards.ts";
import { wordsIn } from "#i18n/words.ts";
import { pictureOf } from "#press/picture.ts";

/**
 * The archive of a release has those of the site, which say the same (scripts/release/whole-site.ts); sites that tests
 * build have none.
 */
export async function getStaticPaths() {
  if (isArchive || import.meta.env.HAS_CARDS === false) return [];
  const cards = cardsOf(await readPublished());
  return LANGS.flatMap((lang) =>
    cards.map((card) => ({ params: { lang, name: cardName(card) }, props: { lang, card } })),
  );
}

export async function GET({ props }: APIContext<{ lang: Lang; card: Card }>): Promise<Response> {
  const { lang, card } = props;
  const drawn = drawCard(document, cardText(card, await readPublished(), wordsIn(lang)));
  const { png } = pictureOf(drawn.outerHTML, `card ${lang}/${cardName(card)}`);
  return new Response(new Uint8Array(png), { headers: { "Content-Type": "image/png" } });
}
