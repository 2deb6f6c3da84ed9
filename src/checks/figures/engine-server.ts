import { existsSync, readFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

// A host for engine.test.ts that can misbehave as real ones do.

export const BASE = "/some/where/";
const STRICT =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'";

export interface EngineServer {
  readonly address: string;
  readonly faults: Faults;
  /** Downloads that were stopped halfway, and how many of them the browser has let go of. */
  readonly heldBack: { begun: number; released: number };
  close(): Promise<void>;
}

interface Faults {
  withoutWorker: boolean;
  withoutWebAssembly: boolean;
}

export async function serveEngine(site: string, gzipped: string, raw: string): Promise<EngineServer> {
  const faults: Faults = { withoutWorker: false, withoutWebAssembly: false };
  const heldBack = { begun: 0, released: 0 };
  const routes: Record<string, (response: ServerResponse) => void> = {
    "": (r) =>
      r
        .setHeader("content-type", "text/html")
        .end('<!doctype html><script type="module" src="probe.js"></script>'),
    "/favicon.ico": (r) => r.writeHead(204).end(),
    "raw.wasm": (r) => r.end(readFileSync(raw)),
    "inflated-by-host.gz": (r) => r.setHeader("content-encoding", "gzip").end(readFileSync(gzipped)),
    "page-instead": (r) => r.end("<!doctype html><p>no such page"),
    "broken.wasm": (r) => r.end(Buffer.concat([readFileSync(raw).subarray(0, 8), Buffer.alloc(64, 0xee)])),
    "held-back.gz": (r) => {
      const bytes = readFileSync(gzipped);
      r.setHeader("content-length", bytes.length).write(bytes.subarray(0, bytes.length / 2));
      heldBack.begun++;
      r.once("close", () => heldBack.released++);
    },
  };
  const server = createServer((request, response) => {
    const path = (request.url ?? "").split("?", 1)[0]?.replace(BASE, "") ?? "";
    response.setHeader(
      "content-security-policy",
      faults.withoutWebAssembly ? STRICT.replace("'wasm-unsafe-eval'", "") : STRICT,
    );
    const route = routes[path];
    if (route) return route(response);
    const file = join(site, path);
    if (!existsSync(file) || (faults.withoutWorker && path.includes("worker"))) {
      return response.writeHead(404).end();
    }
    const bytes = readFileSync(file);
    response.setHeader("content-type", file.endsWith(".js") ? "text/javascript" : "application/octet-stream");
    response.setHeader("content-length", bytes.length).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${BASE}`,
    faults,
    heldBack,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
