import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { linkFile } from "./link-tree.ts";
import type { Store } from "./store.ts";

/** Runs one command at a time on a store. A lock whose process is gone, after a crash, is taken over. */
export async function withLock<T>(store: Store, work: () => Promise<T>): Promise<T> {
  const path = join(store.published, ".lock");
  await mkdir(store.published, { recursive: true });
  await takeLock(path);
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function takeLock(path: string): Promise<void> {
  if (await create(path)) return;
  const [pid = "", host = ""] = (await readFile(path, "utf8").catch(() => "")).trim().split(" ");
  if (host === hostname() && !isRunning(Number(pid))) {
    await rm(path, { force: true });
    if (await create(path)) return;
  }
  throw new Error(
    `another command is at work on this store: process ${pid} on ${host} (if it is not, remove ${path})`,
  );
}

/** Whole or not at all: written first, then put in place under its name. */
async function create(path: string): Promise<boolean> {
  const draft = `${path}-${process.pid}`;
  try {
    await writeFile(draft, `${process.pid} ${hostname()}\n`);
    await linkFile(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
