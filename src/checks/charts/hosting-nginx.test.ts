import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { testedSite } from "../../../scripts/built-site.ts";
import { type RunningServer, startServer } from "../../../scripts/serve.ts";

// docs/nginx.conf in an nginx, where there is one: it answers as the house's own server does, at the root and below a path.

const source = new URL("../../../docs/nginx.conf", import.meta.url);
const hasNginx = spawnSync("nginx", ["-v"]).error === undefined;
if (!hasNginx) console.log("hosting: nginx is not on the PATH, its file is not tried");

const dir = mkdtempSync(join(tmpdir(), "jiuye-nginx-"));
let house: RunningServer;

beforeAll(async () => {
  symlinkSync(testedSite(), join(dir, "jiuye"));
  house = await startServer({ dir: testedSite(), port: 0 });
});
afterAll(async () => {
  await house?.close();
  rmSync(dir, { recursive: true });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

/** The change that the head of the file tells of, for a site below a path. */
function belowPath(): string {
  const [, script = ""] = /^# +sed -E '(.*)' docs\/nginx\.conf$/m.exec(readFileSync(source, "utf8")) ?? [];
  return execFileSync("sed", ["-E", script, source.pathname], { encoding: "utf8" });
}

/** The server block within the least that a whole file needs, of files in `dir` alone. */
function wholeFile(block: string, root: string, port: number): string {
  const own = block
    .replace("listen 80;", `listen 127.0.0.1:${port};`)
    .replace(/^ {2}root .*;$/m, `  root ${root};`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${dir}/${name};`,
  );
  const head = ["daemon off;", "user root;", `pid ${dir}/pid-${port};`, "error_log stderr;", "events {}"];
  return [...head, "http {", "access_log off;", ...temporary, own, "}", ""].join("\n");
}

async function startNginx(block: string, root: string): Promise<{ url: string; child: ChildProcess }> {
  const port = await freePort();
  const file = join(dir, `${port}.conf`);
  writeFileSync(file, wholeFile(block, root, port));
  const child = spawn("nginx", ["-p", dir, "-c", file], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said += chunk;
  });
  const url = `http://127.0.0.1:${port}`;
  await vi.waitFor(
    () => fetch(url).catch(() => Promise.reject(new Error(`${url}: ${said || "silent"}`))),
    10_000,
  );
  expect(said).not.toMatch(/duplicate|emerg/);
  return { url, child };
}

const SAME = ["access-control-allow-origin", "cache-control", "x-content-type-options", "referrer-policy"];

/** Several policies hold together, and one that has all their words is the same. */
const wordsOf = (policy: string | null) => new Set(policy?.split(/[;,]/).map((words) => words.trim()));

/** What a browser goes by. Only pages are framed; a script has two names for one type. */
async function answer(address: string) {
  const response = await fetch(address, { redirect: "manual" });
  const [type] = response.headers.get("content-type")?.split(";") ?? [];
  return {
    status: response.status,
    type: type === "application/javascript" ? "text/javascript" : type,
    bytes: (await response.arrayBuffer()).byteLength,
    location: response.headers.get("location"),
    ...Object.fromEntries(SAME.map((name) => [name, response.headers.get(name)])),
    ...(type === "text/html" ? { policy: wordsOf(response.headers.get("content-security-policy")) } : {}),
  };
}

const PAGES = [
  "",
  "en/",
  "cities/wuhan/",
  "embed/latest/unemployment-rate/wuhan/",
  "en/charts/unemployment-rate/wuhan/",
];
const FILES = [
  ...["embed.js", "feed.xml", "icon.svg", "robots.txt", "charts/unemployment-rate/wuhan.svg"],
  ...["charts/unemployment-rate/wuhan-1200x628.png", "charts/unemployment-rate/wuhan.pptx"],
  ...["arrow", "parquet", "csv", "xlsx", "json"].map((form) => `data/latest/estimates.${form}`),
];
const MISSING = [
  ...["nothing/", "en/nothing/", "embed/latest/unemployment-rate/nowhere/", "en/embed/nothing/"],
  ...["charts/unemployment-rate/nowhere.png", "en/charts/nothing/nowhere.svg", "data/nothing.csv"],
];

describe.skipIf(!hasNginx)("nginx answers as npm run serve does", () => {
  let nginx: { url: string; child: ChildProcess };
  let below: { url: string; child: ChildProcess };
  beforeAll(async () => {
    nginx = await startNginx(readFileSync(source, "utf8"), testedSite());
    below = await startNginx(belowPath(), dir);
  });
  afterAll(async () => {
    for (const one of [nginx, below]) {
      const gone = one && once(one.child, "exit");
      one?.child.kill();
      await gone;
    }
  });

  test.each([...PAGES, ...FILES])("/%s", async (path) => {
    const expected = await answer(`${house.url}/${path}`);
    expect(expected.status).toBe(200);
    expect(await answer(`${nginx.url}/${path}`)).toStrictEqual(expected);
    expect(await answer(`${below.url}/jiuye/${path}`)).toStrictEqual(expected);
  });

  test.each(MISSING)("/%s is missing, and something says so", async (path) => {
    const { type, bytes } = await answer(`${house.url}/${path}`);
    const expected = { status: 404, type, bytes };
    expect(await answer(`${nginx.url}/${path}`)).toMatchObject(expected);
    expect(await answer(`${below.url}/jiuye/${path}`)).toMatchObject(expected);
  });

  test("what hosts read is nobody else's", async () => {
    for (const path of ["_headers", "_redirects", ".nojekyll"])
      expect(await answer(`${nginx.url}/${path}`)).toMatchObject({ status: 404 });
  });

  test("a folder without its slash is led to it, with host and port as they were asked for", async () => {
    expect(await answer(`${nginx.url}/cities/wuhan`)).toMatchObject({
      status: 301,
      location: "/cities/wuhan/",
    });
  });

  test("a part of a file can be asked for by its bytes", async () => {
    const headers = { Range: "bytes=0-3" };
    const response = await fetch(`${nginx.url}/data/latest/estimates.parquet`, { headers });
    expect([response.status, await response.text()]).toStrictEqual([206, "PAR1"]);
  });
});
