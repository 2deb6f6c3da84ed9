import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isNewEnough, reasonToInstall } from "./bootstrap.mjs";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "jiuye-bootstrap-"));
});
afterEach(() => rm(dir, { recursive: true }));

async function writeLocks(wanted: object, installed: object): Promise<void> {
  await mkdir(join(dir, "node_modules"), { recursive: true });
  await writeFile(join(dir, "package-lock.json"), JSON.stringify({ packages: wanted }));
  await writeFile(join(dir, "node_modules", ".package-lock.json"), JSON.stringify({ packages: installed }));
}

test("a fresh clone is installed", () => {
  expect(reasonToInstall(dir)).toBe("node_modules is missing");
});

test("an installation that was cut short is done again", async () => {
  await mkdir(join(dir, "node_modules"));
  expect(reasonToInstall(dir)).toBe("the last installation was not finished");
});

test("packages are installed again when the lock file has moved on", async () => {
  await writeLocks({ "node_modules/d3": { version: "7.9.0" } }, { "node_modules/d3": { version: "7.8.0" } });
  expect(reasonToInstall(dir)).toBe("node_modules/d3 is 7.8.0, but package-lock.json asks for 7.9.0");
  await writeLocks({ "node_modules/d3": { version: "7.9.0" } }, {});
  expect(reasonToInstall(dir)).toBe("node_modules/d3 is missing");
});

test("nothing is installed when all is there but what this machine has no use for", async () => {
  const d3 = { version: "7.9.0" };
  const elsewhere = { version: "24.21.0", optional: true };
  await writeLocks(
    { "": {}, "node_modules/d3": d3, "node_modules/node-win": elsewhere },
    { "node_modules/d3": d3 },
  );
  expect(reasonToInstall(dir)).toBeNull();
});

test("Node is held against the least version part by part", () => {
  expect(["v24.2.0", "v25.0.0", "24.21.0"].every(isNewEnough)).toBe(true);
  expect(["v24.1.9", "v22.20.0", "v20.20.0"].some(isNewEnough)).toBe(false);
});

test("the script gets its arguments, a Node that is new enough, and gives its status", async () => {
  const script = join(dir, "script.ts");
  await writeFile(
    script,
    "const [a]: string[] = process.argv.slice(2); console.log(process.version, a); process.exit(3)",
  );
  const bootstrap = fileURLToPath(new URL("bootstrap.mjs", import.meta.url));
  try {
    execFileSync(process.execPath, [bootstrap, script, "--x"], { encoding: "utf8" });
    expect.fail("the status was lost");
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    const [version = "", argument] = stdout.trim().split(" ");
    expect([status, argument, isNewEnough(version)]).toEqual([3, "--x", true]);
  }
});
