import { availableParallelism } from "node:os";
import { openThread } from "../threads.ts";
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
  const threads = Array.from({ length: count }, () =>
    openThread<Order, unknown>(new URL("./city-worker.ts", import.meta.url), {
      workerData: input,
      resourceLimits: LIMITS,
    }),
  );
  /** All orders at once, so that no thread is kept waiting; the first fault ends it. */
  async function run<R>(chosen: readonly string[], orderOf: (city: string) => Order, onDone: Done<R>) {
    const asked = chosen.map(async (city): Promise<[string, R]> => {
      const result = (await threads[cities.indexOf(city) % count]?.ask(orderOf(city))) as R;
      onDone(city, result);
      return [city, result];
    });
    return new Map(await Promise.all(asked));
  }
  return {
    check: (onDone) => run(cities, (city) => ({ city }), onDone),
    build: (chosen, build, onDone) => run(chosen, (city) => ({ city, build }), onDone),
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}
