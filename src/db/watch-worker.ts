import { type EngineReason, engineFailure } from "./engine-failure.ts";
import { isEngineReport } from "./engine-report.ts";
import type { Progress } from "./inflate-engine.ts";

export interface WatchOptions {
  readonly onProgress: Progress;
  readonly signal: AbortSignal | undefined;
  /** The longest silence allowed while the engine starts; each report of progress begins it anew. */
  readonly timeoutMs: number;
}

export interface WorkerWatch {
  /** The worker listens. */
  readonly ready: Promise<void>;
  /** The promise, unless the worker fails first. DuckDB's own promises never settle then. */
  guard<T>(promise: Promise<T>): Promise<T>;
  /** The engine has started: neither silence nor the signal ends it from now on. */
  started(): void;
}

/** Must be called before AsyncDuckDB takes the worker, whose messages it would not understand. */
export function watchWorker(worker: Worker, options: WatchOptions): WorkerWatch {
  let resolveReady: () => void = () => {};
  const ready = new Promise<void>((settle) => {
    resolveReady = settle;
  });
  let reject: (failure: Error) => void = () => {};
  const failed = new Promise<never>((_, settle) => {
    reject = settle;
  });
  failed.catch(() => {});
  let ended = false;
  const fail = (reason: EngineReason, detail: string) => {
    ended = true;
    stopClock();
    worker.terminate();
    reject(engineFailure(reason, detail));
  };
  const { restartClock, stopClock } = silenceClock(options.timeoutMs, () =>
    fail("engine-timeout", `nothing heard for ${options.timeoutMs} ms`),
  );
  const cancel = () => fail("cancelled", "the reader stopped the engine's start");
  options.signal?.addEventListener("abort", cancel);
  worker.addEventListener("message", (event: MessageEvent<unknown>) => {
    if (!isEngineReport(event.data)) return;
    event.stopImmediatePropagation();
    // A worker that was ended may have sent more before it heard of it.
    if (ended) return;
    if (event.data.engine === "failed") return fail(event.data.reason, event.data.detail);
    restartClock();
    if (event.data.engine === "ready") return resolveReady();
    options.onProgress(event.data.loaded, event.data.total);
  });
  worker.addEventListener("error", (event) => {
    event.stopImmediatePropagation();
    event.preventDefault();
    fail(reasonOf(event), event.message ?? "the worker's script could not be loaded");
  });
  return {
    ready,
    guard: (promise) => Promise.race([promise, failed]),
    started() {
      stopClock();
      options.signal?.removeEventListener("abort", cancel);
    },
  };
}

/** A script that could not be loaded is a plain Event; one that failed while running has a message. */
function reasonOf(event: ErrorEvent): EngineReason {
  return event.message ? "engine-unsupported" : "engine-unreachable";
}

function silenceClock(limitMs: number, onSilence: () => void) {
  let timer = setTimeout(onSilence, limitMs);
  return {
    restartClock() {
      clearTimeout(timer);
      timer = setTimeout(onSilence, limitMs);
    },
    stopClock: () => clearTimeout(timer),
  };
}
