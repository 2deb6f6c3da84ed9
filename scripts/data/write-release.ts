import { createHash } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Manifest, ManifestFile } from "#contract/published/manifest.ts";
import type { PublishedFile } from "#pipeline/publish/publish.ts";

/** What the manifest says of a file. */
export function manifestEntry(file: PublishedFile): ManifestFile {
  const { path, table, city, rows, bytes } = file;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { path, table, city, rows, bytes: bytes.length, sha256 };
}

/** A folder beside the release, filled while the build runs: a build that stops leaves the release as it was. */
export async function openStaging(out: string, release: string): Promise<string> {
  const staging = join(out, `.building-${release}`);
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  return staging;
}

export async function writeFiles(dir: string, files: readonly PublishedFile[]): Promise<void> {
  for (const file of files) {
    await mkdir(dirname(join(dir, file.path)), { recursive: true });
    await writeFile(join(dir, file.path), file.bytes);
  }
}

/** Puts the staged files in place of the release and makes it the latest. */
export async function commitRelease(out: string, staging: string, manifest: Manifest): Promise<void> {
  await writeFile(join(staging, "manifest.json"), `${JSON.stringify(manifest, null, 1)}\n`);
  const target = join(out, manifest.release);
  const old = `${staging}-replaced`;
  await rm(old, { recursive: true, force: true });
  await rename(target, old).catch(() => undefined);
  await rename(staging, target);
  await rm(old, { recursive: true, force: true });
  await writeFile(join(out, "latest.json"), `${JSON.stringify({ release: manifest.release })}\n`);
}
