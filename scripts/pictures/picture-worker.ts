import { workerData } from "node:worker_threads";
import { type ChartJob, filesOf } from "#press/chart-jobs.ts";
import { holdCharacters } from "#press/fonts.ts";
import { answerOrders } from "../threads.ts";
import { keep } from "./kept-files.ts";

// A thread of picture-pool.ts: what it makes, it keeps.

export interface ThreadData {
  readonly cache: string;
  /** All that the jobs are written with. */
  readonly characters: string;
}

export interface Order {
  readonly key: string;
  readonly job: ChartJob;
}

const { cache, characters } = workerData as ThreadData;
holdCharacters(characters);
answerOrders<Order>(async ({ key, job }) => keep(cache, key, await filesOf(job)));
