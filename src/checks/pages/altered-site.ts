import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Manifest } from "#contract/published/manifest.ts";

// A copy of a built site in which some files are others. What stays the same is linked, not copied.

/** By path below the site: the bytes that stand there instead; null takes the file away. */
export type Alterations = Readonly<Record<string, Uint8Array | string | null>>;

export interface AlteredSite {
  readonly dir: string;
  remove(): Promise<void>;
}

export async function alteredSite(site: string, alterations: Alterations): Promise<AlteredSite> {
  const dir = await mkdtemp(join(tmpdir(), "jiuye-altered-"));
  const paths = Object.keys(alterations);
  await linkFolder(resolve(site), dir, resolve(site), paths);
  for (const [path, bytes] of Object.entries(alterations)) {
    if (bytes === null) continue;
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), bytes);
  }
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}

/** Folders on the way to an altered file are made anew; all else is linked. */
async function linkFolder(from: string, to: string, site: string, paths: readonly string[]): Promise<void> {
  for (const name of await readdir(from)) {
    const path = relative(site, join(from, name)).split(sep).join("/");
    if (paths.includes(path)) continue;
    if (paths.some((altered) => altered.startsWith(`${path}/`))) {
      await mkdir(join(to, name));
      await linkFolder(join(from, name), join(to, name), site, paths);
    } else await symlink(join(from, name), join(to, name));
  }
}

/** The manifest as it must read for other bytes of one of its files to pass. */
export async function manifestFor(
  site: string,
  release: string,
  path: string,
  bytes: Uint8Array,
): Promise<string> {
  const text = await readFile(join(site, "data", release, "manifest.json"), "utf8");
  const manifest = JSON.parse(text) as Manifest;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const files = manifest.files.map((file) =>
    file.path === path ? { ...file, sha256, bytes: bytes.length } : file,
  );
  return JSON.stringify({ ...manifest, files });
}
