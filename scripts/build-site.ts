import { spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { latestSchema } from "#contract/published/manifest.ts";
import { LATEST_DATA } from "#contract/published/release-files.ts";
import { parseJson } from "#contract/registry/registry.ts";
import { checkPublished } from "./built-site.ts";
import { command, runCommand } from "./command-line.ts";
import { belowBase } from "./host-headers.ts";
import { openPaper, type Paper, pagesAlone } from "./print/paper.ts";

const project = fileURLToPath(new URL("..", import.meta.url));
const SITE = command({
  line: "npm run site --",
  does: "Builds the pages of one folder of published data.",
  more: 'README.md, "Reach"; docs/hosting.md',
  options: {
    data: { type: "string", value: "DIR", usual: "public/data", says: "published data" },
    out: {
      type: "string",
      value: "DIR",
      usual: "dist",
      says: "where the site goes; what is there is replaced",
    },
    base: {
      type: "string",
      value: "/PATH/",
      default: "/",
      says: "below which path of its host it will stand",
    },
    site: { type: "string", value: "URL", says: "the host, for whole addresses and a site map" },
  },
});

export interface SiteOptions {
  readonly data: string;
  readonly out: string;
  readonly base: string;
  readonly site?: string | undefined;
}

export function siteOptions(args: readonly string[]): SiteOptions {
  const {
    data = join(project, "public", "data"),
    out = join(project, "dist"),
    base,
    site,
  } = SITE.read(args).values;
  if (!/^\/(.*\/)?$/.test(base)) throw new Error(`--base: expected a path such as /jiuye/, found ${base}`);
  return { data: resolve(data), out: resolve(out), base, site };
}

/** @throws when the build could not succeed, or would empty a folder that holds something else. */
export function checkSite({ data, out }: SiteOptions, node = process.versions.node): void {
  const [major = 0, minor = 0] = node.split(".").map(Number);
  if (major < 22 || (major === 22 && minor < 13)) {
    throw new Error(
      `Node: expected 22.13 or later, found ${node} (npm ci brings one along on Linux and Windows)`,
    );
  }
  checkPublished(data);
  for (const kept of [project, data]) {
    if (holds(out, kept)) throw new Error(`--out: ${out} would be emptied, and ${kept} lies in it`);
  }
  if (holds(data, out)) throw new Error(`--out: ${out} lies in the data it would publish (${data})`);
}

function holds(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || !(way.startsWith("..") || resolve(way) === way);
}

export interface PagesOptions {
  /** Where the site begins that these pages are a part of, when it is not their own base. */
  readonly root?: string;
  /** Says nothing unless it fails. */
  readonly quiet?: boolean;
  /** What prints the reports and draws the pictures; without it no page offers either. */
  readonly paper?: Paper;
}

/**
 * Builds the pages alone, no data among them. `out` is replaced once all of them are there.
 * @returns how many reports were printed.
 */
export async function buildPages(options: SiteOptions, pages: PagesOptions = {}): Promise<number> {
  const { root = options.base, quiet = false, paper = pagesAlone } = pages;
  const cache = join(project, ".cache");
  mkdirSync(cache, { recursive: true });
  // Astro gives builds a working folder of their own only when they lie within the project.
  const staging = mkdtempSync(join(cache, "pages-"));
  try {
    chmodSync(staging, 0o777 & ~process.umask());
    const { data, base, site } = options;
    // Astro has one thread, and leaves the others to the pictures.
    const pictures = await besides(
      runAstro({ ...options, out: staging }, { root, quiet, paper }),
      paper.draw({ data, home: site && new URL(base, site).href }),
    );
    dropCopiedData(staging);
    moveHostFiles(staging, options.base);
    const { placePictures } = await import("./pictures/make-pictures.ts");
    await placePictures(pictures, staging);
    const printed = await paper.print({ dir: staging, data, base, root, site });
    rmSync(options.out, { recursive: true, force: true });
    mkdirSync(dirname(options.out), { recursive: true });
    moveFolder(staging, options.out);
    return printed;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Neither is still at work when the other's fault is told. */
async function besides<T>(first: Promise<void>, second: Promise<T>): Promise<T> {
  await Promise.allSettled([first, second]);
  await first;
  return second;
}

async function runAstro(
  { data, out, base, site }: SiteOptions,
  { root, quiet, paper }: Required<PagesOptions>,
): Promise<void> {
  const astro = join(
    dirname(createRequire(import.meta.url).resolve("astro/package.json")),
    "bin",
    "astro.mjs",
  );
  const env = {
    ...process.env,
    // Whoever has such a variable set would otherwise have it for a base path.
    ...{ BASE_URL: undefined, ROOT_URL: undefined },
    // Every build bundles its pages anew: what is kept of them would only pile up.
    NODE_DISABLE_COMPILE_CACHE: "1",
    ...{ JIUYE_DATA: data, JIUYE_OUT: out, JIUYE_BASE: base, JIUYE_ROOT: root },
    JIUYE_PDF: paper.offered ? "offered" : "",
    JIUYE_WORD: paper.word ? "" : "none",
    JIUYE_CARDS: paper.cards ? "" : "none",
    JIUYE_PICTURES: paper.pictures ? "" : "none",
    ...(site === undefined ? {} : { JIUYE_SITE: site }),
    ASTRO_TELEMETRY_DISABLED: "1",
  };
  const stdio = quiet ? "pipe" : "inherit";
  const child = spawn(process.execPath, [astro, "build"], { cwd: project, env, stdio });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => said.push(chunk));
  const status = await new Promise((settle, fail) => child.once("close", settle).once("error", fail));
  if (status === 0) return;
  console.error(Buffer.concat(said).toString());
  throw new Error(`astro build: expected exit status 0, found ${status}`);
}

/** Between file systems a folder has to be copied. */
function moveFolder(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    cpSync(from, to, { recursive: true, preserveTimestamps: true });
  }
}

/** Astro copies public/data along, which may be another build's; the page /data/ itself stays. */
function dropCopiedData(out: string): void {
  const target = join(out, "data");
  const copied = join(project, "public", "data");
  for (const entry of existsSync(copied) ? readdirSync(copied) : []) {
    rmSync(join(target, entry), { recursive: true, force: true });
  }
  if (existsSync(target) && readdirSync(target).length === 0) rmSync(target, { recursive: true });
}

/** Hosts read these paths from their own root. */
function moveHostFiles(out: string, base: string): void {
  for (const name of ["_headers", "_redirects"]) {
    const file = join(out, name);
    writeFileSync(file, belowBase(readFileSync(file, "utf8"), base));
  }
}

function publishData({ data, out }: SiteOptions): void {
  const target = join(out, "data");
  // A build of data that was stopped leaves a hidden folder behind: it is nobody's to publish.
  cpSync(data, target, { recursive: true, filter: (path) => !/[\\/]\./.test(path.slice(data.length)) });
  const latest = parseJson(latestSchema, readFileSync(join(data, "latest.json"), "utf8"), "latest.json");
  cpSync(join(data, latest.release), join(out, LATEST_DATA), { recursive: true });
}

function summary(out: string, seconds: number): string {
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
  const count = (ending: string) => files.filter((file) => file.name.endsWith(ending)).length;
  const made = [".pdf", ".docx", ".pptx", ".png", ".svg"].map(
    (ending) => `${count(ending)} ${ending.slice(1).toUpperCase()}`,
  );
  return `${count(".html")} HTML, ${made.join(", ")}, ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s: ${out}`;
}

async function main(args: readonly string[]): Promise<void> {
  const begun = performance.now();
  const options = siteOptions(args);
  checkSite(options);
  const paper = await openPaper(console.log);
  try {
    await buildPages(options, { paper });
  } finally {
    await paper.close();
  }
  publishData(options);
  console.log(summary(options.out, (performance.now() - begun) / 1000));
}

if (import.meta.main) await runCommand(SITE, main);
