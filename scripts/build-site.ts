import { spawn } from "node:child_process";
import { cpSync, existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

// npm run site -- [--data DIR] [--out DIR] [--base /path/] [--site URL]: the site of one folder of published data.

const root = fileURLToPath(new URL("..", import.meta.url));

export interface SiteOptions {
  readonly data: string;
  readonly out: string;
  readonly base: string;
  readonly site: string | undefined;
}

export function siteOptions(args: readonly string[]): SiteOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: "string", default: join(root, "public", "data") },
      out: { type: "string", default: join(root, "dist") },
      base: { type: "string", default: "/" },
      site: { type: "string" },
    },
  });
  const { data, out, base, site } = values;
  if (!/^\/(.*\/)?$/.test(base)) throw new Error(`--base: expected a path such as /jiuye/, found ${base}`);
  return { data: resolve(data), out: resolve(out), base, site };
}

/** @throws when the build could not succeed, or would empty a folder that holds something else. */
export function checkSite({ data, out }: SiteOptions, node = process.versions.node): void {
  const [major = 0, minor = 0] = node.split(".").map(Number);
  if (major < 22 || (major === 22 && minor < 12)) {
    throw new Error(
      `Node: expected 22.12 or later, found ${node} (npm ci brings one along on Linux and Windows)`,
    );
  }
  if (!existsSync(join(data, "latest.json"))) {
    throw new Error(
      `no published data: expected ${join(data, "latest.json")} (npm run data -- --returns DIR --out ${data})`,
    );
  }
  for (const kept of [root, data]) {
    if (holds(out, kept)) throw new Error(`--out: ${out} would be emptied, and ${kept} lies in it`);
  }
  if (holds(data, out)) throw new Error(`--out: ${out} lies in the data it would publish (${data})`);
}

function holds(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || !(way.startsWith("..") || resolve(way) === way);
}

async function runAstro({ data, out, base, site }: SiteOptions): Promise<void> {
  const astro = join(
    dirname(createRequire(import.meta.url).resolve("astro/package.json")),
    "bin",
    "astro.mjs",
  );
  const env = {
    ...process.env,
    ...{ JIUYE_DATA: data, JIUYE_OUT: out, JIUYE_BASE: base, ASTRO_TELEMETRY_DISABLED: "1" },
    ...(site === undefined ? {} : { JIUYE_SITE: site }),
  };
  const child = spawn(process.execPath, [astro, "build"], { cwd: root, env, stdio: "inherit" });
  const status = await new Promise((settle, fail) => child.once("exit", settle).once("error", fail));
  if (status !== 0) throw new Error(`astro build: expected exit status 0, found ${status}`);
}

/** Astro copies public/data along, which may be another build's; the page /data/ itself stays. */
function publishData({ data, out }: SiteOptions): void {
  const target = join(out, "data");
  const copied = join(root, "public", "data");
  for (const entry of existsSync(copied) ? readdirSync(copied) : []) {
    rmSync(join(target, entry), { recursive: true, force: true });
  }
  // A build of data that was stopped leaves a hidden folder behind: it is nobody's to publish.
  cpSync(data, target, { recursive: true, filter: (path) => !/[\\/]\./.test(path.slice(data.length)) });
}

function summary(out: string, seconds: number): string {
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
  const pages = files.filter((file) => file.name.endsWith(".html")).length;
  return `${pages} pages, ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s: ${out}`;
}

async function main(): Promise<void> {
  const begun = performance.now();
  const options = siteOptions(process.argv.slice(2));
  checkSite(options);
  await runAstro(options);
  publishData(options);
  console.log(summary(options.out, (performance.now() - begun) / 1000));
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
