import { readFileSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openSite } from "./opened-site.ts";
import { watchFaults } from "./page-faults.ts";

// The SQL desk in a browser, under the headers of public/_headers as a host would send them.

const headers = readFileSync(new URL("../../../public/_headers", import.meta.url), "utf8");
const POLICY = /^\/\*\n\s+Content-Security-Policy: (.+)$/m.exec(headers)?.[1];

export interface SqlVisit {
  readonly page: Page;
  /** Console errors, requests to another origin, missing files: what should never be. */
  readonly faults: string[];
  /** Of the page and its workers. */
  readonly requests: string[];
}

/** English, since tests read what it says. */
export const SQL_PATH = "/en/explore/sql/";

export interface SqlDeskOptions extends BrowserContextOptions {
  /** What an earlier visit left in the browser's local storage. */
  readonly kept?: Readonly<Record<string, string>>;
}

/** To be called while a file is read: the site, and its desk with the editor in place. */
export async function openSqlDesk({ kept = {}, ...options }: SqlDeskOptions = {}) {
  const { url, browser } = await openSite();
  const localStorage = Object.entries(kept).map(([name, value]) => ({ name, value }));
  const storageState = { cookies: [], origins: [{ origin: url, localStorage }] };
  const desk = await visitDesk(browser, url, SQL_PATH, { ...options, storageState });
  await editorThere(desk.page);
  return { url, browser, desk };
}

export async function visitDesk(
  browser: Browser,
  url: string,
  path: string,
  options: BrowserContextOptions = {},
  prepare: (page: Page) => Promise<unknown> = async () => {},
): Promise<SqlVisit> {
  if (!POLICY) throw new Error("public/_headers: no Content-Security-Policy for /*");
  const page = await (await browser.newContext(options)).newPage();
  const faults = watchFaults(page, url);
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.route(/(\/|\.js)(\?.*)?$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      headers: { ...response.headers(), "content-security-policy": POLICY },
    });
  });
  await prepare(page);
  await page.goto(`${url}${path}`);
  return { page, faults, requests };
}

/** The editor has taken the text field's place. */
export const editorThere = (page: Page) => page.waitForSelector(".cm-content");

export async function write(page: Page, sql: string): Promise<void> {
  await page.locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(sql);
}

/** Runs a query and waits until it has ended, well or not. */
export async function run(page: Page, sql: string): Promise<Said> {
  await write(page, sql);
  const before = await runsOf(page);
  await page.click("#sql-run");
  await ended(page, before);
  return said(page);
}

export const runsOf = (page: Page) => page.locator("#sql").getAttribute("data-runs");

export async function ended(page: Page, before: string | null): Promise<void> {
  await page.waitForFunction(
    (runs) => (document.querySelector<HTMLElement>("#sql")?.dataset.runs ?? null) !== runs,
    before,
    { timeout: 90_000 },
  );
}

export interface Said {
  readonly message: string;
  /** In plain words; null where none is shown. */
  readonly fault: string | null;
  readonly count: string;
}

export async function said(page: Page): Promise<Said> {
  const text = async (selector: string) => (await page.textContent(selector)) ?? "";
  const shown = await page.isVisible("#sql-fault");
  return {
    message: await text("#sql-message"),
    fault: shown ? await text("#sql-fault-text") : null,
    count: await text("#sql-count"),
  };
}

/** The rows shown, cell by cell. */
export const shownRows = (page: Page): Promise<string[][]> =>
  page
    .locator("#sql-rows tbody tr")
    .evaluateAll((rows) =>
      rows.map((row) => Array.from(row.querySelectorAll("td"), (cell) => cell.textContent ?? "")),
    );
