import { AsyncDuckDB, VoidLogger } from "@duckdb/duckdb-wasm";
import duckdbWorker from "@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url";
import engine from "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url";
import { macros } from "#db/sql-vite.ts";

// A page by hand to measure the house's against: the same engine, files and question, and nothing else.

export interface BareWish {
  /** Table and address of each Arrow file. */
  readonly files: readonly (readonly [table: string, url: string])[];
  readonly queries: readonly string[];
}

/** Milliseconds since the page was asked for until the first query had its rows, and of each query again, warm. */
async function bare({ files, queries }: BareWish): Promise<{ first: number; warm: number[] }> {
  const fetched = files.map(async ([table, url]) => {
    return [table, new Uint8Array(await (await fetch(url)).arrayBuffer())] as const;
  });
  const db = new AsyncDuckDB(new VoidLogger(), new Worker(duckdbWorker));
  await db.instantiate(new URL(engine, location.href).href);
  await db.open({ query: { castBigIntToDouble: true, castDecimalToDouble: true } });
  const connection = await db.connect();
  const made = new Set<string>();
  for (const [table, bytes] of await Promise.all(fetched)) {
    await connection.insertArrowFromIPCStream(bytes, { name: table, create: !made.has(table) });
    made.add(table);
  }
  // Building blocks and questions; those that read tables not loaded here cannot be made.
  for (const macro of macros) await connection.query(macro).catch(() => {});
  for (const sql of queries) await connection.query(sql);
  const first = performance.now();
  const warm: number[] = [];
  for (let round = 0; round < 5; round++)
    for (const sql of queries) {
      const begun = performance.now();
      await connection.query(sql);
      warm.push(performance.now() - begun);
    }
  await db.terminate();
  return { first, warm };
}

Object.assign(globalThis, { bare });
