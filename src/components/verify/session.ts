import { loadingWords } from "#components/ask/loading.ts";
import { isDataFailure } from "#components/data-failure.ts";
import { openLibrary } from "#components/library.ts";
import { rootHref } from "#components/links.ts";
import { isEngineFailure } from "#db/engine-failure.ts";
import { type LanguageWords, wordsIn } from "#i18n/words.ts";
import { askAgain, type Recomputed } from "./ask.ts";
import type { VerifyFacts } from "./facts.ts";
import { changedEntries, fetchListing, isManifestFailure } from "./manifest.ts";
import type { PeriodChoice } from "./periods.ts";
import { drawResult } from "./result.ts";
import { deskStatus } from "./status.ts";

export interface VerifySession {
  /** Computes all periods again and shows the chosen one. Never throws: what went wrong is said on the page. */
  recompute(choice: PeriodChoice): Promise<void>;
  /** Shows another period of what was computed. */
  show(choice: PeriodChoice): void;
}

export function openVerify(facts: VerifyFacts, desk: HTMLElement): VerifySession {
  const words = wordsIn(facts.lang);
  const status = deskStatus(desk);
  let done: Recomputed | null = null;
  let chosen: PeriodChoice | null = null;
  let running: AbortController | null = null;
  status.cancel.addEventListener("click", () => running?.abort());

  const show = (choice: PeriodChoice) => {
    chosen = choice;
    if (!done) return;
    status.result.replaceChildren(...drawResult(document, facts, done, choice, words));
    status.result.hidden = false;
  };

  const recompute = async (choice: PeriodChoice) => {
    if (running) return;
    const own = new AbortController();
    [running, done, chosen] = [own, null, choice];
    status.result.hidden = true;
    status.busy(true);
    try {
      done = await computed(facts, own.signal, {
        loading: (bytes, total) => {
          status.progress(bytes, total);
          status.say(loadingWords(bytes, total, words));
        },
        reading: () => status.say(words.t("verify.reading")),
      });
      status.say(words.t("verify.done"));
      show(chosen);
    } catch (error) {
      status.say(own.signal.aborted ? words.t("verify.cancelled") : sentenceOf(error, words));
    } finally {
      running = null;
      status.busy(false);
    }
  };
  return { recompute, show };
}

interface Telling {
  loading(bytes: number, total: number): void;
  reading(): void;
}

async function computed(facts: VerifyFacts, signal: AbortSignal, tell: Telling): Promise<Recomputed> {
  const files = await fetchListing(rootHref(`data/${facts.release}/manifest.json`), signal);
  const library = await openLibrary({ release: facts.release, files }, signal, tell.loading);
  try {
    tell.reading();
    await library.loadCity(facts.city);
    await library.load("estimates", facts.city);
    await library.load("changes", facts.city);
    signal.throwIfAborted();
    return { ...(await askAgain(library.db, facts)), changed: changedEntries(facts.files, files) };
  } finally {
    await library.close();
  }
}

function sentenceOf(error: unknown, { t }: LanguageWords): string {
  console.info(error instanceof Error ? error.message : error);
  if (isManifestFailure(error)) return t(`verify.manifest_${error.fault}`);
  if (isDataFailure(error)) {
    return t("verify.no_file", { reason: t(`ask.reason.${error.fault}`, { file: error.path }) });
  }
  if (!isEngineFailure(error)) return t("verify.failed", { reason: t("ask.reason.data") });
  return t("verify.failed", { reason: t(`ask.reason.${error.reason.replace("-", "_")}`) });
}
