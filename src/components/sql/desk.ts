import { find } from "#check/element.ts";
import { type DeskState, readAddress, writeAddress } from "./address.ts";
import type { SqlFacts } from "./facts.ts";
import { openHistory } from "./history.ts";
import { serveHistory } from "./history-list.ts";
import type { CityChoice } from "./needs.ts";
import { type Pad, textPad } from "./pad.ts";
import type { SqlSession } from "./session.ts";
import { sqlWords } from "./words.ts";

// The small script of the desk: text and choices to the address and back. The editor comes when the browser has time,
// the engine with the first query.

export function serveSqlDesk(): void {
  const root = find(document, "#sql");
  const facts: SqlFacts = JSON.parse(find(document, "#sql-facts").textContent ?? "");
  const { t } = sqlWords(facts);
  const field = find<HTMLTextAreaElement>(root, "#sql-text");
  const message = find(root, "#sql-message");
  const history = openHistory(() => localStorage);
  let session: Promise<SqlSession> | undefined;
  let pad: Pad;

  const run = async () => {
    const [query, choice] = [pad.read(), readChoice(root, facts)];
    remember(query, choice);
    try {
      session ??= import("./session.ts").then(({ openSqlSession }) => openSqlSession(root, facts));
      await (await session).run(query, choice, pad);
    } catch (error) {
      console.info(error instanceof Error ? error.message : error);
      session = undefined;
      message.textContent = t("sql.no_script_file");
    }
  };
  const remember = (query: string, choice: CityChoice) => {
    if (query.trim() === "") return;
    history.add(query);
    list.show();
    const address = writeAddress(query, choice, facts.bounds);
    find(root, "#sql-long").hidden = address !== null;
    const wanted = address ?? location.pathname;
    if (location.search !== (address ?? "")) window.history.pushState(null, "", wanted);
  };
  const use = (query: string) => {
    pad.write(query);
    pad.focus();
  };
  const show = (state: DeskState) => {
    if (state.query !== null) pad.write(state.query);
    writeChoice(root, state.choice);
    const said = state.ignored.map((part) => t(`sql.ignored.${part}`));
    if (state.query !== null) said.push(t("sql.from_address"));
    message.textContent = said.join(" ");
  };

  pad = textPad(field, () => void run());
  root.hidden = false;
  const list = serveHistory(find(root, "#sql-history"), history, use);
  show(readAddress(location.search, facts.bounds));
  find(root, "#sql-run").addEventListener("click", () => void run());
  addEventListener("popstate", () => show(readAddress(location.search, facts.bounds)));
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-query]")) {
    button.hidden = false;
    button.addEventListener("click", () => use(button.dataset.query ?? ""));
  }
  whenIdle(async () => {
    const { openEditor } = await import("./editor.ts");
    // A word half composed would be lost.
    const exchange = () => {
      pad = openEditor(field, facts, () => void run());
    };
    if (field.dataset.composing === undefined) exchange();
    else field.addEventListener("compositionend", () => setTimeout(exchange), { once: true });
  });
  field.addEventListener("compositionstart", () => field.setAttribute("data-composing", ""));
  field.addEventListener("compositionend", () => field.removeAttribute("data-composing"));
}

/** Safari has no idle callback. */
function whenIdle(action: () => Promise<void>): void {
  const begin = () => {
    action().catch((error: unknown) => console.info(error));
  };
  if ("requestIdleCallback" in window) requestIdleCallback(begin, { timeout: 2000 });
  else setTimeout(begin, 300);
}

function readChoice(root: HTMLElement, facts: SqlFacts): CityChoice {
  const ticked = [...root.querySelectorAll<HTMLInputElement>("input[name=city]:checked")].map(
    ({ value }) => value,
  );
  const sample = root.querySelector<HTMLSelectElement>("#sql-sample")?.value ?? "";
  return { cities: facts.bounds.cities.filter((city) => ticked.includes(city)), sample };
}

function writeChoice(root: HTMLElement, { cities, sample }: CityChoice): void {
  for (const box of root.querySelectorAll<HTMLInputElement>("input[name=city]")) {
    box.checked = cities.includes(box.value);
  }
  const select = root.querySelector<HTMLSelectElement>("#sql-sample");
  if (select) select.value = sample;
}
