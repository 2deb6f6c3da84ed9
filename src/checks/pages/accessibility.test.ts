import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { LANGS } from "#i18n/dictionary.ts";
import { testedSite } from "../../../scripts/built-site.ts";
import { sampleOf } from "../sample.ts";
import { openVisits } from "./page-visits.ts";

// Every kind of page in both languages: axe-core by day and by night, and the keyboard alone.
// Contrast takes two thirds of axe-core's time, and colours know no language: each kind is looked at in one of the two,
// by day and by night, as the keyboard is. Every other rule is held against both.

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const visits = await openVisits();

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

/** What axe-core finds with everything unfolded, and in colours by day and by night. */
async function axeFaults(page: Page, inColour: boolean): Promise<string[]> {
  await openDetails(page);
  await page.addScriptTag({ path: axe });
  const day = await violations(page, {
    rules: { "target-size": { enabled: true }, "color-contrast": { enabled: inColour } },
    resultTypes: ["violations"],
  });
  if (!inColour) return day;
  await page.emulateMedia({ colorScheme: "dark" });
  const night = await violations(page, { runOnly: ["color-contrast"], resultTypes: ["violations"] });
  return [...day, ...night.map((fault) => `dark: ${fault}`)];
}

/** Presses in flight at once: each alone would wait for an answer that nobody reads. */
const AT_ONCE = 20;

/** Holds Tab down as a hand would: further key-downs are repeats. */
async function holdTab(page: Page, presses: number): Promise<void> {
  for (let done = 0; done < presses; done += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, () => page.keyboard.down("Tab")));
  await page.keyboard.up("Tab");
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
  await holdTab(page, total + 20);
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
  const sample = sampleOf(testedSite());
  const faults = await visits.onEach(options, async (page, { kind, lang }) => {
    const isChosen = kind === "404" || sample.pick(`language of ${kind}`, LANGS) === lang;
    return [...(isChosen ? await tabThrough(page) : []), ...(await axeFaults(page, isChosen))];
  });
  expect(faults).toEqual([]);
}, 600_000);

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
}, 180_000);
