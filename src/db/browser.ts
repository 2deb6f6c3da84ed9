import {
  AsyncDuckDB,
  type AsyncDuckDBConnection,
  getPlatformFeatures,
  VoidLogger,
} from "@duckdb/duckdb-wasm";
import { type Database, engineConfig, openDatabase } from "./database.ts";
import type { Connection, Engine } from "./engine.ts";
import { engineFailure } from "./engine-failure.ts";
import { engineUrl } from "./engine-url.ts";
import type { Progress } from "./inflate-engine.ts";
import { type WorkerWatch, watchWorker } from "./watch-worker.ts";

export interface BrowserOptions {
  /** In the order of their creation: `macros` of sql-vite.ts. */
  readonly macros: readonly string[];
  /** The gzip copy of the engine (or the raw wasm); the site's own by default. */
  readonly engineUrl?: string;
  /** Bytes arrived and bytes in all; the second is 0 when the server does not tell. */
  readonly onProgress?: Progress;
  /** Stops the download and ends the worker, while the engine starts. Afterwards: close(). */
  readonly signal?: AbortSignal;
  /** The longest silence allowed while the engine starts. */
  readonly timeoutMs?: number;
}

/** The engine before it holds anything, and what its worker answers to. */
export interface BrowserEngine {
  readonly engine: Engine;
  readonly bindings: AsyncDuckDB;
  readonly watch: WorkerWatch;
}

/**
 * Starts the engine in the reader's browser.
 * @throws an EngineFailure with its reason (engine-failure.ts); nothing is left running then.
 */
export function openBrowserDatabase(options: BrowserOptions): Promise<Database> {
  return startBrowser(options, ({ engine }) => openDatabase(engine, options.macros));
}

/** The same, with what `open` makes of the engine. */
export async function startBrowser<T>(
  options: BrowserOptions,
  open: (engine: BrowserEngine) => Promise<T>,
): Promise<T> {
  const { signal, onProgress = () => {}, timeoutMs = 30_000 } = options;
  if (signal?.aborted) throw engineFailure("cancelled", "stopped before the start");
  await checkBrowser();
  if (signal?.aborted) throw engineFailure("cancelled", "stopped before the start");
  const worker = new Worker(new URL("./engine-worker.ts", import.meta.url), { type: "module" });
  const watch = watchWorker(worker, { signal, onProgress, timeoutMs });
  try {
    const opened = await open(await startEngine(worker, watch, options.engineUrl ?? engineUrl));
    watch.started();
    return opened;
  } catch (error) {
    watch.started();
    worker.terminate();
    throw error;
  }
}

async function checkBrowser(): Promise<void> {
  const missing = ["Worker", "WebAssembly", "DecompressionStream"].filter((name) => !(name in globalThis));
  if (missing.length > 0) throw engineFailure("engine-unsupported", `no ${missing.join(", ")}`);
  const { wasmExceptions } = await getPlatformFeatures();
  if (!wasmExceptions) throw engineFailure("engine-unsupported", "no WebAssembly exceptions");
}

async function startEngine(worker: Worker, watch: WorkerWatch, url: string): Promise<BrowserEngine> {
  await watch.guard(watch.ready);
  const bindings = new AsyncDuckDB(new VoidLogger(), worker);
  await watch.guard(bindings.instantiate(new URL(url, document.baseURI).href));
  await watch.guard(bindings.open(engineConfig));
  const engine = {
    connect: async () => connectionOf(await watch.guard(bindings.connect()), watch),
    close: () => bindings.terminate(),
  };
  return { engine, bindings, watch };
}

function connectionOf(connection: AsyncDuckDBConnection, watch: WorkerWatch): Connection {
  return {
    run: (sql) => watch.guard(connection.query(sql)),
    prepare: async (sql) => {
      const statement = await watch.guard(connection.prepare(sql));
      return {
        run: (params) => watch.guard(statement.query(...params)),
        close: () => watch.guard(statement.close()),
      };
    },
    insert: (name, bytes) => watch.guard(connection.insertArrowFromIPCStream(bytes, { name, create: false })),
    close: () => watch.guard(connection.close()),
  };
}
