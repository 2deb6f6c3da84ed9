import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Store } from "./store.ts";

const WRITTEN_WITHIN = 500;

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
  const own = `${process.pid} ${hostname()}\n`;
  if (await create(path, own)) return;
  const [pid = "", host = ""] = await readHolder(path);
  if (pid === "" || (host === hostname() && !isRunning(Number(pid)))) {
    await rm(path, { force: true });
    if (await create(path, own)) return;
  }
  throw new Error(
    `another command is at work on this store: process ${pid} on ${host} (if it is not, remove ${path})`,
  );
}

/** Nothing where the lock was made and never written: its process was killed, or the disk was full. */
async function readHolder(path: string): Promise<string[]> {
  const read = async () => (await readFile(path, "utf8").catch(() => "")).split(/\s/).filter(Boolean);
  const holder = await read();
  if (holder.length > 0) return holder;
  await setTimeout(WRITTEN_WITHIN);
  return read();
}

async function create(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
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
