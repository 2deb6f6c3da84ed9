import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { BuildOptions, BuildSummary, CheckSummary } from "./city-job.ts";
import type { Order, WorkerInput } from "./city-worker.ts";

// Cities over threads: each thread checks and builds its own share, in order.

const MOST_THREADS = 4;
const HEAP_MB = 400;

export interface CityPool {
  /** @param onDone is told of each city as it is finished. */
  check(onDone: (city: string, summary: CheckSummary) => void): Promise<Map<string, CheckSummary>>;
  build(
    cities: readonly string[],
    options: BuildOptions,
    onDone: (city: string, summary: BuildSummary) => void,
  ): Promise<Map<string, BuildSummary>>;
  close(): Promise<void>;
}

export function openCityPool(cities: readonly string[], input: WorkerInput): CityPool {
  const count = Math.max(1, Math.min(MOST_THREADS, availableParallelism(), cities.length));
  const workers = Array.from({ length: count }, () => {
    return new Worker(new URL("./city-worker.ts", import.meta.url), {
      workerData: input,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
  });
  async function run<R>(
    chosen: readonly string[],
    orderOf: (city: string) => Order,
    onDone: (city: string, result: R) => void,
  ): Promise<Map<string, R>> {
    const results = new Map<string, R>();
    await Promise.all(
      workers.map(async (worker, i) => {
        for (const city of cities.filter((c, at) => at % count === i && chosen.includes(c))) {
          const result = await askWorker<R>(worker, orderOf(city));
          results.set(city, result);
          onDone(city, result);
        }
      }),
    );
    return results;
  }
  return {
    check: (onDone) => run(cities, (city) => ({ city }), onDone),
    build: (chosen, build, onDone) => run(chosen, (city) => ({ city, build }), onDone),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function askWorker<R>(worker: Worker, order: Order): Promise<R> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off("message", onMessage).off("error", onError);
      act();
    };
    const onMessage = (answer: { readonly result?: R; readonly fault?: string }) =>
      settle(() =>
        answer.fault === undefined ? resolve(answer.result as R) : reject(new Error(answer.fault)),
      );
    const onError = (error: Error) => settle(() => reject(error));
    worker.on("message", onMessage).on("error", onError);
    worker.postMessage(order);
  });
}
