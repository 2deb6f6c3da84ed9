import { expect, test } from "vitest";
import { openVisits } from "./page-visits.ts";

// Every kind of page without script: at 320 px, at twice the size, with its figures and their tables, without an error,
// a missing file or a request elsewhere.

const visits = await openVisits();

/** What is wider than its place. Wide tables may scroll in a region that the keyboard reaches. */
function tooWide(): string[] {
  const root = document.documentElement;
  const nameOf = (element: Element) => element.outerHTML.slice(0, 120);
  const isWide = (element: Element) =>
    element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
  const wide = [...document.body.querySelectorAll("*:not(svg *)")].filter(isWide);
  const clipped = wide.filter((element) => ["hidden", "clip"].includes(getComputedStyle(element).overflowX));
  const scrolled = wide.filter((element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX));
  const mute = scrolled.filter(
    (element) =>
      !element.matches("[tabindex='0'], select, textarea") &&
      !element.querySelector("a[href], button, [tabindex='0']"),
  );
  const over = [...document.body.querySelectorAll("*")].find(
    (element) =>
      element.getBoundingClientRect().right > root.clientWidth + 1 &&
      !scrolled.some((region) => region.contains(element)) &&
      !element.closest(".skip, .visually-hidden"),
  );
  return [
    ...(root.scrollWidth > root.clientWidth
      ? [`scrolls sideways to ${root.scrollWidth}: ${over ? nameOf(over) : "?"}`]
      : []),
    ...clipped.map((element) => `clipped: ${nameOf(element)}`),
    ...mute.map((element) => `scrolls, but not by keyboard: ${nameOf(element)}`),
  ];
}

/** Cells whose words stand two characters a line or fewer, where the table could scroll instead. */
function squeezed(): string[] {
  const isSqueezed = (cell: Element) => {
    // What is there to be heard only has no room.
    const head = cell.closest("thead");
    const isHidden = head !== null && getComputedStyle(head).position === "absolute";
    if (isHidden || cell.querySelector(".visually-hidden")) return false;
    const words = document.createRange();
    words.selectNodeContents(cell);
    const lines = new Set([...words.getClientRects()].map(({ top }) => Math.round(top))).size;
    return lines > 2 && (cell.textContent ?? "").trim().length <= 2 * lines;
  };
  const [first] = [...document.querySelectorAll("table :is(th, td)")].filter(isSqueezed);
  return first ? [`squeezed: ${first.outerHTML.slice(0, 120)}`] : [];
}

/** Frames without a content, charts without words or without a table of their numbers. */
function unsaid(): string[] {
  const nameOf = (element: Element) => element.outerHTML.slice(0, 120);
  const isEmpty = (element: Element) =>
    (element.textContent ?? "").trim() === "" && !element.querySelector("svg, img, input, select");
  const frames = [
    ...document.querySelectorAll(
      "figure, section, h1, h2, h3, tbody, ul, ol, dl, .chart-card, .figures, .tile",
    ),
  ];
  const empty = frames.filter((element) => isEmpty(element) && element.checkVisibility());
  const digits = (element: Element | null | undefined) =>
    element?.textContent?.match(/\d[\d,]*\.?\d*/g) ?? [];
  // In a frame a sentence says the newest figure; the table is on the page that it leads to.
  const tables = new Set([...document.querySelectorAll("table, .embed-sentence")].flatMap(digits));
  const charts = [...document.querySelectorAll("svg.chart")].filter(
    (chart) => chart.getAttribute("role") === "img",
  );
  const mute = charts.filter(
    (chart) => (chart.querySelector("desc, title")?.textContent ?? "").trim() === "",
  );
  const alone = charts.filter((chart) => {
    const said = digits(chart.querySelector("desc"));
    return said.length > 0 && !said.some((number) => tables.has(number));
  });
  return [
    ...(document.querySelector("h1") ? [] : ["no h1"]),
    ...empty.map((element) => `empty: ${nameOf(element)}`),
    ...mute.map((chart) => `a chart without words: ${chart.id}`),
    ...alone.map((chart) => `a chart without a table: ${chart.id}`),
  ];
}

const CHARTED = [
  "home",
  "one of charts",
  "one of cities",
  "one of reports",
  "one of indicators",
  "one of compare",
];
/** A picture for each headline. */
const MANY = ["home", "one of cities"];

/** At the width of a phone: the heading is seen, and so are the pictures that are meant for it. */
function unseen(): string[] {
  const narrow = [...document.querySelectorAll(".chart-narrow svg[role=img]")];
  return [
    ...(document.querySelector("h1")?.checkVisibility() ? [] : ["h1 is not seen"]),
    ...(narrow.length === 0 || narrow.some((chart) => chart.checkVisibility())
      ? []
      : ["no narrow chart is seen"]),
  ];
}

test("no kind of page scrolls sideways or clips its words at 320 and 640 px, nor lacks figures, tables or words", async () => {
  const options = { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 2, javaScriptEnabled: false };
  const faults = await visits.onEach(options, async (page, { kind }) => {
    const found = await page.evaluate(unsaid);
    const pictures = await page.locator("main svg").count();
    if (CHARTED.includes(kind) && pictures < (MANY.includes(kind) ? 3 : 1))
      found.push(`${pictures} pictures`);
    for (const width of [640, 320]) {
      await page.setViewportSize({ width, height: 640 });
      const narrow = [...(await page.evaluate(tooWide)), ...(await page.evaluate(squeezed))];
      found.push(...narrow.map((fault) => `at ${width} px: ${fault}`));
    }
    found.push(...(await page.evaluate(unseen)));
    return found;
  });
  expect(faults).toEqual([]);
}, 240_000);

test("what is wrong is found: a page too wide, words cut off, an empty figure", async () => {
  const page = await visits.open("404.html", { viewport: { width: 320, height: 640 }, bypassCSP: true });
  await page.setContent(
    "<!doctype html><h1 hidden></h1><div class='chart-narrow' hidden><svg role='img'></svg></div><figure style='height:2rem'></figure><p style='width:900px'>wide</p><p style='width:9px;overflow:hidden;white-space:nowrap'>words cut off</p><table style='width:2rem'><tr><th>一个字一行</th></tr></table>",
  );
  const found = [
    await page.evaluate(tooWide),
    await page.evaluate(squeezed),
    await page.evaluate(unsaid),
    await page.evaluate(unseen),
  ];
  const faults = found.flat().join("\n");
  expect(faults).toMatch(/scrolls sideways to 9/);
  expect(faults).toMatch(/clipped: <p/);
  expect(faults).toMatch(/squeezed: <th/);
  expect(faults).toMatch(/empty: <figure/);
  expect(faults).toMatch(/h1 is not seen\nno narrow chart is seen/);
  await page.context().close();
});
