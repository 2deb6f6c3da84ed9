import type { PageFacts } from "#components/page-facts.ts";
import { pageFigures } from "#components/page-figures.ts";
import { formatSelection, parseSelection, type Selection } from "#components/selection.ts";

// The small script of a city page: choices to URL and back. Everything heavy comes with the first choice.

/** Wires the form of the page, and answers at once when the address already holds a choice. */
export function serveForm(): void {
  const form = document.querySelector<HTMLFormElement>("#ask");
  const text = document.querySelector("#page-facts")?.textContent;
  if (!form || !text) return;
  const facts: PageFacts = JSON.parse(text);
  const published = new Map(pageFigures().map((figure) => [figure, [...figure.childNodes]]));
  form.hidden = false;
  const show = async (selection: Selection) => {
    fillForm(form, selection);
    if (formatSelection(selection, facts.bounds) === "") {
      restore(published);
      (await loaded)?.stop();
      return;
    }
    loaded ??= import("./session.ts").then(({ openSession }) => openSession(facts, form));
    await (await loaded).answer(selection);
  };
  let loaded: Promise<{ answer(selection: Selection): Promise<void>; stop(): void }> | undefined;
  const fromAddress = () => parseSelection(location.search, facts.bounds);
  const choose = (selection: Selection) => {
    const query = formatSelection(selection, facts.bounds);
    history.pushState(null, "", query === "" ? location.pathname : `?${query}`);
    void show(selection);
  };
  form.addEventListener("change", () => choose(readForm(form, facts)));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    choose(parseSelection("", facts.bounds));
  });
  addEventListener("popstate", () => void show(fromAddress()));
  if (formatSelection(fromAddress(), facts.bounds) !== "") void show(fromAddress());
}

function restore(published: ReadonlyMap<HTMLElement, readonly ChildNode[]>): void {
  for (const [figure, nodes] of published) figure.replaceChildren(...nodes);
}

function readForm(form: HTMLFormElement, facts: PageFacts): Selection {
  const data = new FormData(form);
  return parseSelection(
    new URLSearchParams([...data].map(([name, value]) => [name, String(value)])).toString(),
    facts.bounds,
  );
}

function fillForm(form: HTMLFormElement, selection: Selection): void {
  const values = {
    area: selection.area,
    period: selection.kind,
    from: selection.from,
    to: selection.to,
    with: selection.beside ?? "",
  };
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLSelectElement) field.value = value;
  }
}
