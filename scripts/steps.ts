import { spawn } from "node:child_process";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listReturns } from "./returns-folder.ts";

// The steps that `npm start` and `npm run check` share, each a process of its own that writes to this terminal.

const root = fileURLToPath(new URL("..", import.meta.url));

export interface StepResult {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
}

/** Whether a step says what it does while it does it, or all of it at its end, for one that runs beside another. */
type Saying = "at once" | "at the end";

/** Runs a file with this Node. */
export async function runNode(
  name: string,
  args: readonly string[],
  saying: Saying = "at once",
): Promise<StepResult> {
  return runCommand(name, process.execPath, args, saying);
}

/** Runs a script of package.json. */
export async function runScript(script: string, saying: Saying = "at once"): Promise<StepResult> {
  const npm = process.env.npm_execpath;
  return npm
    ? runNode(script, [npm, "run", "--silent", script], saying)
    : runCommand(script, "npm", ["run", "--silent", script], saying);
}

async function runCommand(
  name: string,
  command: string,
  args: readonly string[],
  saying: Saying,
): Promise<StepResult> {
  const isKept = saying === "at the end";
  if (!isKept) console.log(`\n── ${name}`);
  const begun = performance.now();
  const said: Buffer[] = [];
  const status = await new Promise<number>((resolve, reject) => {
    const shell = process.platform === "win32" && command === "npm";
    const child = spawn(command, args, { cwd: root, stdio: isKept ? "pipe" : "inherit", shell });
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk: Buffer) => said.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
  const seconds = (performance.now() - begun) / 1000;
  if (isKept) process.stdout.write(`\n── ${name}\n${Buffer.concat(said)}`);
  console.log(`${name}: ${seconds.toFixed(1)} s${status === 0 ? "" : `, status ${status}`}`);
  return { name, passed: status === 0, seconds };
}

/** Makes demonstration returns, unless data/returns has returns: an office's own, or a whole simulated set. */
export async function prepareReturns(): Promise<StepResult> {
  const dir = join(root, "data", "returns");
  const name = "demonstration returns";
  if (await hasReturns(dir)) {
    console.log(`\n── ${name}: data/returns has returns already`);
    return { name, passed: true, seconds: 0 };
  }
  return runNode(name, ["scripts/simulate.ts"]);
}

/** A simulated set is whole once its truth.json is there; real returns have no returns.json. */
export async function hasReturns(dir: string): Promise<boolean> {
  const names = await readdir(dir, { withFileTypes: true }).catch(() => []);
  const has = (file: string) => names.some((entry) => entry.name === file);
  if (has("returns.json")) {
    const mark = JSON.parse(await readFile(join(dir, "returns.json"), "utf8"));
    return mark.simulated !== true || has("truth.json");
  }
  return names.some((entry) => entry.isDirectory() && !entry.name.startsWith("."));
}

/** Whether data/returns is a demonstration; an office's own returns are published by nobody but the office. */
export async function hasSimulatedReturns(): Promise<boolean> {
  return (await listReturns(join(root, "data", "returns"))).simulated;
}

/** Publishes the demonstration's releases, unless they are there already. */
export async function publishDemonstration(): Promise<StepResult> {
  return runNode("demonstration releases", ["scripts/demonstration.ts"]);
}

/** Builds public/data. Single refused returns don't stop it: the release is then written all the same. */
export async function buildRelease(): Promise<StepResult> {
  const latest = join(root, "public", "data", "latest.json");
  const before = await timeOf(latest);
  const result = await runNode("data", ["scripts/build-data.ts"]);
  if (result.passed) return result;
  const after = await timeOf(latest);
  if (after === null || after === before) return result;
  console.log("Some returns were refused (listed above); the release was written without them.");
  return { ...result, passed: true };
}

async function timeOf(file: string): Promise<number | null> {
  return stat(file).then(
    (found) => found.mtimeMs,
    () => null,
  );
}

export async function buildSite(): Promise<StepResult> {
  return runNode("site", ["scripts/build-site.ts"]);
}
