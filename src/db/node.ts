import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import {
  createDuckDB,
  type DuckDBBundles,
  type DuckDBConnection,
  NODE_RUNTIME,
  VoidLogger,
} from "@duckdb/duckdb-wasm/blocking";
import { type Database, engineConfig, openDatabase } from "./database.ts";
import type { Connection, Engine } from "./engine.ts";

/** The browser's engine, in Node: pages at build, scripts and tests ask it the same questions. */
export async function openNodeDatabase(macros: readonly string[]): Promise<Database> {
  return openDatabase(await startEngine(), macros);
}

async function startEngine(): Promise<Engine> {
  const bindings = await createDuckDB(bundles(), new VoidLogger(), NODE_RUNTIME);
  await bindings.instantiate();
  bindings.open(engineConfig);
  return {
    connect: async () => connectionOf(bindings.connect()),
    close: async () => bindings.reset(),
  };
}

function bundles(): DuckDBBundles {
  const dist = dirname(createRequire(import.meta.url).resolve("@duckdb/duckdb-wasm"));
  const bundle = (kind: string) => ({
    mainModule: join(dist, `duckdb-${kind}.wasm`),
    mainWorker: join(dist, `duckdb-node-${kind}.worker.cjs`),
  });
  return { mvp: bundle("mvp"), eh: bundle("eh") };
}

function connectionOf(connection: DuckDBConnection): Connection {
  return {
    run: async (sql) => connection.query(sql),
    prepare: async (sql) => {
      const statement = connection.prepare(sql);
      return { run: async (params) => statement.query(...params), close: async () => statement.close() };
    },
    insert: async (name, bytes) => connection.insertArrowFromIPCStream(bytes, { name, create: false }),
    close: async () => connection.close(),
  };
}
