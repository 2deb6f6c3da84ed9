import { writtenQuarter } from "#contract/input/written-quarter.ts";
import { QUERIES_FILE } from "#pipeline/check/read-queries.ts";
import { isLeftBehind } from "#pipeline/handed-in/file-names.ts";
import { type Folder, listed } from "#pipeline/handed-in/folder.ts";
import type { DroppedFile } from "./dropped-files.ts";

// Dropped files as a folder of returns: those in a city's folder lie there, whatever is above it; all others lie at the
// root, where their rows say city and quarter.

/** @param cities names of folders that are those of a city. @returns the same files, with paths below the root. */
export function placeFiles(dropped: readonly DroppedFile[], cities: ReadonlySet<string>): DroppedFile[] {
  const taken = new Set<string>();
  return dropped.flatMap((file) => {
    if (file.path.split("/").some(isLeftBehind)) return [];
    const path = freePath(pathBelowRoot(file.path, cities), taken);
    taken.add(path);
    return [{ ...file, path }];
  });
}

function pathBelowRoot(path: string, cities: ReadonlySet<string>): string {
  const parts = path.split("/");
  const city = parts.slice(0, -1).findIndex((part) => cities.has(part));
  if (city >= 0) return parts.slice(city).join("/");
  return parts.at(-1) === QUERIES_FILE ? QUERIES_FILE : path;
}

/** Two files of one name may come from two folders. */
function freePath(path: string, taken: ReadonlySet<string>): string {
  if (!taken.has(path)) return path;
  for (let copy = 2; ; copy++) {
    const tried = path.replace(/(\.[^./]*)?$/, ` (${copy})$1`);
    if (!taken.has(tried)) return tried;
  }
}

/** Folders in which there are folders of quarters, as a city's has. */
export function foldersOfQuarters(dropped: readonly DroppedFile[]): Set<string> {
  return new Set(
    dropped.flatMap(({ path }) => {
      const folders = path.split("/").slice(0, -1);
      return folders.filter((_, i) => writtenQuarter(folders[i + 1] ?? "") !== null);
    }),
  );
}

/** @param placed as placeFiles does, with the same cities. */
export function dropFolder(placed: readonly DroppedFile[], cities: ReadonlySet<string>): Folder {
  const files = new Map(placed.map(({ path, file }) => [path, file]));
  const folders = new Map<string, Map<string, boolean>>([["", new Map()]]);
  for (const { path } of placed) {
    const [first = "", ...below] = path.split("/");
    if (cities.has(first) && below.length > 0) addPath(folders, path);
    else folders.get("")?.set(path, false);
  }
  return {
    name: "",
    list: async (path) => {
      const names = folders.get(path);
      if (!names) throw new Error(`no such folder among the files: ${path}`);
      return listed([...names].map(([name, isFolder]) => ({ name, isFolder })));
    },
    read: async (path) => {
      const file = files.get(path);
      if (!file) return file;
      return file.arrayBuffer().then(
        (bytes) => new Uint8Array(bytes),
        () => null,
      );
    },
  };
}

function addPath(folders: Map<string, Map<string, boolean>>, path: string): void {
  const parts = path.split("/");
  parts.forEach((name, i) => {
    const above = parts.slice(0, i).join("/");
    const names = folders.get(above) ?? new Map<string, boolean>();
    folders.set(above, names.set(name, i < parts.length - 1));
  });
}
