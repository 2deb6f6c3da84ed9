/** Where the gzip copy is served; engine-asset.ts writes it before a build and the bundler hashes its name. */
export const engineUrl = new URL("../../.cache/engine/duckdb-eh.wasm.gz", import.meta.url).href;
