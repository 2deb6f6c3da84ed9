import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { testedSite } from "../../scripts/built-site.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Where the site says that it stands, if it does. */
async function siteArguments(site: string): Promise<string[]> {
  const home = await readFile(join(site, "index.html"), "utf8");
  const address = /<link rel="canonical" href="([^"]+)"/.exec(home)?.[1];
  return address ? ["--site", address] : [];
}

/** What publishing adds to the pages: its papers, and the pages of kept releases. */
const OF_RELEASES = /^(release\.json|SHA256SUMS|releases\/\d{4}Q\d(-\d+)?\/.*)$/;

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
    const site = testedSite();
    const command = ["scripts/build-site.ts", "--data", join(site, "data"), "--out", join(again, "dist")];
    command.push(...(await siteArguments(site)));
    await promisify(execFile)(process.execPath, command, { cwd: root });
    const built = Object.entries(await hashes(site)).filter(([path]) => !OF_RELEASES.test(path));
    expect(await hashes(join(again, "dist"))).toEqual(Object.fromEntries(built));
  } finally {
    await rm(again, { recursive: true });
  }
}, 180_000);
