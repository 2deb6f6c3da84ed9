import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const OPERATING_SYSTEM_BYTE = 9;

/**
 * Writes .cache/engine/duckdb-eh.wasm.gzip, which engine-url.ts points at, unless it is there already.
 * The raw engine has 34 MB, more than some hosts allow a file. The same engine gives the same bytes.
 * @returns the path of the gzip copy.
 */
export async function makeEngineAsset(root: string): Promise<string> {
  const wasm = readFileSync(engineWasm());
  const digest = createHash("sha256").update(wasm).digest("hex");
  const folder = join(root, ".cache", "engine");
  const target = join(folder, "duckdb-eh.wasm.gzip");
  const stamp = `${target}.source-sha256`;
  if (existsSync(target) && existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return target;
  mkdirSync(folder, { recursive: true });
  const zipped = await promisify(gzip)(wasm, { level: 9 });
  zipped[OPERATING_SYSTEM_BYTE] = 255;
  replaceFile(target, zipped);
  replaceFile(stamp, digest);
  return target;
}

export function engineWasm(): string {
  return createRequire(import.meta.url).resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm");
}

/** A build and a test may write at once: neither may read half a file. */
function replaceFile(path: string, content: Uint8Array | string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, path);
}
