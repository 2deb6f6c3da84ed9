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
 * A worker without further files is sent SIGTERM, on which Playwright closes its browsers, and half a second later is
 * ended whatever it does. What has not closed by then ends with the process, which has to exit by itself for that.
 */
function launchForWorker(): Promise<Browser> {
  if (!started) process.once("SIGTERM", () => setTimeout(() => process.exit(), 400).unref());
  return launchChromium();
}
