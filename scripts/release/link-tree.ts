import { constants, copyFile, link, mkdir, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";

// Sites of releases share their files: a release takes those of the one before by hard links.

/** Where a file system does not link (another disk, too many links), it copies. */
const COPY_INSTEAD = new Set(["EXDEV", "EPERM", "ENOTSUP", "EOPNOTSUPP", "EMLINK", "ENOSYS", "EACCES"]);

/** @throws when the target is there already. */
export async function linkFile(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  try {
    await link(from, to);
  } catch (error) {
    if (!COPY_INSTEAD.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL);
  }
}

/** Every file of a folder, at the same place below another. */
export async function linkTree(from: string, to: string): Promise<void> {
  for (const path of await listFiles(from)) await linkFile(join(from, path), join(to, path));
}

/** Paths of all files below a folder, with / between their parts, in order. */
export async function listFiles(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
}
