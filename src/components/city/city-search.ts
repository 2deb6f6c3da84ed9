import { pageLang, pathIn } from "../links.ts";
import { type CityEntry, findCities, meantCity } from "./city-match.ts";

// The small script of the city finder: it filters the list of the page where there is one, and goes straight to
// the city that is meant. Without it the form leads to the list of all cities.

export function serveCitySearch(): void {
  const form = document.querySelector<HTMLFormElement>("#city-search");
  const input = form?.querySelector<HTMLInputElement>("input");
  const message = form?.querySelector("output");
  if (!form || !input || !message) return;
  const entries: CityEntry[] = JSON.parse(form.dataset.cities ?? "[]");
  const items = [...document.querySelectorAll<HTMLElement>("[data-city]")];
  const show = () => {
    const found = new Set(findCities(entries, input.value).map(({ id }) => id));
    for (const item of items) item.hidden = !found.has(item.dataset.city ?? "");
    for (const group of document.querySelectorAll<HTMLElement>("[data-cities-of]"))
      group.hidden = !group.querySelector("[data-city]:not([hidden])");
    const text = form.dataset[found.size === 0 ? "none" : "found"] ?? "";
    message.textContent =
      input.value.trim() === ""
        ? ""
        : text.replace("{query}", input.value.trim()).replace("{count}", String(found.size));
  };
  input.addEventListener("input", () => {
    show();
    if (items.length > 0) history.replaceState(null, "", address(input.value));
  });
  form.addEventListener("submit", (event) => {
    const city = meantCity(entries, input.value);
    if (city || items.length > 0) event.preventDefault();
    if (city) location.assign(pathIn(pageLang(), `cities/${city.id}/`));
    else
      items
        .find((item) => !item.hidden)
        ?.querySelector("a")
        ?.focus();
  });
  if (items.length === 0) return;
  const read = () => {
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    show();
  };
  addEventListener("pageshow", read);
  addEventListener("popstate", read);
}

function address(query: string): string {
  return query.trim() === "" ? location.pathname : `?${new URLSearchParams({ q: query.trim() })}`;
}
