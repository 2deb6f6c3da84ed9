import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// What was made of a job stays in a cache under the digest of all it was made from. A folder there is whole: it was
// renamed into its place.

/** The project's own. */
export const CACHE = fileURLToPath(new URL("../../.cache/pictures", import.meta.url));
/** Of about three releases. */
const MOST_KEPT = 1200;
/** Another build may be using what was used lately. */
const HOUR = 3_600_000;

export function keyOf(job: unknown, program: string): string {
  return createHash("sha256")
    .update(`${program}\n${JSON.stringify(job)}`)
    .digest("hex")
    .slice(0, 40);
}

/** Whether there is such a folder in the cache; what is used now is not cleared away. */
export async function isKept(cache: string, key: string): Promise<boolean> {
  const now = new Date();
  return utimes(join(cache, key), now, now).then(
    () => true,
    () => false,
  );
}

/** Builds that run at once may do the same job: the first is kept. */
export async function keep(
  cache: string,
  key: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<void> {
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(join(cache, ".draft-"));
  for (const [name, bytes] of files) await writeFile(join(draft, name), bytes);
  await rename(draft, join(cache, key)).catch(async (error: unknown) => {
    await rm(draft, { recursive: true });
    if (!existsSync(join(cache, key))) throw error;
  });
}

/** Clears away what was not used for longest, where there is too much. */
export async function clearOld(cache: string, most = MOST_KEPT, age = HOUR): Promise<void> {
  const names = await readdir(cache).catch(() => []);
  const times = await Promise.all(
    names.map(async (name) => {
      const used = await stat(join(cache, name)).catch(() => null);
      return { name, used: used?.mtimeMs ?? 0 };
    }),
  );
  const old = times.toSorted((a, b) => b.used - a.used).slice(most);
  for (const { name, used } of old) {
    if (Date.now() - used >= age) await rm(join(cache, name), { recursive: true, force: true });
  }
}
