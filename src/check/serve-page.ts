import { openSession } from "./check-session.ts";
import { openChecker } from "./checker.ts";
import { find } from "./element.ts";
import { missingAbility } from "./old-browser.ts";
import type { CheckFacts } from "./page-facts.ts";
import { pageWords } from "./page-words.ts";
import { takeFiles } from "./take-files.ts";

/** Wires the page /check/. */
export function serveCheckPage(): void {
  const page = find(document, "#check");
  const facts: CheckFacts = JSON.parse(find(document, "#check-facts").textContent ?? "");
  page.hidden = false;
  if (missingAbility() !== null) {
    find(page, "#check-ready").textContent = pageWords(facts).t("too_old");
    for (const input of page.querySelectorAll("input")) input.disabled = true;
    return;
  }
  // The page shows first; then all that a check needs is fetched at once, so that no check needs a connection.
  requestAnimationFrame(() => setTimeout(() => start(page, facts)));
}

function start(page: HTMLElement, facts: CheckFacts): void {
  const { t } = pageWords(facts);
  const ready = find(page, "#check-ready");
  const checker = openChecker();
  checker.ready.then(
    () => {
      ready.textContent = t("ready");
      page.dataset.ready = "";
    },
    () => {
      ready.textContent = t("stopped");
    },
  );
  const check = openSession(page, checker, facts);
  takeFiles(page, (files) => void check(files));
}
