import { openBrowserDatabase } from "#db/browser.ts";
import type { Database } from "#db/database.ts";
import { isEngineFailure } from "#db/engine-failure.ts";

// The page of engine.test.ts: starts the engine as the test asks and says what came of it.

export interface ProbeWish {
  readonly engineUrl?: string;
  readonly timeoutMs?: number;
  readonly cancelAtFirstByte?: boolean;
  /** An Arrow IPC stream of cells. */
  readonly cells?: readonly number[];
  readonly rows?: number;
}

export interface ProbeOutcome {
  readonly progress: readonly (readonly [number, number])[];
  readonly reason?: string;
  readonly answer?: readonly unknown[];
}

const macro =
  "create or replace macro cells_of(wanted) as table select cell, ty from cells where city = wanted";

async function probe(wish: ProbeWish): Promise<ProbeOutcome> {
  const progress: [number, number][] = [];
  const stop = new AbortController();
  const { engineUrl, timeoutMs = 30_000 } = wish;
  const onProgress = (loaded: number, total: number) => {
    progress.push([loaded, total]);
    if (wish.cancelAtFirstByte) stop.abort();
  };
  try {
    const options = { macros: [macro], timeoutMs, onProgress, signal: stop.signal };
    const db = await openBrowserDatabase(engineUrl === undefined ? options : { ...options, engineUrl });
    const answer = await askCells(db, wish);
    await db.close();
    return { progress, answer };
  } catch (error) {
    return { progress, reason: isEngineFailure(error) ? error.reason : String(error) };
  }
}

async function askCells(db: Database, { cells = [], rows = 0 }: ProbeWish) {
  if (rows > 0) await db.load("cells", new Uint8Array(cells), rows);
  return db.query("SELECT * FROM cells_of(?)", ["wuhan"]);
}

Object.assign(globalThis, { probe });
