import type { CheckResult } from "./check-result.ts";
import type { Answer, Order } from "./worker-messages.ts";

// The worker that checks. A second one stands by: where a file takes too long the first is ended, and the next check
// needs no connection.

type Made = string | Uint8Array<ArrayBuffer>;
type OrderOf<K extends Order["kind"]> = Extract<Order, { kind: K }>;

export interface Checker {
  /** Settles when nothing more has to be fetched. @throws when the code can't be had. */
  readonly ready: Promise<void>;
  /** @throws CANCELLED, NOT_STARTED, or what the worker says. */
  check(order: OrderOf<"check">, onOpened: (done: number, total: number) => void): Promise<CheckResult>;
  /** A file made of the last check. @throws like check. */
  make(order: OrderOf<"mark" | "list">): Promise<Made>;
  /** Ends what is under way. */
  cancel(): void;
}

export const CANCELLED = "cancelled";
export const NOT_STARTED = "the worker did not start";

interface Running {
  readonly worker: Worker;
  readonly ready: Promise<void>;
}

export function openChecker(): Checker {
  let current = startWorker();
  let spare = startWorker();
  let stop = () => {};
  let queue: Promise<unknown> = Promise.resolve();

  const send = <T>(order: Order, take: (answer: Answer) => T | null) => {
    const { worker, ready } = current;
    return new Promise<T>((resolve, reject) => {
      stop = () => reject(new Error(CANCELLED));
      ready.then(() => {
        worker.onerror = (event) => reject(new Error(event.message));
        worker.onmessage = ({ data }: MessageEvent<Answer>) => {
          if (data.kind === "failed") reject(new Error(data.reason));
          const taken = take(data);
          if (taken !== null) resolve(taken);
        };
        worker.postMessage(order);
      }, reject);
    });
  };
  /** Orders are carried out one after the other, so that each has its own answer. */
  const ask = <T>(order: Order, take: (answer: Answer) => T | null): Promise<T> => {
    const turn = queue.then(() => send(order, take));
    queue = turn.catch(() => {});
    return turn;
  };

  return {
    ready: Promise.all([current.ready, spare.ready]).then(() => {}),
    check: (order, onOpened) =>
      ask(order, (answer) => {
        if (answer.kind === "opened") onOpened(answer.done, answer.total);
        return answer.kind === "checked" ? answer.result : null;
      }),
    make: (order) => ask(order, (answer) => (answer.kind === "file" ? answer.content : null)),
    cancel: () => {
      current.worker.terminate();
      stop();
      current = spare;
      // Mostly from the browser's cache. Where it can't be had, the next cancelling leaves no worker.
      spare = startWorker();
    },
  };
}

function startWorker(): Running {
  const worker = new Worker(new URL("./check-worker.ts", import.meta.url), { type: "module" });
  const ready = new Promise<void>((resolve, reject) => {
    worker.onmessage = () => resolve();
    worker.onerror = () => reject(new Error(NOT_STARTED));
  });
  // Told to whoever waits for it; a spare may never be needed.
  ready.catch(() => {});
  return { worker, ready };
}
