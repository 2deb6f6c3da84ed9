import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Browser, LaunchOptions } from "playwright-core";

// A browser for tests and for printing, without a step made by hand: $CHROMIUM, an installed one, then the one in npm.

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/opt/google/chrome/chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

export interface ChromiumChoice {
  /** Passes over $CHROMIUM and installed browsers: for trying the one in npm. */
  readonly onlyFromNpm?: boolean;
}

/** @throws naming every browser tried and what became of it. */
export async function launchChromium({ onlyFromNpm = false }: ChromiumChoice = {}): Promise<Browser> {
  const { chromium } = await import("playwright-core");
  const faults: string[] = [];
  for (const candidate of onlyFromNpm ? [fromNpm] : [fromEnvironment, fromMachine, fromNpm]) {
    try {
      const options = await candidate();
      if (!options) continue;
      const env = { ...process.env, ...options.env, ...UTF8 } as Record<string, string>;
      return await chromium.launch({ args: FLAGS, headless: true, ...options, env });
    } catch (error) {
      faults.push(`${candidate.name}: ${String(error).split("\n", 1)[0]}`);
    }
  }
  throw new Error(`no Chromium could be started (set CHROMIUM to one): ${faults.join("; ")}`);
}

/** Without it, in a bare environment, Chromium does not open a file with a Chinese name. */
const UTF8 = { LANG: "C.UTF-8", LC_ALL: "C.UTF-8" };

async function fromEnvironment(): Promise<LaunchOptions | undefined> {
  const executablePath = process.env.CHROMIUM;
  if (!executablePath) return undefined;
  if (!existsSync(executablePath)) throw new Error(`CHROMIUM: no such file: ${executablePath}`);
  return { executablePath };
}

async function fromMachine(): Promise<LaunchOptions | undefined> {
  const executablePath = INSTALLED.find((path) => existsSync(path));
  return executablePath ? { executablePath } : undefined;
}

async function fromNpm(): Promise<LaunchOptions> {
  const home = await unpackedChromium();
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: join(home, "al2023", "lib"),
    FONTCONFIG_FILE: join(home, "fonts.conf"),
  };
  return { executablePath: join(home, "chromium"), env };
}

/** Unpacks into a folder of one's own and renames it, since several test processes may want it at once. */
async function unpackedChromium(): Promise<string> {
  const packageJson = new URL("../node_modules/@sparticuz/chromium/package.json", import.meta.url);
  const { version } = JSON.parse(await readFile(packageJson, "utf8")) as { version: string };
  const cache = fileURLToPath(new URL("../.cache/", import.meta.url));
  const home = join(cache, `chromium-${version}`);
  if (existsSync(home)) return home;
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(join(cache, "chromium-draft-"));
  await unpackInto(draft);
  await writeFile(join(draft, "fonts.conf"), fontsConfiguration(home));
  await rename(draft, home).catch(() => rm(draft, { recursive: true }));
  return home;
}

/**
 * The package unpacks into the folder for temporary files, its libraries only where it takes itself
 * to be in AWS: so it runs in a process of its own, with that environment.
 */
async function unpackInto(folder: string): Promise<void> {
  const program =
    'const { default: packed } = await import("@sparticuz/chromium"); await packed.executablePath();';
  const env = { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" };
  const cwd = fileURLToPath(new URL("../", import.meta.url));
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program], { cwd, env });
}

/** The package's own one looks for fonts where AWS keeps them. */
function fontsConfiguration(home: string): string {
  const folders = [join(home, "fonts"), "/usr/share/fonts", "/usr/local/share/fonts"];
  const entries = folders.map((folder) => `<dir>${folder}</dir>`).join("");
  const cache = `<cachedir>${join(home, "fonts-cache")}</cachedir>`;
  return `<?xml version="1.0"?><fontconfig>${entries}${cache}</fontconfig>\n`;
}
