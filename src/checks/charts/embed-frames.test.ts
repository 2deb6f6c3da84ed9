import type { Frame, Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { openSite } from "../pages/opened-site.ts";
import { factsOf, pastedCode, testedCities } from "./embed-codes.ts";
import { heard, listen, serveParents } from "./parent-pages.ts";

// Embeds in pages of another origin: their heights follow what is in them, and obey nobody else.

const { url, browser } = await openSite();
const [parents, strangers] = await Promise.all([serveParents(), serveParents()]);
const facts = await factsOf("unemployment_rate", (await testedCities())[0] ?? "");

afterAll(() => Promise.all([parents.close(), strangers.close()]));

const code = (choices = {}) => pastedCode(facts, url, choices);
const frameTag = async () => (await code()).replace(/<script[\s\S]*$/, "");
const scriptTag = () => `<script async src="${url}/embed.js"></script>`;

async function openParent(body: string, width = 800): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await listen(page);
  await page.goto(parents.page(body));
  return page;
}

/** The first embed on the page, as soon as it is there. */
async function embedIn(page: Page): Promise<Frame> {
  const isEmbed = (frame: Frame) => frame.url().startsWith(`${url}/`);
  return page.frames().find(isEmbed) ?? page.waitForEvent("framenavigated", isEmbed);
}

/** Of the first frame on the page, and of what is in it. */
async function heights(page: Page) {
  const frame = await page
    .locator("iframe")
    .first()
    .evaluate((element) => element.clientHeight);
  const inside = await (await embedIn(page)).evaluate(() => ({
    content: Math.ceil(document.body.getBoundingClientRect().height),
    scrolls:
      document.documentElement.scrollHeight > innerHeight ||
      document.documentElement.scrollWidth > innerWidth,
  }));
  return { frame, ...inside };
}

const fits = (page: Page) =>
  expect
    .poll(
      async () => {
        const { frame, content, scrolls } = await heights(page);
        return { over: frame - content, scrolls };
      },
      { timeout: 10_000 },
    )
    .toStrictEqual({ over: 0, scrolls: false });

test("a pasted frame is as tall as what is in it, from 320 to 1200 pixels", async () => {
  const page = await openParent(await code(), 720);
  await fits(page);
  for (const width of [320, 375, 599, 600, 720, 960, 1200]) {
    await page.setViewportSize({ width, height: 900 });
    await fits(page);
  }
  await page.close();
});

test("embed.js works before the frames, after them, late, and many times over", async () => {
  const frame = await frameTag();
  for (const body of [scriptTag() + frame, frame + scriptTag().repeat(3) + frame, frame]) {
    const page = await openParent(body, 375);
    if (body === frame) {
      await (await embedIn(page)).waitForLoadState();
      await page.addScriptTag({ url: `${url}/embed.js` });
    }
    await fits(page);
    await page.close();
  }
});

test("embed.js leaves no name behind on the page", async () => {
  const page = await openParent("");
  const names = () => page.evaluate(() => Object.getOwnPropertyNames(window).toSorted());
  const before = await names();
  await page.addScriptTag({ url: `${url}/embed.js` });
  expect(await names()).toStrictEqual(before);
  await page.close();
});

const say = (height: unknown) => ({ source: "jiuye-embed", height });

test("a height that is none is ignored; a sane one of the frame itself is taken", async () => {
  const page = await openParent(await code());
  await fits(page);
  const { frame } = await heights(page);
  const embed = await embedIn(page);
  const tell = (message: unknown) =>
    embed.evaluate((said) => parent.postMessage(said, "*"), message as object);
  for (const height of [-5, 0, 39, 1e9, "300", null, { valueOf: 300 }]) await tell(say(height));
  await tell({ height: 300 });
  await tell(null);
  await heard(page, null, 1);
  expect((await heights(page)).frame).toBe(frame);
  await tell(say(333));
  await expect.poll(async () => (await heights(page)).frame).toBe(333);
  await page.close();
});

test("messages of other origins and of windows that are no frames of the page are ignored", async () => {
  const stranger = strangers.page(
    `<script>parent.postMessage({ source: "jiuye-embed", height: 222 }, "*")</script>`,
  );
  const page = await openParent(`${await code()}<iframe src="${stranger}" title="stranger"></iframe>`);
  await fits(page);
  const { frame } = await heights(page);
  const [popup] = await Promise.all([
    page.waitForEvent("popup"),
    page.evaluate((url) => void window.open(url), `${url}/embed/404.html`),
  ]);
  await popup.evaluate((message) => window.opener.postMessage(message, "*"), say(222));
  await page.evaluate((message) => window.postMessage(message, "*"), say(222));
  await heard(page, say(222), 3);
  expect((await heights(page)).frame).toBe(frame);
  const strange = page.locator("iframe[title=stranger]");
  expect(await strange.evaluate((element) => element.getAttribute("style"))).toBeNull();
  await page.close();
});

test("a frame whose page speaks changes itself alone", async () => {
  const page = await openParent(`${await code()}${await frameTag()}`);
  await page.locator("iframe").last().scrollIntoViewIfNeeded();
  await fits(page);
  const { frame } = await heights(page);
  await (await embedIn(page)).evaluate((message) => parent.postMessage(message, "*"), say(333));
  await expect.poll(async () => (await heights(page)).frame).toBe(333);
  const second = await page
    .locator("iframe")
    .last()
    .evaluate((element) => element.clientHeight);
  expect(second).toBe(frame);
  await page.close();
});

test("nothing moves in the frame while it loads and is fitted", async () => {
  for (const choices of [{}, { kind: "headlines", theme: "dark" }] as const) {
    const page = await openParent(await code(choices), 375);
    await fits(page);
    const shifts = await (await embedIn(page)).evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          const watch = new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
          });
          watch.observe({ type: "layout-shift", buffered: true });
          setTimeout(() => resolve(sum), 300);
        }),
    );
    expect(shifts).toBe(0);
    await page.close();
  }
});
