import { parentPort, workerData } from "node:worker_threads";
import type { TQuantileRow } from "#contract/moment-tables.ts";
import type { Registry } from "#contract/registry.ts";
import type { Database } from "#db/database.ts";
import type { CheckedCity } from "#pipeline/city-returns.ts";
import { type BuildOptions, buildJob, checkJob } from "./city-job.ts";
import { openParityDatabase } from "./parity.ts";
import type { ReadOptions } from "./returns-folder.ts";

// A thread of build-data.ts: keeps the cities it checked until they are built.

export interface WorkerInput {
  readonly returns: string;
  readonly registry: Registry;
  readonly quantiles: readonly TQuantileRow[];
  readonly reading: ReadOptions;
}

export type Order = { readonly city: string; readonly build?: BuildOptions };

const { returns, registry, quantiles, reading } = workerData as WorkerInput;
const checkedCities = new Map<string, CheckedCity>();

let database: Promise<Database> | undefined;

async function work({ city, build }: Order): Promise<unknown> {
  if (build === undefined) {
    const { checked, summary } = await checkJob(returns, city, reading);
    checkedCities.set(city, checked);
    return summary;
  }
  const checked = checkedCities.get(city);
  if (!checked) throw new Error(`not checked yet: ${city}`);
  const summary = await buildJob(checked, build, registry, quantiles, () => {
    database ??= openParityDatabase(registry, quantiles);
    return database;
  });
  checkedCities.delete(city);
  return summary;
}

/** null ends the thread: native code does not bear being terminated from outside. */
parentPort?.on("message", async (order: Order | null) => {
  if (order === null) return parentPort?.close();
  try {
    parentPort?.postMessage({ city: order.city, result: await work(order) });
  } catch (error) {
    parentPort?.postMessage({
      city: order.city,
      fault: error instanceof Error ? error.message : String(error),
    });
  }
});
