import { element, find } from "#check/element.ts";
import type { QueryHistory } from "./history.ts";

const SHOWN = 160;

/** The list of queries that were run; a press on one takes it into the editor. */
export function serveHistory(
  place: HTMLElement,
  history: QueryHistory,
  use: (query: string) => void,
): { show(): void } {
  const [list, none, clear] = [find(place, "ol"), find(place, ".sql-none"), find(place, "button")];
  const item = (query: string) => {
    const short = query.replaceAll(/\s+/g, " ").trim();
    const text = short.length > SHOWN ? `${short.slice(0, SHOWN)}…` : short;
    const button = element("button", "sql-past", element("code", "", text));
    button.type = "button";
    button.addEventListener("click", () => use(query));
    return element("li", "", button);
  };
  const show = () => {
    const queries = history.list();
    list.replaceChildren(...queries.map(item));
    none.hidden = queries.length > 0;
    clear.hidden = queries.length === 0;
  };
  clear.addEventListener("click", () => {
    history.clear();
    show();
  });
  show();
  return { show };
}
