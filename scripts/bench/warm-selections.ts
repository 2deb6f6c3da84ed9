import type { Page } from "playwright-core";

export interface WarmTimes {
  /** Milliseconds from the choice until it is drawn, sorted. */
  readonly drawn: readonly number[];
  /** Of each city's first showing, whose files are fetched. */
  readonly newCity: readonly number[];
}

/** Makes random but repeatable choices in the explorer's form, each timed to the frame after it is drawn. */
export async function warmSelections(page: Page, count: number): Promise<WarmTimes> {
  const choose = (name: string, value: string) =>
    page.evaluate(
      async ([field, wanted]) => {
        const form = document.querySelector<HTMLFormElement>("#explore");
        const figure = document.querySelector<HTMLElement>("#explored");
        if (!form || !figure) throw new Error("no explorer on this page");
        const before = figure.dataset.state;
        const begun = performance.now();
        if (field === "c") {
          for (const box of form.querySelectorAll<HTMLInputElement>("input[name=c]"))
            box.checked = box.value === wanted;
        } else {
          const select = form.elements.namedItem(field as string) as HTMLSelectElement;
          if (select.value === wanted) return -1;
          select.value = wanted as string;
        }
        form.dispatchEvent(new Event("change"));
        await new Promise<void>((resolve, reject) => {
          const late = setTimeout(() => reject(new Error(`not drawn: ${field} ${wanted}`)), 30_000);
          const look = () => {
            if (figure.dataset.state === before) return;
            clearTimeout(late);
            observer.disconnect();
            requestAnimationFrame(() => resolve());
          };
          const observer = new MutationObserver(look);
          observer.observe(figure, { attributes: true });
          look();
        });
        return performance.now() - begun;
      },
      [name, value] as const,
    );
  const options = (name: string) =>
    page
      .locator(`#explore [name=${name}]`)
      .evaluateAll((fields) =>
        fields.flatMap((field) =>
          field instanceof HTMLSelectElement
            ? [...field.options].map(({ value }) => value)
            : [(field as HTMLInputElement).value],
        ),
      );
  const newCity: number[] = [];
  const cities = await options("c");
  for (const city of cities) newCity.push(await choose("c", city));
  await choose("x", "cities");
  await choose("x", "year");
  let seed = 7;
  const random = (n: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % n;
  };
  const drawn: number[] = [];
  while (drawn.length < count) {
    const name = ["i", "s", "p", "f", "t", "x", "c", "s", "i", "c"][random(10)] ?? "i";
    const values = await options(name);
    const value = values[random(values.length)];
    const took = value === undefined ? -1 : await choose(name, value);
    if (took >= 0) drawn.push(took);
  }
  return { drawn: drawn.toSorted((a, b) => a - b), newCity };
}
