import type { ExploreFacts } from "./facts.ts";
import { type ExploreFormWords, fillForm, readForm } from "./form.ts";
import type { ExploreSession } from "./session.ts";
import { type ExploreState, formatState, parseState } from "./state.ts";

// The small script of the explorer: choices to the address and back. Everything heavy comes with the first choice.

export function serveExplorer(): void {
  const form = document.querySelector<HTMLFormElement>("#explore");
  const figure = document.querySelector<HTMLElement>("#explored");
  const message = form?.querySelector<HTMLElement>("#ask-message");
  if (!form || !figure || !message) return;
  const facts: ExploreFacts = blockOf("#explore-facts");
  const words: ExploreFormWords & { readonly future: string; readonly partial: string } =
    blockOf("#explore-words");
  const { bounds } = facts;
  const published = [...figure.childNodes];
  const sql = document.querySelector("#explored-sql")?.textContent ?? "";
  let loaded: Promise<ExploreSession> | undefined;
  let shown: ExploreState | undefined;

  const session = () => {
    loaded ??= import("./session.ts").then(({ openExplorer }) => openExplorer(facts, form, figure));
    return loaded;
  };
  const show = async (state: ExploreState) => {
    shown = state;
    fillForm(form, state, facts, words);
    if (formatState(state, bounds) !== "") return answer(state);
    (await loaded)?.stop();
    if (shown !== state) return;
    figure.removeAttribute("aria-busy");
    figure.replaceChildren(...published);
    (await loaded)?.showSql(sql);
    figure.dataset.state = "default";
  };
  /** Until it is there, what stands on the page answers something else. */
  const answer = async (state: ExploreState) => {
    figure.setAttribute("aria-busy", "true");
    try {
      await (await session()).answer(state);
    } finally {
      if (shown === state) figure.removeAttribute("aria-busy");
    }
  };
  const fromAddress = () => {
    const { state, fromFuture, isPartial } = parseState(location.search, bounds);
    void show(state).then(() => {
      const version = new URLSearchParams(location.search).get("v") ?? "";
      if (fromFuture) message.textContent = words.future.replace("{version}", version);
      if (isPartial) message.textContent = `${message.textContent ?? ""} ${words.partial}`.trim();
    });
  };
  const choose = (state: ExploreState) => {
    const query = formatState(state, bounds);
    history.pushState(null, "", query === "" ? location.pathname : `?${query}`);
    void show(state);
  };
  form.addEventListener("change", () => choose(readForm(form, shown, bounds)));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    choose(parseState("", bounds).state);
  });
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-do]")) {
    button.hidden = false;
    if (button.parentElement) button.parentElement.hidden = false;
    button.addEventListener("click", async () => {
      const { state } = parseState(location.search, bounds);
      await (await session()).handOver(button.dataset.do ?? "", state);
    });
  }
  addEventListener("popstate", fromAddress);
  // The engine holds some two hundred megabytes: a page that is left gives them back, and starts anew when it is shown again.
  addEventListener("pagehide", () => {
    const left = loaded;
    loaded = undefined;
    void left?.then(({ close }) => close());
  });
  form.hidden = false;
  if (location.search !== "") fromAddress();
}

function blockOf<T>(selector: string): T {
  return JSON.parse(document.querySelector(selector)?.textContent ?? "{}");
}
