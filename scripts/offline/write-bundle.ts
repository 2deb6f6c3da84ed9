import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strToU8 } from "fflate";
import { type Manifest, manifestSchema } from "#contract/published/manifest.ts";
import { parseJson } from "#contract/registry/registry.ts";
import type { Lang } from "#i18n/dictionary.ts";
import { listFiles } from "../release/link-tree.ts";
import { type BundledSite, LEFT_OUT_PAGE } from "./addresses.ts";
import { type Choice, whyLeftOut } from "./contents.ts";
import { type LeftOutFacts, leftOutPageOf } from "./left-out-page.ts";
import { readmeOf } from "./readme.ts";
import { rewritePage } from "./rewrite-page.ts";
import { startPage } from "./start-page.ts";
import { type ZipWriter, zipInto } from "./write-zip.ts";

// One zip of a built site, that is opened from disk or put on an internal web site.

export interface BundleSize {
  readonly files: number;
  /** Unpacked, by kind. */
  readonly bytes: Readonly<Record<Kind, number>>;
  readonly zip: number;
}
type Kind = "pages" | "pictures" | "data" | "engine" | "rest";

export interface Bundle {
  readonly dir: string;
  readonly out: string;
  readonly choice: Choice;
}

/** @throws when the folder's pages do not say where they stand. */
export async function writeBundle({ dir, out, choice }: Bundle): Promise<BundleSize> {
  const read = (path: string) => readFile(join(dir, path));
  const files = await listFiles(dir);
  const home = await readFile(join(dir, "index.html"), "utf8");
  const site: BundledSite = { ...choice, base: baseOf(home, dir), files: new Set(files) };
  const facts: LeftOutFacts = { ...choice, online: onlineOf(home) };
  const draft = `${out}.part`;
  const zip = zipInto(draft);
  const bundle = counted(zip, `jiuye-quarterly-${choice.release}`);
  try {
    const manifest = parseManifest(await read(`data/${choice.release}/manifest.json`));
    await bundle.add("README.txt", strToU8(readmeOf(facts, manifest.simulated)));
    await bundle.add("offline.js", readFileSync(fileURLToPath(new URL("offline.js", import.meta.url))));
    for (const lang of choice.langs) {
      const [page, template] = pagesOf(lang);
      const html = leftOutPageOf(await readFile(join(dir, template), "utf8"), lang, facts);
      await bundle.add(page, strToU8(rewritePage(html, page, site)));
    }
    if (!choice.langs.includes("zh"))
      await bundle.add("index.html", strToU8(startPage("en/index.html", "en")));
    for (const path of files.filter((file) => whyLeftOut(file, choice) === null)) {
      const bytes = await read(path);
      const isPage = path.endsWith(".html") && bytes.includes("</head>") && !isFile(path);
      await bundle.add(path, isPage ? strToU8(rewritePage(bytes.toString(), path, site)) : bytes);
    }
    await bundle.add("SHA256SUMS", strToU8(bundle.sums()));
    const size = { ...bundle.size(), zip: await zip.finish() };
    await rename(draft, out);
    return size;
  } finally {
    await rm(draft, { force: true });
  }
}

/** A chart as one file is no page of the site: it leads nowhere. */
const isFile = (path: string) => /^(en\/)?charts\/[^/]+\/(?!index\.)[^/]+\.html$/.test(path);

const pagesOf = (lang: Lang) =>
  lang === "en"
    ? ([`en/${LEFT_OUT_PAGE}`, "en/search/index.html"] as const)
    : ([LEFT_OUT_PAGE, "search/index.html"] as const);

function parseManifest(bytes: Buffer): Manifest {
  return parseJson(manifestSchema, bytes.toString(), "manifest.json");
}

function baseOf(home: string, dir: string): string {
  const base = /<html [^>]*data-base="([^"]+)"/.exec(home)?.[1];
  if (base === undefined)
    throw new Error(
      `no place in the pages of ${dir} (expected data-base in <html> of index.html): build the site anew`,
    );
  return base;
}

function onlineOf(home: string): string | null {
  return /<link rel="canonical" href="([^"]+)"/.exec(home)?.[1] ?? null;
}

const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ["engine", /\.gzip$|^_astro\//],
  ["data", /^data\/(?!.*\.html$)/],
  ["pictures", /\.(svg|png|pptx|docx|pdf)$/],
  ["pages", /\.html$/],
];

function counted(zip: ZipWriter, folder: string) {
  const bytes: Record<Kind, number> = { pages: 0, pictures: 0, data: 0, engine: 0, rest: 0 };
  const sums: string[] = [];
  return {
    add: async (path: string, content: Uint8Array) => {
      bytes[KINDS.find(([, pattern]) => pattern.test(path))?.[0] ?? "rest"] += content.length;
      sums.push(`${createHash("sha256").update(content).digest("hex")}  ${path}\n`);
      await zip.add(`${folder}/${path}`, content);
    },
    sums: () => sums.join(""),
    size: () => ({ files: sums.length, bytes }),
  };
}
