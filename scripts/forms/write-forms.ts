import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

// Forms on disk. One that is there already may have been filled in, so it is never written over.

export interface FormFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * @param force moves those that are there into a folder earlier-N beside them.
 * @returns where the old ones lie now; null when there were none.
 * @throws naming the files that stand in the way, or the folder that can't be written.
 */
export async function writeForms(
  dir: string,
  files: readonly FormFile[],
  force: boolean,
): Promise<string | null> {
  await makeFolder(dir);
  const changed = (await Promise.all(files.map((file) => hasOther(dir, file)))).flatMap((name) => name ?? []);
  if (changed.length > 0 && !force) {
    throw new Error(
      `forms that may be filled in are not written over: ${changed.join(", ")} (in ${dir}, expected none that differ ` +
        "from blank ones; --force moves them into a folder beside the new ones)",
    );
  }
  const aside = changed.length > 0 ? await moveAside(dir, changed) : null;
  for (const { name, bytes } of files) await orSay(dir, writeFile(join(dir, name), bytes));
  return aside;
}

/** Names a file that is there with another content: forms are the same bytes whenever they are made. */
async function hasOther(dir: string, { name, bytes }: FormFile): Promise<string | null> {
  const there = await readFile(join(dir, name)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw new Error(`${join(dir, name)} can't be read (${error.code}, expected a form or nothing there)`);
  });
  return there === null || there.equals(bytes) ? null : name;
}

async function moveAside(dir: string, names: readonly string[]): Promise<string> {
  const taken = new Set(await readdir(dir));
  let number = 1;
  while (taken.has(`earlier-${number}`)) number++;
  const aside = join(dir, `earlier-${number}`);
  await makeFolder(aside);
  for (const name of names) await orSay(dir, rename(join(dir, name), join(aside, name)));
  return aside;
}

async function makeFolder(dir: string): Promise<void> {
  await orSay(dir, mkdir(dir, { recursive: true }));
}

async function orSay(dir: string, work: Promise<unknown>): Promise<void> {
  await work.catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      `forms can't be written into ${dir} (${error.code}, expected a folder that can be written)`,
    );
  });
}
