import type { CheckResult } from "./check-result.ts";
import { CANCELLED, type Checker, NOT_STARTED } from "./checker.ts";
import { type DroppedFile, MOST_FILES } from "./dropped-files.ts";
import { element, find } from "./element.ts";
import { type IssueActions, issueList } from "./issue-list.ts";
import type { CheckFacts } from "./page-facts.ts";
import { type PageWords, pageWords } from "./page-words.ts";
import { copyText, saveFile } from "./save-file.ts";
import { accountList, ledgerSentence, scopeList } from "./show-result.ts";
import { FILE_CHANGED } from "./worker-messages.ts";

// One check after the other, and what the page says of each.

const TYPES = {
  csv: "text/csv;charset=utf-8",
  json: "application/json",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

type Listing = readonly DroppedFile[] | Promise<readonly DroppedFile[]>;

/** @returns what checks files, or says that another check is under way. Never throws. */
export function openSession(
  page: HTMLElement,
  checker: Checker,
  facts: CheckFacts,
): (listing: Listing) => Promise<void> {
  const words = pageWords(facts);
  const status = statusOf(page);
  const result = find(page, "#check-result");
  let stop: ((reason: Error) => void) | null = null;
  status.cancel.addEventListener("click", () => {
    checker.cancel();
    stop?.(new Error(CANCELLED));
  });

  const check = async (listing: Listing, stopped: Promise<never>): Promise<string> => {
    status.say(words.t("listing"));
    const files = await Promise.race([listing, stopped]);
    if (files.length === 0) return words.t("no_files");
    if (files.length > MOST_FILES) return words.t("too_many", { most: MOST_FILES });
    const begun = performance.now();
    const onOpened = (done: number, total: number) => status.say(words.t("reading", { done, total }));
    const order = { kind: "check", files, cityIds: facts.cityIds } as const;
    const checked = await Promise.race([checker.check(order, onOpened), stopped]);
    showResult(result, checked, actionsOf(checker, checked, status.say, words), words);
    const seconds = words.number((performance.now() - begun) / 1000, 1);
    return words.t("files_checked", { files: files.length, seconds });
  };

  return async (listing) => {
    if (stop) {
      status.say(words.t("busy"));
      return;
    }
    const stopped = new Promise<never>((_, reject) => {
      stop = reject;
    });
    page.dataset.state = "checking";
    result.hidden = true;
    status.busy(true);
    const said = await check(listing, stopped).catch((error: unknown) => reasonOf(error, words));
    stop = null;
    status.busy(false);
    status.say(said);
    page.dataset.state = result.hidden ? "idle" : "checked";
    // Where reading goes on.
    if (!result.hidden) find(result, "h2").focus();
  };
}

function reasonOf(error: unknown, { t }: PageWords): string {
  const reason = error instanceof Error ? error.message : String(error);
  if (reason === CANCELLED) return t("cancelled");
  if (reason === FILE_CHANGED) return t("file_changed");
  return reason === NOT_STARTED ? t("stopped") : t("failed", { reason });
}

function showResult(place: HTMLElement, result: CheckResult, actions: IssueActions, words: PageWords): void {
  const title = element("h2", "", ledgerSentence(result.ledger, words));
  title.tabIndex = -1;
  const rest = result.places.length > 0 || result.accounts.length > 0;
  place.replaceChildren(
    element("p", "kicker", words.t("result_title")),
    title,
    ...(rest ? [scopeList(result.places, words), accountList(result, words)] : []),
    issueList(result.issues, actions, words),
  );
  place.hidden = false;
}

function actionsOf(
  checker: Checker,
  { files }: CheckResult,
  say: (text: string) => void,
  words: PageWords,
): IssueActions {
  const { t } = words;
  const orSay = (work: Promise<void>) => void work.catch((error: unknown) => say(reasonOf(error, words)));
  const list = async (format: "csv" | "json") => {
    const content = await checker.make({ kind: "list", format });
    saveFile(`${t("list_name")}.${format}`, content, TYPES[format]);
  };
  const mark = async (path: string) => {
    say(t("marking"));
    const content = await checker.make({ kind: "mark", path });
    const stem = (path.split("/").at(-1) ?? path).replace(/\.\w+$/, "");
    const name = `${stem}-${t("marked_suffix")}.xlsx`;
    saveFile(name, content, TYPES.xlsx);
    say(t("marked", { name }));
  };
  const copy = async (text: string, count: number) =>
    say((await copyText(text)) ? t("copied", { count }) : t("not_copied"));
  return {
    files,
    onList: (format) => orSay(list(format)),
    onMark: (path) => orSay(mark(path)),
    onCopy: (text, count) => orSay(copy(text, count)),
  };
}

function statusOf(page: HTMLElement) {
  const message = find(page, "#check-message");
  const bar = find(page, "#check-progress");
  const cancel = find(page, "#check-cancel");
  const inputs = page.querySelectorAll<HTMLInputElement>("input[type=file]");
  return {
    cancel,
    say: (text: string) => {
      message.textContent = text;
    },
    busy: (on: boolean) => {
      bar.hidden = !on;
      cancel.hidden = !on;
      for (const input of inputs) input.disabled = on;
    },
  };
}
