import type { Browser } from "playwright-core";
import { afterAll } from "vitest";
import { launchChromium } from "../../scripts/browser.ts";

// One Chromium for all test files of a worker, which run one after another: each page has a context of its own, so that
// no test finds what another left behind.

let started: Promise<Browser> | undefined;

/** To be called while a file is read: when its tests have run, all pages that they left open are closed. */
export async function openChromium(): Promise<Browser> {
  const running = await started?.catch(() => undefined);
  if (!running?.isConnected()) started = launchForWorker();
  const browser = await (started as Promise<Browser>);
  afterAll(() => Promise.all(browser.contexts().map((context) => context.close())));
  return browser;
}

/**
 * A worker without further files is sent SIGTERM and, half a second later, ended whatever it does. Closing may take longer
 * on a busy machine; when the process exits by itself, Playwright ends Chromium and clears its profile away at once.
 */
function launchForWorker(): Promise<Browser> {
  if (!started) process.once("SIGTERM", () => process.exit());
  return launchChromium();
}
