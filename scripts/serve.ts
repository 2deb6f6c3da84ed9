import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, posix, relative } from "node:path";
import compression from "compression";
import sirv from "sirv";
import { builtSite, siteFolder } from "./built-site.ts";
import { command, runCommand, wholeNumber } from "./command-line.ts";
import { headersAt, parseHeaders } from "./host-headers.ts";

// A site as a static host would serve it, with the headers of its file _headers.

export const sitePort = {
  ...({ type: "string", value: "N", default: "4321" } as const),
  says: "the port; where it is taken, the next free one",
};
const SERVE = command({
  line: "npm run serve --",
  does: "Serves a site on this machine. A release published or withdrawn meanwhile shows without a restart.",
  more: "docs/hosting.md",
  options: { dir: siteFolder, port: sitePort },
});

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
  const server = createServer((request, response) => {
    const path = pathOf(request);
    setHeaders(dir, path, response);
    if (isFolder(dir, path)) return redirect(request, response);
    // A page's folder may stand beside a file of its name: charts/x/wuhan/ and charts/x/wuhan.html.
    if (path.endsWith("/")) request.url = request.url?.replace(/^[^?#]*/, "$&index.html");
    packed(request, response, () => site(request, response));
  });
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

/** From the host's root, without what is asked of it; as it came where it cannot be read. */
function pathOf(request: IncomingMessage): string {
  const path = request.url?.replace(/[?#].*$/, "") ?? "/";
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** Of the rules of the site's own _headers; what stands in no rule is left to the type of the file. */
function setHeaders(dir: string, path: string, response: ServerResponse): void {
  response.setHeader("X-Content-Type-Options", "nosniff");
  const type = TYPES[extname(path)];
  if (type) response.setHeader("Content-Type", type);
  const file = join(dir, "_headers");
  if (!existsSync(file)) return;
  for (const [name, values] of headersAt(parseHeaders(readFileSync(file, "utf8")), path))
    response.setHeader(name, name === "Content-Security-Policy" ? values : (values.at(-1) ?? ""));
}

function isFolder(dir: string, path: string): boolean {
  if (path.endsWith("/") || posix.normalize(path) !== path) return false;
  return statSync(join(dir, path), { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function redirect(request: IncomingMessage, response: ServerResponse): void {
  const location = request.url?.replace(/^[^?#]*/, (path) => `/${path.replace(/^\/+/, "")}/`);
  response.writeHead(301, { Location: location ?? "/" }).end();
}

/** Text is sent packed, as static hosts do; parts of a file that are asked for by their bytes are not. */
function packText() {
  return compression({
    filter: (request, response) => !request.headers.range && compression.filter(request, response),
  });
}

/** `dev` looks files up at each request, so that a site built anew shows without a restart. */
function siteOf(dir: string) {
  return sirv(dir, {
    ...{ dev: true, etag: true, extensions: [] },
    onNoMatch: (request, response) => {
      const missing = missingFile(dir, pathOf(request));
      response.setHeader("Content-Type", missing?.endsWith(".png") ? "image/png" : "text/html;charset=utf-8");
      response.writeHead(404);
      if (missing) createReadStream(missing).pipe(response);
      else response.end("404");
    },
  });
}

/** The nearest 404.html above what was asked for; for a picture of a chart, the nearest picture that says so. */
function missingFile(dir: string, path: string): string | undefined {
  const name = /\/charts\/.*\.(png|svg)$/.test(path) ? "missing.png" : "404.html";
  const asked = posix.join("/", path);
  for (let at = posix.dirname(`${asked}x`); ; at = posix.dirname(at)) {
    const file = join(dir, at, name);
    if (existsSync(file)) return file;
    if (at === "/") return undefined;
  }
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
  const { dir, port } = SERVE.read(args).values;
  return { dir: dir ?? relative(process.cwd(), builtSite()), port: readPort(port) };
}

/** @throws naming the option, what was expected and what was found. */
export const readPort = (text: string) => wholeNumber("--port", text, 0, 65_535);

export async function serve(options: ServeOptions): Promise<void> {
  const { url, close } = await startServer(options);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, close);
  console.log(`\n${options.dir} is served at ${url}/  (Ctrl-C stops it)`);
}

if (import.meta.main) await runCommand(SERVE, (args) => serve(readServeOptions(args)));
