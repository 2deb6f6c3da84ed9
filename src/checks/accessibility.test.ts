import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openVisits, type Visits } from "./page-visits.ts";

// Every kind of page in both languages: axe-core by day and by night, and the keyboard alone.

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
let visits: Visits;

beforeAll(async () => {
  visits = await openVisits();
}, 60_000);

afterAll(() => visits?.close());

interface Axe {
  run(
    options: object,
  ): Promise<{ violations: { id: string; nodes: { target: unknown[]; html: string }[] }[] }>;
}

/** Rule, how often, and the first place. */
async function violations(page: Page, options: object): Promise<string[]> {
  return page.evaluate(async (given) => {
    const { violations: found } = await (globalThis as unknown as { axe: Axe }).axe.run(given);
    return found.map(
      ({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.target} ${nodes[0]?.html.slice(0, 160)}`,
    );
  }, options);
}

const openDetails = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });

/** What axe-core finds by day and by night, with everything unfolded. */
async function axeFaults(page: Page): Promise<string[]> {
  await openDetails(page);
  await page.addScriptTag({ path: axe });
  const day = await violations(page, {
    rules: { "target-size": { enabled: true } },
    resultTypes: ["violations"],
  });
  await page.emulateMedia({ colorScheme: "dark" });
  const night = await violations(page, { runOnly: ["color-contrast"], resultTypes: ["violations"] });
  return [...day, ...night.map((fault) => `dark: ${fault}`)];
}

/** Presses Tab until the page has been gone through, and says what was passed over or not seen. */
async function tabThrough(page: Page): Promise<string[]> {
  const total = await page.evaluate(() => {
    const state = { reached: new Set<Element>(), dim: new Set<string>(), last: "" };
    Object.assign(globalThis, { tabbing: state });
    const nameOf = (element: Element) => element.outerHTML.slice(0, 110);
    document.addEventListener("focusin", ({ target }) => {
      if (!(target instanceof Element)) return;
      state.reached.add(target);
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(target);
      if ((outlineStyle === "none" || outlineWidth === "0px") && boxShadow === "none")
        state.dim.add(nameOf(target));
    });
    return document.querySelectorAll("a[href], button, select, input, textarea, summary, [tabindex]").length;
  });
  for (let presses = 0; presses < total + 20; presses++) await page.keyboard.press("Tab");
  return page.evaluate(() => {
    const { tabbing } = globalThis as unknown as { tabbing: { reached: Set<Element>; dim: Set<string> } };
    const wanted = document.querySelectorAll(
      "a[href], button, select, input, textarea, summary, [tabindex='0']",
    );
    const passed = [...wanted].filter(
      (element) =>
        !tabbing.reached.has(element) &&
        element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) &&
        !element.matches(":disabled, [tabindex='-1'], [type=radio]"),
    );
    return [
      ...passed.slice(0, 5).map((element) => `not reached by Tab: ${element.outerHTML.slice(0, 110)}`),
      ...[...tabbing.dim].slice(0, 5).map((name) => `focus not seen: ${name}`),
    ];
  });
}

test("no kind of page has a fault for axe-core, and the keyboard alone reaches all that can be used and shows where it is", async () => {
  const viewport = { width: 1280, height: 900 };
  const options = { viewport, bypassCSP: true, reducedMotion: "reduce" } as const;
  const faults = await visits.onEach(options, async (page, { lang }) => [
    // Both languages are the same to the keyboard.
    ...(lang === "zh" ? await tabThrough(page) : []),
    ...(await axeFaults(page)),
  ]);
  expect(faults).toEqual([]);
}, 400_000);

test("what is wrong is found: a picture without words, a link that cannot be reached", async () => {
  const page = await visits.open("404.html", { bypassCSP: true });
  await page.evaluate(() => {
    document
      .querySelector("main")
      ?.insertAdjacentHTML("beforeend", '<img src="/icon.svg"><details open><summary>a</summary></details>');
    for (const link of document.querySelectorAll("main a"))
      link.addEventListener("focus", () => (link as HTMLElement).blur());
    document.querySelector("summary")?.setAttribute("style", "outline: none");
  });
  await page.addScriptTag({ path: axe });
  const found = await violations(page, { resultTypes: ["violations"] });
  expect(found.join("\n")).toMatch(/image-alt \(1\)/);
  expect((await tabThrough(page)).join("\n")).toMatch(/focus not seen: <summary/);
  await page.context().close();
}, 60_000);
