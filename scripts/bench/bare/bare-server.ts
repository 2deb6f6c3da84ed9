import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sirv from "sirv";
import { build } from "vite";

const PAGE = '<!doctype html><script type="module" src="/bare.js"></script>';

/** Bundles and serves the page by hand, and data files beside it by their paths. */
export async function serveBarePage(
  data: ReadonlyMap<string, Uint8Array>,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), "jiuye-bare-"));
  const input = fileURLToPath(new URL("bare-page.ts", import.meta.url));
  await build({
    ...{ root: fileURLToPath(new URL("../../../", import.meta.url)), configFile: false, publicDir: false },
    logLevel: "error",
    build: {
      ...{ outDir, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: false },
      rolldownOptions: { input, output: { entryFileNames: "bare.js" } },
    },
  });
  const files = sirv(outDir, { dev: false });
  const server = createServer((request, response) => {
    const bytes = data.get((request.url ?? "").slice(1));
    if (bytes) return void response.end(bytes);
    if (request.url === "/") return void response.setHeader("content-type", "text/html").end(PAGE);
    files(request, response, () => {
      response.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await rm(outDir, { recursive: true });
    },
  };
}
