import { stat } from "node:fs/promises";

/** Size of the engine's gzip copy, which the first choice of a reader downloads. */
export async function engineBytes(): Promise<number> {
  return (await stat(".cache/engine/duckdb-eh.wasm.gzip")).size;
}
