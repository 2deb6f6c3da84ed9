import { isDataFailure } from "#components/data-failure.ts";
import { isEngineFailure } from "#db/engine-failure.ts";
import type { wordsIn } from "#i18n/words.ts";

// What a form says of the engine: how far its download is, or why there is no answer.

/** Why there is no answer; the details go to the console. */
export function sentenceOf(error: unknown, words: ReturnType<typeof wordsIn>): string {
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
