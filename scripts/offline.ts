import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { FILE_FORMAT_NAMES, type FileFormatName } from "#contract/published/data-files.ts";
import { latestSchema } from "#contract/published/manifest.ts";
import { parseJson } from "#contract/registry/registry.ts";
import { LANGS, type Lang } from "#i18n/dictionary.ts";
import { builtSite, siteFolder } from "./built-site.ts";
import { command, runCommand } from "./command-line.ts";
import type { Choice } from "./offline/contents.ts";
import { keptForms, leftForms } from "./offline/left-out-page.ts";
import { type Bundle, type BundleSize, writeBundle } from "./offline/write-bundle.ts";

/** CSV and XLSX open anywhere; the other forms say the same once more, and would double the zip. */
const FORMS = "csv,xlsx";
const OFFLINE = command({
  line: "npm run offline --",
  does: "Packs the newest release of a built site into one zip, for a disk or any folder of an intranet server.",
  more: "docs/hosting.md",
  options: {
    dir: siteFolder,
    out: { type: "string", value: "FILE.zip", usual: "jiuye-quarterly-RELEASE.zip", says: "the zip" },
    lang: { type: "string", value: "zh|en|both", default: "both", says: "languages of the pages" },
    forms: {
      type: "string",
      value: "LIST",
      default: FORMS,
      says: `of the data files: ${FILE_FORMAT_NAMES.join(",")}`,
    },
  },
});

/** @throws naming the option, what was expected and what was found. */
function offlineOptions(args: readonly string[]): Bundle {
  const { values } = OFFLINE.read(args);
  const dir = resolve(values.dir ?? builtSite());
  const latest = join(dir, "data", "latest.json");
  if (!existsSync(latest)) throw new Error(`--dir: expected a built site, found no ${latest}`);
  const { release } = parseJson(latestSchema, readFileSync(latest, "utf8"), "latest.json");
  const choice: Choice = { release, langs: langsOf(values.lang), forms: formsOf(values.forms) };
  const suffix = values.lang === "both" ? "" : `-${values.lang}`;
  return { dir, out: resolve(values.out ?? `jiuye-quarterly-${release}${suffix}.zip`), choice };
}

function langsOf(text: string): readonly Lang[] {
  if (text === "both") return LANGS;
  const lang = LANGS.find((one) => one === text);
  if (!lang) throw new Error(`--lang: expected zh, en or both; found ${text}`);
  return [lang];
}

function formsOf(text: string): readonly FileFormatName[] {
  return text.split(",").map((name) => {
    const form = FILE_FORMAT_NAMES.find((one) => one === name.trim());
    if (!form) throw new Error(`--forms: expected some of ${FILE_FORMAT_NAMES.join(", ")}; found ${name}`);
    return form;
  });
}

function summary({ out, choice }: Bundle, { files, bytes, zip }: BundleSize, seconds: number): string {
  const mb = (size: number) => `${(size / 1e6).toFixed(1)} MB`;
  const kinds = Object.entries(bytes).map(([kind, size]) => `${kind} ${mb(size)}`);
  const data = `data as ${keptForms(choice).join(", ")}; left out: ${leftForms(choice).join(", ")}, past releases`;
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  return `${files} files (${kinds.join(", ")}); ${data}\n${mb(zip)} in ${seconds.toFixed(1)} s, ${peak} MB of memory at most: ${out}`;
}

async function offline(args: readonly string[]): Promise<void> {
  const begun = performance.now();
  const bundle = offlineOptions(args);
  const size = await writeBundle(bundle);
  console.log(summary(bundle, size, (performance.now() - begun) / 1000));
}

await runCommand(OFFLINE, offline);
