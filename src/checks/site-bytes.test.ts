import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

async function hashes(dir: string): Promise<Record<string, string>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const pairs = await Promise.all(
    files.toSorted().map(async (file) => {
      const hash = createHash("sha256")
        .update(await readFile(file))
        .digest("hex");
      return [relative(dir, file), hash] as const;
    }),
  );
  return Object.fromEntries(pairs);
}

test("the site built twice from the same data has the same bytes, its papers among them", async () => {
  const dir = await mkdtemp(join(tmpdir(), "site-again-"));
  const env = { ...process.env, JIUYE_PAPER: "" };
  const run = (script: string, ...args: string[]) =>
    promisify(execFile)(process.execPath, [`scripts/${script}.ts`, ...args], { cwd: root, env });
  try {
    const [returns, data] = [join(dir, "returns"), join(dir, "data")];
    await run("simulate", "--out", returns, "--cities", "1", "--quarters", "2016Q1..2017Q4");
    await run("build-data", "--returns", returns, "--out", data, "--released-on", "2018-03-01");
    const [first, second] = [join(dir, "first"), join(dir, "second")];
    for (const out of [first, second]) await run("build-site", "--data", data, "--out", out);
    const built = await hashes(first);
    expect(Object.keys(built).filter((path) => path.endsWith(".docx"))).toHaveLength(2);
    expect(await hashes(second)).toEqual(built);
  } finally {
    await rm(dir, { recursive: true });
  }
}, 300_000);
