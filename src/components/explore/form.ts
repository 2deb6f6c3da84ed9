import type { ExploreFacts } from "./facts.ts";
import { type ExploreBounds, type ExploreState, MOST_CITIES, parseState } from "./state.ts";

// The form of the explorer: what is chosen in it, and what it shows. Its fields have the names of the address.

export interface ExploreFormWords {
  readonly own: string;
  readonly kinds: Readonly<Record<string, string>>;
}

/** The first city stays the first: boxes have no order of their own. */
export function readForm(
  form: HTMLFormElement,
  before: ExploreState | undefined,
  bounds: ExploreBounds,
): ExploreState {
  const data = new FormData(form);
  const ticked = data.getAll("c").map(String);
  const earlier = (before ?? parseState("", bounds).state).cities;
  const cities = [...earlier.filter((city) => ticked.includes(city)), ...ticked];
  const params = new URLSearchParams(
    ["i", "s", "p", "f", "t", "x"].map((name) => [name, String(data.get(name))]),
  );
  params.set("c", [...new Set(cities)].join("."));
  return parseState(params.toString(), bounds).state;
}

export function fillForm(
  form: HTMLFormElement,
  state: ExploreState,
  facts: ExploreFacts,
  words: ExploreFormWords,
): void {
  const choice = facts.bounds.indicators.find(({ id }) => id === state.indicator);
  const cells = [
    ["own", words.own],
    ...(choice?.cells ?? []).map((cell) => [cell, facts.cells[cell] ?? cell]),
  ];
  fillOptions(form, "s", cells);
  fillOptions(
    form,
    "p",
    (choice?.kinds ?? []).map((kind) => [kind, words.kinds[kind] ?? kind]),
  );
  const cities = form.querySelector<HTMLOptionElement>("select[name=x] option[value=cities]");
  if (cities) cities.disabled = choice?.comparable === false;
  const values = {
    i: state.indicator,
    s: state.cells,
    p: state.kind,
    f: state.from,
    t: state.to,
    x: state.comparison,
  };
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLSelectElement) field.value = value;
  }
  for (const box of form.querySelectorAll<HTMLInputElement>("input[name=c]")) {
    box.checked = state.cities.includes(box.value);
    box.disabled = !box.checked && state.cities.length >= MOST_CITIES;
  }
}

function fillOptions(form: HTMLFormElement, name: string, options: readonly (readonly string[])[]): void {
  const field = form.elements.namedItem(name);
  if (!(field instanceof HTMLSelectElement)) return;
  const before = [...field.options].map(({ value }) => value).join();
  if (before === options.map(([value]) => value).join()) return;
  field.replaceChildren(...options.map(([value, text]) => new Option(text, value)));
}
