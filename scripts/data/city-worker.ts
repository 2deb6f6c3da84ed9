import { workerData } from "node:worker_threads";
import type { Database } from "#db/database.ts";
import { answerOrders } from "../threads.ts";
import { type BuildOptions, buildJob, type CheckedJob, type CityInput, checkJob } from "./city-job.ts";
import { openParityDatabase } from "./parity.ts";

// A thread of build-data.ts: keeps the cities it checked until they are built.

export type Order = { readonly city: string; readonly build?: BuildOptions };

const input = workerData as CityInput;
const checkedCities = new Map<string, CheckedJob>();

let database: Promise<Database> | undefined;

async function work({ city, build }: Order): Promise<unknown> {
  if (build === undefined) {
    const { summary, ...job } = await checkJob(city, input);
    checkedCities.set(city, job);
    return summary;
  }
  const job = checkedCities.get(city);
  if (!job) throw new Error(`not checked yet: ${city}`);
  const summary = await buildJob(job, build, input, () => {
    database ??= openParityDatabase(input.registry, input.quantiles);
    return database;
  });
  checkedCities.delete(city);
  return summary;
}

answerOrders(work);
