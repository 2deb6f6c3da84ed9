import type { AsyncDuckDBConnection } from "@duckdb/duckdb-wasm";
import { type RecordBatch, Table } from "apache-arrow";
import { type BrowserOptions, startBrowser } from "./browser.ts";
import { type Database, openDatabase } from "./database.ts";
import { engineFailure } from "./engine-failure.ts";

// Queries of the reader's own: nothing outside can be read, settings are locked, long ones can be stopped, and of
// large answers only the first rows are taken out of the engine.

export interface FreeAnswer {
  readonly table: Table;
  /** The engine had more rows than were asked for. */
  readonly more: boolean;
}

export interface FreeDatabase extends Database {
  /**
   * Runs one statement and reads at most `limit` rows.
   * @throws what the engine says; an EngineFailure "cancelled" after the signal.
   */
  pose(sql: string, limit: number, signal: AbortSignal): Promise<FreeAnswer>;
  /** False once a query would not stop and its worker was ended. */
  isAlive(): boolean;
}

/** The lock comes last: it forbids every setting after it. Loading rows that are at hand needs none. */
const LOCKS = [
  "SET enable_external_access = false",
  "SET memory_limit = '1GB'",
  "SET lock_configuration = true",
];
/** A query that is told to stop has so long to do it. */
const GRACE_MS = 3000;

export function openFreeDatabase(options: BrowserOptions): Promise<FreeDatabase> {
  return startBrowser(options, async ({ engine, bindings, watch }) => {
    const database = await openDatabase(engine, options.macros);
    for (const lock of LOCKS) await database.query(lock);
    const connection = await watch.guard(bindings.connect());
    let alive = true;
    const end = async () => {
      alive = false;
      await engine.close();
    };
    return {
      ...database,
      isAlive: () => alive,
      close: end,
      pose: (sql, limit, signal) =>
        stoppable(watch.guard(readRows(connection, sql, limit)), signal, connection, end),
    };
  });
}

/** Reads batches as the engine makes them, and leaves the rest of them unmade. */
async function readRows(connection: AsyncDuckDBConnection, sql: string, limit: number): Promise<FreeAnswer> {
  const reader = await connection.send(sql, true);
  const batches: RecordBatch[] = [];
  let found = 0;
  for await (const batch of reader) {
    batches.push(batch);
    found += batch.numRows;
    if (found > limit) break;
  }
  const more = found > limit;
  if (more) await connection.cancelSent();
  const table = new Table(reader.schema, batches);
  return { table: more ? table.slice(0, limit) : table, more };
}

async function stoppable<T>(
  answer: Promise<T>,
  signal: AbortSignal,
  connection: AsyncDuckDBConnection,
  end: () => Promise<void>,
): Promise<T> {
  let stop = () => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = () => {
      const failure = engineFailure("cancelled", "the reader stopped the query");
      const clock = setTimeout(() => {
        void end();
        reject(failure);
      }, GRACE_MS);
      answer
        .catch(() => {})
        .finally(() => {
          clearTimeout(clock);
          reject(failure);
        });
      connection.cancelSent().catch(() => {});
    };
  });
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await Promise.race([answer, stopped]);
  } catch (error) {
    // What the engine says when it is told to stop is no fault of the query.
    if (signal.aborted) await stopped;
    throw error;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
