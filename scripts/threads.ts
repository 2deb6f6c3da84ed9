import { parentPort, Worker, type WorkerOptions } from "node:worker_threads";

// Threads that take orders and answer each. Both sides of the talk are here.

export interface Thread<Order, Result> {
  /** @throws what went wrong with the order, or with the thread. */
  ask(order: Order): Promise<Result>;
  /** Resolves when the thread has ended; may be called again. */
  close(): Promise<void>;
}

interface Asked<Order> {
  readonly id: number;
  readonly order: Order;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly fault?: string;
}

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

export function openThread<Order, Result>(file: URL, options: WorkerOptions): Thread<Order, Result> {
  const worker = new Worker(file, options);
  const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  const waiting = new Map<number, Waiting>();
  worker.on("message", ({ id, result, fault }: Answer) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (fault === undefined) asked?.resolve(result as never);
    else asked?.reject(new Error(fault));
  });
  worker.on("error", (error) => {
    for (const { reject } of waiting.values()) reject(error);
  });
  let count = 0;
  return {
    ask: (order) =>
      new Promise<Result>((resolve, reject) => {
        count += 1;
        waiting.set(count, { resolve, reject });
        worker.postMessage({ id: count, order } satisfies Asked<Order>);
      }),
    close: () => {
      // Native code does not bear being terminated from outside.
      worker.postMessage(null);
      return ended;
    },
  };
}

/** Within a thread: answers each order as soon as it comes. */
export function answerOrders<Order>(work: (order: Order) => Promise<unknown>): void {
  parentPort?.on("message", async (asked: Asked<Order> | null) => {
    if (asked === null) return parentPort?.close();
    const { id, order } = asked;
    try {
      parentPort?.postMessage({ id, result: await work(order) } satisfies Answer);
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      parentPort?.postMessage({ id, fault } satisfies Answer);
    }
  });
}
