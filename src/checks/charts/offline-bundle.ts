import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, extname, join } from "node:path";
import { unzipSync } from "fflate";

// An offline bundle as it is unpacked, and the plainest server that it may be put on.

/** @returns paths of its files, below the one folder in it. */
export async function unpackBundle(zip: string, to: string): Promise<string[]> {
  const files = Object.entries(unzipSync(await readFile(zip)));
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    await writeFile(join(to, path), bytes);
  }
  return files.map(([path]) => path.replace(/^[^/]+\//, ""));
}

const TYPES: Readonly<Record<string, string>> = {
  ...{ ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" },
};

/** Answers with files by their name alone: never with a folder's index.html. */
export async function plainServer(dir: string): Promise<{ url: string; close(): void }> {
  const server: Server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://plain.invalid");
    const file = join(dir, decodeURIComponent(pathname));
    const isFile = (await stat(file).catch(() => null))?.isFile() ?? false;
    if (!isFile) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" });
    return response.end(await readFile(file));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
