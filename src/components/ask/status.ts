import { isDataFailure } from "#components/data-failure.ts";
import { isEngineFailure } from "#db/engine-failure.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { loadingWords, showProgress } from "./loading.ts";

// What a form says of the engine: how far its download is, or why there is no answer.

/** Why there is no answer; the details go to the console. */
export function sentenceOf(error: unknown, words: LanguageWords): string {
  console.info(error instanceof Error ? error.message : error);
  if (isDataFailure(error)) {
    const reason = words.t(`ask.reason.${error.fault}`, { file: error.path });
    return words.t("ask.no_file", { reason });
  }
  if (!isEngineFailure(error)) return words.t("ask.failed", { reason: words.t("ask.reason.data") });
  if (error.reason === "cancelled") return words.t("ask.cancelled");
  return words.t("ask.failed", { reason: words.t(`ask.reason.${error.reason.replace("-", "_")}`) });
}

export function statusOf(form: HTMLFormElement) {
  const find = <E extends HTMLElement>(selector: string) => {
    const found = form.querySelector<E>(selector);
    if (!found) throw new Error(`ask form: no ${selector}`);
    return found;
  };
  const message = find<HTMLElement>("#ask-message");
  const bar = find<HTMLProgressElement>("#ask-progress");
  const cancel = find<HTMLButtonElement>("#ask-cancel");
  const say = (text: string) => {
    message.textContent = text;
  };
  return {
    cancel,
    say,
    busy: (on: boolean) => {
      bar.hidden = !on;
      cancel.hidden = !on;
    },
    loading: (bytes: number, total: number, words: LanguageWords) => {
      showProgress(bar, bytes, total);
      say(loadingWords(bytes, total, words));
    },
  };
}
