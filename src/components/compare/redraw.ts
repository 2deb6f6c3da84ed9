import { wordsIn } from "#i18n/words.ts";
import type { CompareFacts } from "./facts.ts";
import { drawComparison } from "./figure.ts";

/** The figure of another quarter, drawn in the browser by what drew it at build. */
export function redraw(facts: CompareFacts, quarter: string): Element[] {
  return drawComparison(document, facts, quarter, wordsIn(facts.lang));
}
