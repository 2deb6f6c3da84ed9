import { copyFile, mkdir, readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { csvParse } from "d3";
import { z } from "zod";
import { isDate } from "#contract/calendar-date.ts";
import { objectsToCsv } from "#contract/csv.ts";
import type { RevisedQuarter } from "#contract/published/manifest.ts";
import { QUARTER_PATTERN, quarterIndex } from "#contract/quarter.ts";
import { releaseQuarter } from "#contract/release-id.ts";
import { mayBeReturns } from "#pipeline/handed-in/file-names.ts";
import type { Cutoff } from "../returns-folder.ts";
import { sha256 } from "./checksums.ts";
import { listFiles } from "./link-tree.ts";

// What a release is built from: every file of returns and registries, and the program itself.

const project = fileURLToPath(new URL("../..", import.meta.url));
const PROGRAM = ["src", "scripts"];
const NAMED = 5;

const inputSchema = z.object({ path: z.string(), bytes: z.coerce.number().int(), sha256: z.string() });
/** `path` begins with returns/ or registry/; the program is one input by the name of its version. */
export type Input = z.infer<typeof inputSchema>;

interface Found extends Input {
  /** Where it lies; null for the program, which is kept elsewhere. */
  readonly file: string | null;
}

/** Every input, in the order of their paths. */
export async function listInputs(returns: string, cutoff: Cutoff): Promise<Found[]> {
  const own = (await listFiles(returns)).filter((path) => isRead(path, cutoff));
  const registry = join(project, "data", "registry");
  const files = [
    ...own.map((path) => ({ path: `returns/${path}`, file: join(returns, path) })),
    ...(await listFiles(registry)).map((path) => ({ path: `registry/${path}`, file: join(registry, path) })),
  ];
  const found: Found[] = [await programInput()];
  for (const { path, file } of files) {
    const bytes = await readFile(file);
    found.push({ path, bytes: bytes.length, sha256: sha256(bytes), file });
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Paths of what came, went or is not the same in two lists of inputs; of many the first few. */
export function differingPaths(before: readonly Input[], now: readonly Input[]): string[] {
  const listed = (inputs: readonly Input[]) =>
    new Map(inputs.map(({ path, sha256: sum }) => [`${path} ${sum}`, path]));
  const [old, current] = [listed(before), listed(now)];
  const changed = [
    ...[...old].filter(([key]) => !current.has(key)),
    ...[...current].filter(([key]) => !old.has(key)),
  ];
  const paths = [...new Set(changed.map(([, path]) => path))].sort();
  return paths.length > NAMED ? [...paths.slice(0, NAMED), "…"] : paths;
}

/** Hidden files, quarters after the last, and what came in after the day are left out. */
function isRead(path: string, { until, received }: Cutoff): boolean {
  const folders = path.split("/");
  const name = folders.at(-1) ?? "";
  if (folders.some((part) => part.startsWith("."))) return false;
  if (name !== "returns.json" && !mayBeReturns(name)) return false;
  const after = (part: string) =>
    (until !== undefined && QUARTER_PATTERN.test(part) && quarterIndex(part) > quarterIndex(until)) ||
    (received !== undefined && isDate(part) && part > received);
  return !folders.slice(0, -1).some(after);
}

async function programInput(): Promise<Found> {
  const { version } = JSON.parse(await readFile(join(project, "package.json"), "utf8"));
  const listed = await Promise.all(
    PROGRAM.map(async (folder) => (await listFiles(join(project, folder))).map((path) => join(folder, path))),
  );
  const files = ["package-lock.json", "astro.config.mjs", ...listed.flat()];
  const texts = await Promise.all(
    files.filter((path) => !/\.test\.ts$/.test(path)).map((path) => readFile(join(project, path))),
  );
  const bytes = texts.reduce((sum, text) => sum + text.length, 0);
  return { path: `program ${version}`, bytes, sha256: sha256(Buffer.concat(texts)), file: null };
}

export function formatInputs(inputs: readonly Input[]): string {
  return objectsToCsv(inputs.map(({ path, bytes, sha256: sum }) => ({ path, bytes, sha256: sum })));
}

/** Null when there is no such list. */
export async function readInputs(file: string): Promise<Input[] | null> {
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? null : z.array(inputSchema).parse([...csvParse(text)]);
}

/** Keeps the content of every input once, under its SHA-256. */
export async function keepInputs(inputs: readonly Found[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { file, sha256: sum, bytes } of inputs) {
    const kept = join(folder, sum);
    if (file === null || (await sizeOf(kept)) === bytes) continue;
    const draft = join(folder, `.${sum}`);
    await copyFile(file, draft);
    if (sha256(await readFile(draft)) !== sum) throw new Error(`changed while it was being read: ${file}`);
    await rename(draft, kept);
  }
}

async function sizeOf(file: string): Promise<number | null> {
  return stat(file).then(
    (found) => found.size,
    () => null,
  );
}

export interface InputChange {
  readonly path: string;
  /** Of the content a release was built from; null where the file is new. */
  readonly before: string | null;
  /** Null where the file is gone. */
  readonly now: string | null;
}

/**
 * Files of returns that are no longer what the release before was built from, and files that were added to quarters it
 * had closed: corrections belong into late/<day>/. A file of several quarters grows by each; it counts when quarters
 * rest on other returns than they did and none came late.
 */
export function changedInputs(
  before: readonly Input[],
  now: readonly Input[],
  revised: readonly Revised[],
  previous: string,
): InputChange[] {
  const returns = (inputs: readonly Input[]) =>
    new Map(
      inputs.flatMap(({ path, sha256: sum }) => (path.startsWith("returns/") ? [[path, sum] as const] : [])),
    );
  const [old, current] = [returns(before), returns(now)];
  const paths = [...new Set([...old.keys(), ...current.keys()])].sort();
  const changes = paths
    .map((path) => ({ path, before: old.get(path) ?? null, now: current.get(path) ?? null }))
    .filter((change) => change.before !== change.now && !isOpen(change.path));
  const late = changes.filter(({ path }) => path.includes("/late/")).map(({ path }) => path);
  const unexplained = revised.some(
    ({ city, quarter, causes }) =>
      causes.includes("late_returns") && !late.some((path) => path.includes(`/${city}/${quarter}/late/`)),
  );
  return changes.filter(({ path, before: was }) => {
    if (!isOfOneQuarter(path)) return unexplained;
    return was !== null || isClosed(path, releaseQuarter(previous));
  });
}

/** What of a manifest says that a quarter rests on other returns than in the release before. */
type Revised = Pick<RevisedQuarter, "city" | "quarter" | "causes">;

function isOfOneQuarter(path: string): boolean {
  return path.split("/").some((part) => QUARTER_PATTERN.test(part));
}

/** The frame and the confirmed queries grow from quarter to quarter. */
function isOpen(path: string): boolean {
  return /\/(frame|queries)\.[a-z]+$/i.test(path);
}

function isClosed(path: string, lastQuarter: string): boolean {
  const folders = path.split("/");
  if (folders.includes("late")) return false;
  return folders.some(
    (part) => QUARTER_PATTERN.test(part) && quarterIndex(part) <= quarterIndex(lastQuarter),
  );
}
