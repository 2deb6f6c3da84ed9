import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import type { CityFiles } from "#pipeline/check/city-returns.ts";
import { type Folder, listed } from "#pipeline/handed-in/folder.ts";
import type { Issue } from "#pipeline/issue/issue.ts";
import * as returns from "#pipeline/read/find-returns.ts";

// Folders of returns on a disk.

export type { CityIds, Cutoff, ReadOptions } from "#pipeline/read/find-returns.ts";

const simulatedSchema = z.object({ simulated: z.boolean(), seed: z.number().optional() });

export interface ReturnsFolder extends returns.FoundReturns {
  readonly simulated: boolean;
  readonly seed: number | null;
}

const known = (path: string) => stat(path).catch(() => null);

export function diskFolder(dir: string): Folder {
  return {
    name: basename(dir),
    list: async (path) => {
      const entries = await readdir(join(dir, path), { withFileTypes: true });
      const named = entries.map(async (entry) => ({
        name: entry.name,
        isFolder: entry.isSymbolicLink()
          ? ((await known(join(dir, path, entry.name)))?.isDirectory() ?? false)
          : entry.isDirectory(),
      }));
      return listed(await Promise.all(named));
    },
    size: async (path) => (await known(join(dir, path)))?.size ?? 0,
    read: async (path) => {
      try {
        // What is no file, such as a pipe, could be waited for without end.
        return (await stat(join(dir, path))).isFile() ? await readFile(join(dir, path)) : null;
      } catch (error) {
        return (error as NodeJS.ErrnoException).code === "ENOENT" ? undefined : null;
      }
    },
  };
}

/**
 * Lists the cities of a folder, and opens the files at its root.
 * @param cityIds names that rows may give a city; names of folders are always known.
 * @throws when the folder can't be read.
 */
export async function listReturns(dir: string, cityIds?: returns.CityIds): Promise<ReturnsFolder> {
  const found = await returns.listReturns(await knownFolder(dir), cityIds);
  return { ...(await readSimulated(dir)), ...found };
}

export function readCity(
  dir: string,
  city: string,
  options?: returns.ReadOptions,
): Promise<{ files: CityFiles; issues: readonly Issue[] }> {
  return returns.readCity(diskFolder(dir), city, options);
}

/** @throws when there is no such folder. */
export async function knownFolder(dir: string): Promise<Folder> {
  const folder = diskFolder(dir);
  await folder.list("").catch(() => {
    throw new Error(`no such folder of returns: ${dir} (expected <city>/<quarter>/communities.csv …)`);
  });
  return folder;
}

/** Without returns.json the returns are taken as real. */
async function readSimulated(dir: string): Promise<{ simulated: boolean; seed: number | null }> {
  const text = await readFile(join(dir, "returns.json"), "utf8").catch(() => null);
  if (text === null) return { simulated: false, seed: null };
  const parsed = simulatedSchema.safeParse(parseJson(text));
  if (!parsed.success)
    throw new Error(`returns.json: expected {"simulated": true, "seed": …}, found ${text}`);
  return { simulated: parsed.data.simulated, seed: parsed.data.seed ?? null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
