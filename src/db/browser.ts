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

/**
 * Starts the engine in the reader's browser.
 * @throws an EngineFailure with its reason (engine-failure.ts); nothing is left running then.
 */
export async function openBrowserDatabase(options: BrowserOptions): Promise<Database> {
  const { signal, onProgress = () => {}, timeoutMs = 30_000 } = options;
  if (signal?.aborted) throw engineFailure("cancelled", "stopped before the start");
  await checkBrowser();
  if (signal?.aborted) throw engineFailure("cancelled", "stopped before the start");
  const worker = new Worker(new URL("./engine-worker.ts", import.meta.url), { type: "module" });
  const watch = watchWorker(worker, { signal, onProgress, timeoutMs });
  try {
    const engine = await startEngine(worker, watch, options.engineUrl ?? engineUrl);
    const database = await openDatabase(engine, options.macros);
    watch.started();
    return database;
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

async function startEngine(worker: Worker, watch: WorkerWatch, url: string): Promise<Engine> {
  await watch.guard(watch.ready);
  const bindings = new AsyncDuckDB(new VoidLogger(), worker);
  await watch.guard(bindings.instantiate(new URL(url, document.baseURI).href));
  await watch.guard(bindings.open(engineConfig));
  return {
    connect: async () => connectionOf(await watch.guard(bindings.connect()), watch),
    close: () => bindings.terminate(),
  };
}

function connectionOf(connection: AsyncDuckDBConnection, watch: WorkerWatch): Connection {
  return {
    run: (sql, params) =>
      watch.guard(params.length === 0 ? connection.query(sql) : runPrepared(connection, sql, params)),
    insert: (name, bytes) => watch.guard(connection.insertArrowFromIPCStream(bytes, { name, create: false })),
    close: () => watch.guard(connection.close()),
  };
}

async function runPrepared(connection: AsyncDuckDBConnection, sql: string, params: readonly unknown[]) {
  const statement = await connection.prepare(sql);
  try {
    return await statement.query(...params);
  } finally {
    await statement.close();
  }
}
