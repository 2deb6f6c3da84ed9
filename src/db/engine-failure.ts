// Why the engine did not start. Pages say it in a sentence, so the reasons are few and stable.

export type EngineReason = "engine-unreachable" | "engine-unsupported" | "engine-timeout" | "cancelled";

export type EngineFailure = Error & { readonly reason: EngineReason };

export function engineFailure(reason: EngineReason, detail: string): EngineFailure {
  return Object.assign(new Error(`${reason}: ${detail}`), { name: "EngineFailure", reason });
}

export function isEngineFailure(error: unknown): error is EngineFailure {
  return error instanceof Error && error.name === "EngineFailure";
}
