import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { BuildOptions, BuildSummary, CheckSummary, CityInput } from "./city-job.ts";
import type { Order } from "./city-worker.ts";

// Cities over threads: each thread checks and builds its own share, in order.

const MOST_THREADS = 4;
/** Keeps the rows of a city; more would only put garbage off. */
const LIMITS = { maxOldGenerationSizeMb: 600, maxYoungGenerationSizeMb: 16 };

/** Is told of each city as it is finished. */
type Done<R> = (city: string, result: R) => void;

export interface CityPool {
  check(onDone: Done<CheckSummary>): Promise<Map<string, CheckSummary>>;
  build(
    cities: readonly string[],
    options: BuildOptions,
    onDone: Done<BuildSummary>,
  ): Promise<Map<string, BuildSummary>>;
  /** May be called again. */
  close(): Promise<void>;
}

export function openCityPool(cities: readonly string[], input: CityInput): CityPool {
  const count = Math.max(1, Math.min(MOST_THREADS, availableParallelism(), cities.length));
  const workers = Array.from({ length: count }, () => {
    return new Worker(new URL("./city-worker.ts", import.meta.url), {
      workerData: input,
      resourceLimits: LIMITS,
    });
  });
  async function run<R>(chosen: readonly string[], orderOf: (city: string) => Order, onDone: Done<R>) {
    const shares = workers.map((worker, i) => {
      const share = cities.filter((city, at) => at % count === i && chosen.includes(city));
      return askWorker<R>(worker, share.map(orderOf), onDone);
    });
    return new Map((await Promise.all(shares)).flat());
  }
  let closed: Promise<unknown> | undefined;
  const close = () => {
    const ended = workers.map((worker) => new Promise((resolve) => worker.once("exit", resolve)));
    for (const worker of workers) worker.postMessage(null);
    return Promise.all(ended);
  };
  return {
    check: (onDone) => run(cities, (city) => ({ city }), onDone),
    build: (chosen, build, onDone) => run(chosen, (city) => ({ city, build }), onDone),
    close: async () => {
      closed ??= close();
      await closed;
    },
  };
}

interface WorkerAnswer<R> {
  readonly city: string;
  readonly result?: R;
  readonly fault?: string;
}

/** All orders at once, so that the thread is never kept waiting; the first fault ends it. */
function askWorker<R>(worker: Worker, orders: readonly Order[], onDone: Done<R>): Promise<[string, R][]> {
  const results: [string, R][] = [];
  if (orders.length === 0) return Promise.resolve(results);
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      worker.off("message", onMessage).off("error", onError);
      settle();
    };
    const onError = (error: Error) => end(() => reject(error));
    const onMessage = ({ city, result, fault }: WorkerAnswer<R>) => {
      if (fault !== undefined) return onError(new Error(fault));
      results.push([city, result as R]);
      onDone(city, result as R);
      if (results.length === orders.length) end(() => resolve(results));
    };
    worker.on("message", onMessage).on("error", onError);
    for (const order of orders) worker.postMessage(order);
  });
}
