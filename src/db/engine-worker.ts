import duckdbWorker from "@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url";
import type { EngineReport } from "./engine-report.ts";
import { inflateEngine } from "./inflate-engine.ts";

// DuckDB's own worker, whose one fetch (the wasm) is answered from the gzip copy.
// A fault is told to the page and the fetch never settles: the page ends this worker.

const send = (report: EngineReport) => postMessage(report);
const download = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  try {
    return await inflateEngine(await download(input, init), (loaded, total) =>
      send({ engine: "progress", loaded, total }),
    );
  } catch (error) {
    send({ engine: "failed", reason: "engine-unreachable", detail: String(error) });
    return new Promise<Response>(() => {});
  }
};

// DuckDB does not catch a wasm that fails to compile.
globalThis.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  send({ engine: "failed", reason: "engine-unsupported", detail: String(event.reason) });
});

// By its address: the package calls itself free of side effects, so a bundler would drop a plain import.
import(/* @vite-ignore */ duckdbWorker).then(
  () => send({ engine: "ready" }),
  (error) => send({ engine: "failed", reason: "engine-unreachable", detail: String(error) }),
);
