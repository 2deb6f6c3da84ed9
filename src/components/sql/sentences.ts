import { isDataFailure } from "#components/data-failure.ts";
import { isEngineFailure } from "#db/engine-failure.ts";
import type { SqlWords } from "./words.ts";

// What went wrong, in plain words. What the engine itself says of a query is shown beside them.

/** Of files and of the engine; null when it is the query. */
export function failureSentence(error: unknown, { t }: SqlWords): string | null {
  if (isDataFailure(error)) {
    return t("ask.no_file", { reason: t(`ask.reason.${error.fault}`, { file: error.path }) });
  }
  if (!isEngineFailure(error)) return null;
  if (error.reason === "cancelled") return t("sql.stopped");
  return t("ask.failed", { reason: t(`ask.reason.${error.reason.replace("-", "_")}`) });
}

const KINDS: readonly (readonly [pattern: RegExp, key: string])[] = [
  [/disabled by configuration|disabled through configuration|extension/i, "sql.refused.outside"],
  [/configuration has been locked/i, "sql.refused.settings"],
  [/out of memory|memory limit|bad_alloc/i, "sql.fault.memory"],
  [/^Parser Error/, "sql.fault.syntax"],
  [/^(Binder|Catalog) Error/, "sql.fault.name"],
  [/^Conversion Error/, "sql.fault.conversion"],
];

export function engineSentence(message: string, { t }: SqlWords): string {
  return t(KINDS.find(([pattern]) => pattern.test(message))?.[1] ?? "sql.fault.other");
}

/** After these the engine answers nothing any more, or wrongly. */
export function isFatal(error: unknown): boolean {
  const message = error instanceof Error ? error.message : String(error);
  return /FATAL|INTERNAL Error|invalidated|unreachable|memory access out of bounds|table index is out of bounds|Maximum call stack/.test(
    message,
  );
}
