import type { Page } from "playwright-core";

/**
 * What no page may ever do: errors, requests elsewhere than to the site at `home`, missing files. The list grows while
 * the page is open.
 */
export function watchFaults(page: Page, home: string): string[] {
  const faults: string[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(`${home}/`))
      faults.push(`asked elsewhere: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url().slice(home.length)}`);
  });
  return faults;
}
