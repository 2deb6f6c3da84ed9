import { availableParallelism } from "node:os";
import { openThread } from "../threads.ts";
import type { Order, ThreadData } from "./picture-worker.ts";

const MOST_THREADS = 2;

/**
 * Does jobs in threads; each takes the next when it is done with one.
 * @returns how many threads there were.
 * @throws the first fault, when all threads have ended.
 */
export async function doOrders(orders: readonly Order[], cache: string): Promise<number> {
  const count = Math.min(MOST_THREADS, availableParallelism(), orders.length);
  const workerData: ThreadData = { cache, characters: charactersOf(orders) };
  const threads = Array.from({ length: count }, () =>
    openThread<Order, void>(new URL("./picture-worker.ts", import.meta.url), { workerData }),
  );
  const waiting = [...orders];
  try {
    await Promise.all(
      threads.map(async (thread) => {
        for (let order = waiting.shift(); order; order = waiting.shift()) await thread.ask(order);
      }),
    );
  } finally {
    waiting.length = 0;
    await Promise.all(threads.map((thread) => thread.close()));
  }
  return count;
}

function charactersOf(orders: readonly Order[]): string {
  const characters = new Set<string>();
  for (const order of orders) for (const character of JSON.stringify(order)) characters.add(character);
  return [...characters].toSorted().join("");
}
