import { drawHeadline } from "#components/headline/headline-figure.ts";
import { type Library, openLibrary } from "#components/library.ts";
import type { PageFacts } from "#components/page-facts.ts";
import { pageFigures } from "#components/page-figures.ts";
import type { Selection } from "#components/selection.ts";
import { wordsIn } from "#i18n/words.ts";
import { askHeadline } from "./rows.ts";
import { sentenceOf, statusOf } from "./status.ts";

export interface Session {
  /** Answers a choice and redraws; the newest choice wins. Never throws: what went wrong is said on the page. */
  answer(selection: Selection): Promise<void>;
  /** Forgets what is under way. */
  stop(): void;
}

/** Keeps the engine between choices. */
export function openSession(facts: PageFacts, form: HTMLFormElement): Session {
  const status = statusOf(form);
  const words = wordsIn(facts.lang);
  let library: Promise<Library> | null = null;
  let newest = 0;
  let starting: AbortController | null = null;
  status.cancel.addEventListener("click", () => starting?.abort());

  const open = async () => {
    starting = new AbortController();
    status.busy(true);
    library = openLibrary(facts, starting.signal, (bytes, total) => status.loading(bytes, total, words));
    try {
      return await library;
    } catch (error) {
      library = null;
      throw error;
    } finally {
      starting = null;
      status.busy(false);
    }
  };

  const draw = async (selection: Selection, mine: number) => {
    const { db, loadCity } = await (library ?? open());
    if (selection.beside !== null || newest === mine) status.say(words.t("ask.reading"));
    for (const city of [facts.city, selection.beside]) if (city !== null) await loadCity(city);
    for (const figure of pageFigures()) {
      const indicator = facts.indicators.find((entry) => entry.id === figure.dataset.indicator);
      if (!indicator) continue;
      const rows = await askHeadline(db, facts.city, indicator, selection);
      if (mine !== newest) return;
      figure.replaceChildren(...drawHeadline(document, facts, indicator, selection, rows, words));
    }
    status.say(words.t("ask.drawn"));
    form.dataset.drawn = String(mine);
  };

  return {
    answer: async (selection) => {
      newest += 1;
      const mine = newest;
      try {
        await draw(selection, mine);
      } catch (error) {
        status.say(sentenceOf(error, words));
      }
    },
    stop: () => {
      newest += 1;
      status.say("");
    },
  };
}
