import { pageLang, pathIn } from "#components/links.ts";
import type { Answer, Hit, Search, SearchList } from "./index.ts";
import { markedParts } from "./marks.ts";
import { type NoteWords, notesOf } from "./notes.ts";

// The script of the search page. The list and what searches it are fetched when the field is first used, or when the
// address asks something.

export interface SearchWords extends NoteWords {
  readonly kinds: Readonly<Record<string, string>>;
  readonly found: string;
  readonly foundMore: string;
  readonly none: string;
  readonly failed: string;
  readonly waiting: string;
}

const SHOWN = 30;

export function serveSearch(): void {
  const input = document.querySelector<HTMLInputElement>("#search input");
  const said = document.querySelector<HTMLElement>("#search-said");
  const list = document.querySelector<HTMLElement>("#search-hits");
  const text = document.querySelector("#search-words")?.textContent;
  if (!input || !said || !list || !text) return;
  const words: SearchWords = JSON.parse(text);
  let search: Promise<Search> | undefined;
  const load = () => {
    search ??= fetchSearch(pathIn(pageLang(), "search/index.json"));
    search.catch(() => {
      search = undefined;
    });
    return search;
  };
  const show = async () => {
    const query = input.value.trim();
    if (query === "") return showHits(null, query, words, said, list);
    if (list.childElementCount === 0) said.textContent = words.waiting;
    try {
      const find = await load();
      if (input.value.trim() === query) showHits(find(query), query, words, said, list);
    } catch {
      said.textContent = words.failed;
    }
  };
  const read = () => {
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    void show();
  };
  input.addEventListener("focus", () => void load().catch(() => {}));
  input.addEventListener("input", () => {
    history.replaceState(null, "", addressOf(input.value));
    void show();
  });
  input.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    void show().then(() => list.querySelector("a")?.focus());
  });
  addEventListener("popstate", read);
  addEventListener("pageshow", read);
}

/** @throws when the list cannot be had. */
async function fetchSearch(address: string): Promise<Search> {
  const [response, { searchOf }] = await Promise.all([fetch(address), import("./index.ts")]);
  if (!response.ok) throw new Error(`${address}: status ${response.status}`);
  return searchOf((await response.json()) as SearchList);
}

function addressOf(query: string): string {
  return query.trim() === "" ? location.pathname : `?${new URLSearchParams({ q: query.trim() })}`;
}

/** @param answer null where nothing is asked. */
function showHits(
  answer: Answer | null,
  query: string,
  words: SearchWords,
  said: HTMLElement,
  list: HTMLElement,
): void {
  const found = answer?.hits ?? [];
  const shown = found.slice(0, SHOWN);
  const template =
    answer === null
      ? ""
      : found.length === 0
        ? words.none
        : found.length > SHOWN
          ? words.foundMore
          : words.found;
  said.textContent = template
    .replace("{query}", query)
    .replace("{count}", String(found.length))
    .replace("{shown}", String(SHOWN));
  document.querySelector("#search-notes")?.replaceChildren(...(answer ? notesOf(answer, words) : []));
  list.replaceChildren(...shown.map((hit) => itemOf(hit, words)));
  list.hidden = shown.length === 0;
  const [ways, none] = ["#search-ways", "#search-none"].map((id) => document.querySelector<HTMLElement>(id));
  if (ways) ways.hidden = shown.length > 0;
  if (none) none.hidden = answer === null || found.length > 0;
}

function itemOf({ kind, title, line, path, terms }: Hit, { kinds }: SearchWords): HTMLElement {
  const item = document.createElement("li");
  const said = document.createElement("span");
  said.className = "kind";
  said.textContent = kinds[kind] ?? "";
  const link = document.createElement("a");
  link.href = pathIn(pageLang(), path);
  link.append(...marked(title, terms));
  const text = document.createElement("p");
  text.append(...marked(line, terms));
  item.append(said, link, text);
  return item;
}

function marked(text: string, terms: readonly string[]): Node[] {
  return markedParts(text, terms).map(({ text: part, isHit }) => {
    if (!isHit) return document.createTextNode(part);
    const mark = document.createElement("mark");
    mark.textContent = part;
    return mark;
  });
}
