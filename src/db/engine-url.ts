/**
 * Where the gzip copy is served: engine-asset.ts writes it before a build and the bundler hashes its name.
 * It doesn't end in .gz, because hosts then inflate it on their own and progress has no total.
 */
export const engineUrl = new URL("../../.cache/engine/duckdb-eh.wasm.gzip", import.meta.url).href;
