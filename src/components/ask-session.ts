import { isEngineFailure } from "#db/engine-failure.ts";
import { formatBytes } from "#i18n/format.ts";
import { wordsIn } from "#i18n/words.ts";
import { askHeadline } from "./ask-rows.ts";
import { drawHeadline } from "./headline-figure.ts";
import { type Library, openLibrary } from "./library.ts";
import type { PageFacts } from "./page-facts.ts";
import { pageFigures } from "./page-figures.ts";
import type { Selection } from "./selection.ts";

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
    library = openLibrary(facts, form.dataset.base ?? "/", starting.signal, (bytes, total) => {
      status.progress(bytes, total);
      const [part, all] = [formatBytes(bytes, facts.lang), formatBytes(total, facts.lang)];
      status.say(
        total > 0
          ? words.t("ask.loading", { loaded: part, total: all })
          : words.t("ask.loading_bytes", { loaded: part }),
      );
    });
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

function sentenceOf(error: unknown, words: ReturnType<typeof wordsIn>): string {
  console.info(error instanceof Error ? error.message : error);
  if (!isEngineFailure(error)) return words.t("ask.failed", { reason: words.t("ask.reason.data") });
  if (error.reason === "cancelled") return words.t("ask.cancelled");
  return words.t("ask.failed", { reason: words.t(`ask.reason.${error.reason.replace("-", "_")}`) });
}

function statusOf(form: HTMLFormElement) {
  const find = <E extends HTMLElement>(selector: string) => {
    const found = form.querySelector<E>(selector);
    if (!found) throw new Error(`ask form: no ${selector}`);
    return found;
  };
  const message = find<HTMLElement>("#ask-message");
  const bar = find<HTMLProgressElement>("#ask-progress");
  const cancel = find<HTMLButtonElement>("#ask-cancel");
  return {
    cancel,
    say: (text: string) => {
      message.textContent = text;
    },
    busy: (on: boolean) => {
      bar.hidden = !on;
      cancel.hidden = !on;
    },
    progress: (bytes: number, total: number) => {
      if (total > 0) {
        bar.max = total;
        bar.value = bytes;
      } else bar.removeAttribute("value");
    },
  };
}
