import { createReadStream, existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import compression from "compression";
import sirv from "sirv";
import { builtSite } from "./built-site.ts";

// npm run serve -- [--dir published/current --port 4321]: a site on this machine, as a static host would serve it. A
// release that is published or withdrawn meanwhile shows without a restart.

const PORTS_TRIED = 50;
/** What sirv has no name for. */
const TYPES: Readonly<Record<string, string>> = {
  ".arrow": "application/vnd.apache.arrow.stream",
  ".parquet": "application/vnd.apache.parquet",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

export interface ServeOptions {
  readonly dir: string;
  /** Taken if it is free, else the next free one; 0 for any. */
  readonly port: number;
}

export interface RunningServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** @throws when the folder has no site, or no port is free. */
export async function startServer({ dir, port }: ServeOptions): Promise<RunningServer> {
  if (!existsSync(join(dir, "index.html"))) {
    throw new Error(`no site to serve: ${dir} (expected an index.html; npm run site builds it)`);
  }
  const [site, packed] = [siteOf(dir), packText()];
  const server = createServer((request, response) =>
    packed(request, response, () => site(request, response)),
  );
  const taken = await listen(server, port, port === 0 ? 1 : PORTS_TRIED);
  return {
    url: `http://127.0.0.1:${taken}`,
    port: taken,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** Text is sent packed, as static hosts do; parts of a file that are asked for by their bytes are not. */
function packText() {
  return compression({
    filter: (request, response) => !request.headers.range && compression.filter(request, response),
  });
}

/** `dev` looks files up at each request, so that a site built anew shows without a restart. */
function siteOf(dir: string) {
  const missing = join(dir, "404.html");
  return sirv(dir, {
    dev: true,
    etag: true,
    setHeaders: (response, path) => {
      response.setHeader("X-Content-Type-Options", "nosniff");
      const type = TYPES[extname(path)];
      if (type) response.setHeader("Content-Type", type);
    },
    onNoMatch: (_, response) => {
      response.setHeader("Content-Type", "text/html;charset=utf-8");
      response.writeHead(404);
      if (existsSync(missing)) createReadStream(missing).pipe(response);
      else response.end("404");
    },
  });
}

async function listen(server: Server, first: number, attempts: number): Promise<number> {
  for (let port = first; port < first + attempts; port++) {
    if (await tryListen(server, port)) return (server.address() as AddressInfo).port;
  }
  throw new Error(`no free port from ${first} to ${first + attempts - 1}`);
}

/** False when somebody else has the port. */
function tryListen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      server.off("listening", onListening);
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(false);
      else reject(error);
    };
    const onListening = () => {
      server.off("error", onError);
      resolve(true);
    };
    server.once("error", onError).once("listening", onListening).listen(port, "127.0.0.1");
  });
}

/** @throws naming the option, what was expected and what was found. */
export function readServeOptions(args: readonly string[]): ServeOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      dir: { type: "string", default: relative(process.cwd(), builtSite()) },
      port: { type: "string", default: "4321" },
    },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) {
    throw new Error(`--port: expected a whole number up to 65535; found ${values.port}`);
  }
  return { dir: values.dir, port };
}

export async function serve(args: readonly string[]): Promise<void> {
  const options = readServeOptions(args);
  const { url, close } = await startServer(options);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, close);
  console.log(`\n${options.dir} is served at ${url}/  (Ctrl-C stops it)`);
}

if (import.meta.main) {
  await serve(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
