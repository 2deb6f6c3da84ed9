import type { EngineReason } from "./engine-failure.ts";

/** What the worker tells the page before the engine itself can speak. */
export type EngineReport =
  /** DuckDB's own worker listens: what is sent to it earlier is lost. */
  | { readonly engine: "ready" }
  | { readonly engine: "progress"; readonly loaded: number; readonly total: number }
  | { readonly engine: "failed"; readonly reason: EngineReason; readonly detail: string };

export function isEngineReport(message: unknown): message is EngineReport {
  return typeof message === "object" && message !== null && "engine" in message;
}
