// Queries that were run, newest first, in this browser only. A browser that keeps nothing has them while the page is open.

export const KEPT_QUERIES = 30;
export const HISTORY_KEY = "jiuye.sql.history";

export interface QueryHistory {
  list(): readonly string[];
  add(query: string): void;
  clear(): void;
}

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** @param store a function, since reading `localStorage` alone throws where storage is blocked. */
export function openHistory(store: () => Store): QueryHistory {
  let queries = attempt(() => parse(store().getItem(HISTORY_KEY)), []);
  const keep = () => attempt(() => store().setItem(HISTORY_KEY, JSON.stringify(queries)), undefined);
  return {
    list: () => queries,
    add(query) {
      queries = [query, ...queries.filter((other) => other !== query)].slice(0, KEPT_QUERIES);
      keep();
    },
    clear() {
      queries = [];
      attempt(() => store().removeItem(HISTORY_KEY), undefined);
    },
  };
}

function parse(text: string | null): string[] {
  const found: unknown = JSON.parse(text ?? "[]");
  if (!Array.isArray(found)) return [];
  return found.filter((entry) => typeof entry === "string").slice(0, KEPT_QUERIES);
}

function attempt<T>(action: () => T, otherwise: T): T {
  try {
    return action();
  } catch {
    return otherwise;
  }
}
