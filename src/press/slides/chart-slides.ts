import type { LanguageWords } from "#i18n/words.ts";
import type { ChartDocument } from "#report/chart-document.ts";
import { chartSlide } from "./chart-slide.ts";
import { newDeck } from "./deck.ts";
import { packDeck } from "./pack-deck.ts";

/**
 * One slide with a native, editable chart, its data sheet and its notes.
 * @param date day of the release, YYYY-MM-DD, which the file carries as its own.
 * @returns a .pptx; equal documents give equal bytes.
 */
export async function chartSlides(
  doc: ChartDocument,
  date: string,
  words: LanguageWords,
): Promise<Uint8Array> {
  const deck = newDeck(words, words.t("site.name"));
  await chartSlide(deck, doc, date);
  return packDeck(deck, doc.finding, date);
}
