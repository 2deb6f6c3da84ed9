import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";

// Pages of somebody else: another origin, on which frames of the site stand.

export interface ParentPages {
  readonly url: string;
  /** @returns the address of a page with this body. */
  page(body: string): string;
  close(): Promise<void>;
}

export async function serveParents(): Promise<ParentPages> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    const body = bodies[Number(request.url?.slice(1))];
    response.writeHead(body === undefined ? 404 : 200, { "Content-Type": "text/html; charset=utf-8" });
    response.end(
      `<!doctype html><html lang="en"><title>Another site</title><meta name="viewport" content="width=device-width">` +
        `<style>body, figure { margin: 0 }</style><body>${body ?? ""}</body></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    page: (body) => `${url}/${bodies.push(body) - 1}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Listening {
  readonly told: string[];
}

/** From the next page on, keeps every message before any script of the page hears it. */
export function listen(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    addEventListener("message", ({ data }) => told.push(JSON.stringify(data)));
  });
}

/** Waits until the page was told the same so many times: then its scripts have heard it, too, and all before it. */
export async function heard(page: Page, message: unknown, times: number): Promise<void> {
  await page.waitForFunction(
    ([wanted, count]) =>
      (globalThis as unknown as Listening).told.filter((one) => one === wanted).length >= count,
    [JSON.stringify(message), times] as const,
  );
}
