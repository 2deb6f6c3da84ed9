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

test("the site built twice from the same data has the same bytes", async () => {
  const again = await mkdtemp(join(tmpdir(), "site-again-"));
  try {
    await promisify(execFile)(process.execPath, ["scripts/build-site.ts", "--out", join(again, "dist")], {
      cwd: root,
    });
    expect(await hashes(join(again, "dist"))).toEqual(await hashes(join(root, "dist")));
  } finally {
    await rm(again, { recursive: true });
  }
}, 180_000);
