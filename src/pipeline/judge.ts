import type { Issue } from "./issue.ts";
import type { Entry } from "./read.ts";

// Rows are conserved: every row read is accepted, queried or refused, and nothing else.

export interface Ledger {
  readonly read: number;
  readonly accepted: number;
  readonly queried: number;
  readonly refused: number;
  /** Returns in whose place a late one counts; not among those read. */
  readonly replaced?: number;
  /** Late returns that do not count yet; not among those read. */
  readonly held?: number;
}

export interface Judged<R> {
  /** Accepted and queried entries. */
  readonly usable: readonly (Entry<R> & { readonly row: R })[];
  readonly ledger: Ledger;
}

/** Sorts entries by the worst issue that names their row or their file. */
export function judge<R>(entries: readonly Entry<R>[], issues: readonly Issue[]): Judged<R> {
  const places = (severity: Issue["severity"]) =>
    new Set(issues.filter((i) => i.severity === severity).map((i) => placeOf(i.file, i.row)));
  const refusing = places("refuse");
  const querying = places("query");
  const names = (set: Set<string>, e: Entry<R>) =>
    [null, HEADER, e.line].some((row) => set.has(placeOf(e.file, row)));
  const usable: (Entry<R> & { row: R })[] = [];
  let queried = 0;
  for (const entry of entries) {
    if (entry.row === null || names(refusing, entry)) continue;
    usable.push(entry as Entry<R> & { row: R });
    if (names(querying, entry)) queried += 1;
  }
  return {
    usable,
    ledger: {
      read: entries.length,
      accepted: usable.length - queried,
      queried,
      refused: entries.length - usable.length,
    },
  };
}

export function addLedgers(ledgers: readonly Ledger[]): Ledger {
  const sum = (key: keyof Ledger) => ledgers.reduce((total, ledger) => total + (ledger[key] ?? 0), 0);
  const [replaced, held] = [sum("replaced"), sum("held")];
  return {
    ...{ read: sum("read"), accepted: sum("accepted"), queried: sum("queried"), refused: sum("refused") },
    ...(replaced > 0 ? { replaced } : {}),
    ...(held > 0 ? { held } : {}),
  };
}

/** A fault of the header is one of every row. */
const HEADER = 1;

function placeOf(file: string, row: number | null): string {
  return `${file}\u0000${row ?? ""}`;
}
