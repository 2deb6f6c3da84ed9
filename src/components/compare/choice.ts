import type { CompareFacts } from "./facts.ts";

// The small script of a comparison: the quarter chosen goes into the address, and what draws comes with the first
// choice. The newest quarter is what the page was built with.

export function serveCompareChoice(): void {
  const form = document.querySelector<HTMLFormElement>("#compare-choice");
  const select = form?.querySelector<HTMLSelectElement>("select[name=quarter]");
  const figure = document.querySelector<HTMLElement>("figure[data-compare]");
  const text = document.querySelector("#compare-facts")?.textContent;
  if (!form || !select || !figure || !text) return;
  const facts: CompareFacts = JSON.parse(text);
  const newest = facts.quarters.at(-1) ?? "";
  const published = [...figure.childNodes];
  let chosen = newest;
  const show = async (quarter: string) => {
    chosen = quarter;
    select.value = quarter;
    if (quarter === newest) figure.replaceChildren(...published);
    else {
      const { redraw } = await import("./redraw.ts");
      if (chosen === quarter) figure.replaceChildren(...redraw(facts, quarter));
    }
    figure.dataset.quarter = chosen;
  };
  const fromAddress = () => {
    const asked = new URLSearchParams(location.search).get("quarter");
    return facts.quarters.find((quarter) => quarter === asked) ?? newest;
  };
  form.hidden = false;
  select.value = newest;
  select.addEventListener("change", () => {
    const query = select.value === newest ? location.pathname : `?quarter=${select.value}`;
    history.pushState(null, "", query);
    void show(select.value);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", () => void show(fromAddress()));
  if (fromAddress() !== newest) void show(fromAddress());
}
