// node scripts/bootstrap.mjs [SCRIPT ARGS…]: installs what is missing, then runs the script with a Node that can.
// Plain JavaScript for Node 20 and nothing installed. It runs the script itself because the shell of an npm script
// remembers where it found `node` the first time and would not see the one that was just installed.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
/** The first that runs TypeScript files, knows import.meta.main, and is new enough for Astro and vitest. */
const LEAST = [24, 2];

/** @returns {string | null} why the packages must be installed; null when they are as the lock file says. */
export function reasonToInstall(dir) {
  if (!existsSync(join(dir, "node_modules"))) return "node_modules is missing";
  const installed = packagesOf(join(dir, "node_modules", ".package-lock.json"));
  if (!installed) return "the last installation was not finished";
  for (const [path, wanted] of Object.entries(packagesOf(join(dir, "package-lock.json")) ?? {})) {
    const found = installed[path];
    if (path === "" || (!found && wanted.optional)) continue;
    if (!found) return `${path} is missing`;
    if (found.version !== wanted.version || found.integrity !== wanted.integrity) {
      return `${path} is ${found.version}, but package-lock.json asks for ${wanted.version}`;
    }
  }
  return null;
}

/** Times of files say little after a checkout, so contents are compared. */
function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages;
  } catch {
    return null;
  }
}

/** @returns {boolean} whether this version of Node, such as v24.2.0, will do. */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1]);
}

function install() {
  const npm = process.env.npm_execpath;
  const result = npm
    ? spawnSync(process.execPath, [npm, "ci"], { cwd: root, stdio: "inherit" })
    : spawnSync("npm", ["ci"], { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (result.status === 0) return;
  fail(`The packages could not be installed: npm ci ended with ${result.status ?? result.error}.`);
}

/** The Node that npm installed, or else the one that runs this; undefined when neither will do. */
function findNode() {
  const system = process.platform === "win32" ? "win" : process.platform;
  const file = process.platform === "win32" ? "node.exe" : "node";
  const provided = join(root, "node_modules", `node-${system}-${process.arch}`, "bin", file);
  const current = isNewEnough(process.version) ? process.execPath : undefined;
  if (!existsSync(provided)) return current;
  if (current && realpathSync(provided) === realpathSync(current)) return current;
  const { stdout } = spawnSync(provided, ["--version"], { encoding: "utf8" });
  return stdout && isNewEnough(stdout.trim()) ? provided : current;
}

function run(node, args) {
  const env = {
    // What was compiled once is there for the next command, which then starts in half the time.
    NODE_COMPILE_CACHE: join(root, ".cache", "compiled"),
    ...process.env,
    PATH: [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter),
  };
  const child = spawn(node, args, { stdio: "inherit", env });
  // Ctrl-C reaches the child by itself; we stay until it has ended.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.on("error", (error) => fail(`${node} could not be started: ${error.message}`));
  child.on("exit", (code) => process.exit(code ?? 1));
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function main() {
  const reason = reasonToInstall(root);
  if (reason) {
    console.log(`Installing the packages (npm ci), because ${reason}.`);
    install();
  }
  const node = findNode();
  if (!node) {
    fail(
      `This project needs Node ${LEAST.join(".")} or newer, and npm has none for this machine ` +
        `(${process.platform}-${process.arch}). Install Node 24 from nodejs.org; found ${process.version}.`,
    );
  }
  const args = process.argv.slice(2);
  if (args.length > 0) run(node, args);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) main();
