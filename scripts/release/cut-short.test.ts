import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readCandidate } from "./candidate-file.ts";
import { withLock } from "./lock.ts";
import { readLog } from "./log.ts";
import { candidateFolder, sites } from "./store.ts";
import {
  emptyStore,
  publishNow,
  publishWritten,
  servedRelease,
  writeWrittenCandidate,
} from "./written-store.ts";

// The documented command, killed as a power cut would, at many moments between its first and its last step.

const command = fileURLToPath(new URL("../release.ts", import.meta.url));
const MOMENTS = 16;
/** Enough for linking them to take a while. */
const FILES = 300;

let store: Awaited<ReturnType<typeof emptyStore>>;
beforeEach(async () => {
  store = await emptyStore();
});
afterEach(() => store.remove());

function startPublishing(): ChildProcess {
  const args = ["publish", "--store", store.published, "--office", store.office];
  return spawn(process.execPath, [command, ...args], { stdio: "ignore" });
}

const ended = (child: ChildProcess) =>
  new Promise<string | number | null>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ?? code));
  });

/** Resolves when the command has begun to work on the store. */
async function begun(): Promise<void> {
  while (!existsSync(join(store.published, ".lock"))) await wait(1);
}

async function timeOfWork(): Promise<number> {
  await publishWritten(store, "2017Q3", FILES);
  await writeWrittenCandidate(store, "2017Q4", { size: FILES });
  const child = startPublishing();
  const end = ended(child);
  await begun();
  const start = performance.now();
  expect(await end).toBe(0);
  return performance.now() - start;
}

test("whenever publishing is killed, a whole release is served, and the next command goes on", async () => {
  const longest = Math.ceil(await timeOfWork());
  const random = xoroshiro128plus(20140812);
  const outcomes: string[] = [];
  for (let i = 0; i < MOMENTS; i++) {
    await store.remove();
    await publishWritten(store, "2017Q3", FILES);
    await writeWrittenCandidate(store, "2017Q4", { size: FILES });
    const child = startPublishing();
    const end = ended(child);
    await begun();
    await wait(uniformInt(random, 0, longest));
    child.kill("SIGKILL");
    const how = await end;
    const served = await servedRelease(store);
    expect(["2017Q3", "2017Q4"]).toContain(served);
    await withLock(store, () => publishNow(store)).catch((error: Error) => {
      expect(error.message).toMatch(/nothing to publish/);
      expect(served).toBe("2017Q4");
    });
    expect(await servedRelease(store)).toBe("2017Q4");
    expect((await readdir(sites(store))).toSorted()).toStrictEqual(["2017Q3", "2017Q4"]);
    expect(await readCandidate(store)).toBeNull();
    expect(existsSync(candidateFolder(store))).toBe(false);
    expect((await readLog(store.office)).map(({ release }) => release)).toStrictEqual(["2017Q3", "2017Q4"]);
    outcomes.push(`${how} ${served}`);
  }
  console.log(
    Object.entries(Object.groupBy(outcomes, (outcome) => outcome)).map(([k, v]) => `${k}: ${v?.length}`),
  );
  // A command that was always too fast or too slow for the kill would prove nothing.
  expect(outcomes.filter((outcome) => outcome === "SIGKILL 2017Q3").length).toBeGreaterThan(MOMENTS / 4);
}, 240_000);

test.skipIf(process.platform === "win32")(
  "a disk that takes no more leaves the release as it was",
  async () => {
    await publishWritten(store, "2017Q3");
    await writeWrittenCandidate(store, "2017Q4");
    const args = [process.execPath, command, "publish", "--store", store.published, "--office", store.office];
    const full = spawn("sh", ["-c", 'ulimit -f 0; exec "$@"', "sh", ...args], { stdio: "ignore" });
    expect(await ended(full)).toBe(1);
    expect(await servedRelease(store)).toBe("2017Q3");
    expect((await withLock(store, () => publishNow(store))).id).toBe("2017Q4");
  },
  60_000,
);

test("a second command waits for nobody: it says that the first is at work", async () => {
  await publishWritten(store, "2017Q3", FILES);
  await writeWrittenCandidate(store, "2017Q4", { size: FILES });
  const first = startPublishing();
  const end = ended(first);
  await begun();
  first.kill("SIGSTOP");
  const second = startPublishing();
  expect(await ended(second)).toBe(1);
  expect(await servedRelease(store)).toBe("2017Q3");
  first.kill("SIGCONT");
  expect(await end).toBe(0);
  expect(await servedRelease(store)).toBe("2017Q4");
}, 180_000);
