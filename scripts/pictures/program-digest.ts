import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const IMPORTED = /\b(?:from|import)\s*\(?\s*"([^"]+)"/g;
/** Versions of all packages, the typeface and what draws among them. */
const PACKAGES = "package-lock.json";

/**
 * SHA-256 of a program: the file it begins with, all files of ours that it imports, the packages, and Node, which packs
 * the pictures. What a program of the same digest makes of the same is the same.
 */
export async function programDigest(start: string): Promise<string> {
  const hash = createHash("sha256").update(`${process.version} ${process.arch}\n`);
  for (const path of [...(await filesFrom(start)), PACKAGES]) {
    hash.update(`${path}\n${await textOf(path)}\n`);
  }
  return hash.digest("hex");
}

/** Paths below the project, in order. */
export async function filesFrom(start: string): Promise<string[]> {
  const found = new Set([start]);
  for (const path of found) {
    if (!path.endsWith(".ts")) continue;
    for (const [, name = ""] of (await textOf(path)).matchAll(IMPORTED)) {
      const file = resolved(name, path);
      if (file !== null) found.add(file);
    }
  }
  return [...found].toSorted();
}

/** null for a package. */
function resolved(name: string, from: string): string | null {
  if (name.startsWith("#")) return `src/${name.slice(1)}`;
  return name.startsWith(".") ? posix.normalize(`${posix.dirname(from)}/${name}`) : null;
}

async function textOf(path: string): Promise<string> {
  return (await readFile(join(root, path), "utf8")).replaceAll("\r\n", "\n");
}
