import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningServer, readServeOptions, startServer } from "./serve.ts";

const LONG_TEXT = "city,estimate\n".repeat(500);
const HEADERS = `/*
  Content-Security-Policy: default-src 'self'
/cities/*
  Content-Security-Policy: frame-ancestors 'none'
/long.csv
  Content-Type: text/csv; charset=utf-8
  Cache-Control: max-age=60
`;
let dir = "";
let server: RunningServer;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "jiuye-serve-"));
  for (const folder of ["cities/wuhan", "embed", "charts/rate/wuhan"])
    await mkdir(join(dir, "site", folder), { recursive: true });
  const files = {
    "site/index.html": "home",
    "site/404.html": "no such page",
    "site/cities/wuhan/index.html": "wuhan",
    "site/cells.arrow": "arrow",
    "site/engine.wasm": "wasm",
    "site/long.csv": LONG_TEXT,
    "site/cells.parquet": LONG_TEXT,
    "site-secret.txt": "secret",
    "site/_headers": HEADERS,
    "site/embed/404.html": "no such embed",
    "site/charts/missing.png": "no such chart",
    "site/charts/rate/wuhan/index.html": "page of a chart",
    "site/charts/rate/wuhan.html": "chart in a file",
  };
  for (const [path, text] of Object.entries(files)) await writeFile(join(dir, path), text);
  server = await startServer({ dir: join(dir, "site"), port: 0 });
});
afterAll(async () => {
  await server.close();
  await rm(dir, { recursive: true });
});

const get = async (path: string) => {
  const response = await fetch(`${server.url}${path}`);
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    text: await response.text(),
  };
};

test("folders answer with their index page", async () => {
  expect(await get("/")).toMatchObject({ status: 200, text: "home", type: "text/html;charset=utf-8" });
  expect(await get("/cities/wuhan/?view=all")).toMatchObject({ status: 200, text: "wuhan" });
});

test("a folder without its slash leads to it, and a file of its name beside it does not get in its way", async () => {
  const away = await fetch(`${server.url}/cities/wuhan?view=all`, { redirect: "manual" });
  expect([away.status, away.headers.get("location")]).toEqual([301, "/cities/wuhan/?view=all"]);
  expect((await get("/charts/rate/wuhan/")).text).toBe("page of a chart");
  expect((await get("/charts/rate/wuhan.html")).text).toBe("chart in a file");
  const other = await fetch(`${server.url}//example.org/..%2fcities`, { redirect: "manual" });
  expect(other.headers.get("location") ?? "").not.toMatch(/^\/\//);
});

test("headers are those of the site's own _headers", async () => {
  const { headers } = await fetch(`${server.url}/cities/wuhan/`);
  expect(headers.get("content-security-policy")).toBe("default-src 'self', frame-ancestors 'none'");
  expect((await fetch(`${server.url}/`)).headers.get("content-security-policy")).toBe("default-src 'self'");
  const file = await fetch(`${server.url}/long.csv`);
  expect(file.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(file.headers.get("cache-control")).toBe("max-age=60");
});

test("what is missing is answered by the nearest page, or picture of a chart, that says so", async () => {
  expect(await get("/embed/latest/nothing/")).toMatchObject({ status: 404, text: "no such embed" });
  expect(await get("/charts/rate/atlantis.png")).toMatchObject({
    ...{ status: 404, type: "image/png", text: "no such chart" },
  });
  expect(await get("/charts/rate/atlantis/")).toMatchObject({ status: 404, text: "no such page" });
});

test("Arrow and WebAssembly carry their types", async () => {
  expect((await get("/cells.arrow")).type).toBe("application/vnd.apache.arrow.stream");
  expect((await get("/engine.wasm")).type).toBe("application/wasm");
});

test("text comes packed, data that is packed already does not, nor a part of a file", async () => {
  const head = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.url}${path}`, { headers });
    return {
      status: response.status,
      packed: response.headers.get("content-encoding"),
      text: await response.text(),
    };
  };
  expect(await head("/long.csv")).toEqual({ status: 200, packed: "gzip", text: LONG_TEXT });
  expect(await head("/cells.parquet")).toMatchObject({ packed: null, text: LONG_TEXT });
  const part = { status: 206, packed: null, text: "estimate" };
  expect(await head("/long.csv", { range: "bytes=5-12" })).toEqual(part);
});

test("what is not there, or outside the folder, is answered with the 404 page", async () => {
  expect(await get("/cities/atlantis/")).toMatchObject({ status: 404, text: "no such page" });
  expect(await get("/..%2fsite-secret.txt")).toMatchObject({ status: 404 });
});

test("a page built anew shows without a restart", async () => {
  await writeFile(join(dir, "site", "new.html"), "new");
  expect(await get("/new.html")).toMatchObject({ status: 200, text: "new" });
});

test("a link that is put in place of another leads to its own folder at once", async () => {
  for (const release of ["2017Q3", "2017Q4"]) {
    await mkdir(join(dir, release));
    await writeFile(join(dir, release, "index.html"), release);
  }
  const point = async (release: string) => {
    await symlink(release, join(dir, "next"), "junction");
    await rename(join(dir, "next"), join(dir, "current"));
  };
  await point("2017Q3");
  const linked = await startServer({ dir: join(dir, "current"), port: 0 });
  const read = async () => (await fetch(`${linked.url}/`)).text();
  expect(await read()).toBe("2017Q3");
  await point("2017Q4");
  expect(await read()).toBe("2017Q4");
  await point("2017Q3");
  expect(await read()).toBe("2017Q3");
  await linked.close();
});

test("a taken port leads to the next free one", async () => {
  const second = await startServer({ dir: join(dir, "site"), port: server.port });
  expect(second.port).toBeGreaterThan(server.port);
  await second.close();
});

test("a folder without a site and a bad port are refused", async () => {
  await expect(startServer({ dir: join(dir, "empty"), port: 0 })).rejects.toThrow("expected an index.html");
  expect(() => readServeOptions(["--port", "70000"])).toThrow("--port: expected");
});
