import { type PublishedTableName, publishedTables } from "#contract/published-tables.ts";
import { openBrowserDatabase } from "#db/browser.ts";
import type { Database } from "#db/database.ts";
import { macros } from "#db/sql-vite.ts";
import type { PageFacts } from "./page-facts.ts";

// The engine in the reader's browser, with the release's files loaded as they are needed.

export interface Library {
  readonly db: Database;
  /** Loads a city's files once. @throws naming the file that is missing or incomplete. */
  loadCity(city: string): Promise<void>;
}

const CITY_TABLES = ["cells", "links", "benchmarks"] as const satisfies readonly PublishedTableName[];
const COMMON_TABLES = ["indicators", "t_quantiles"] as const satisfies readonly PublishedTableName[];

export async function openLibrary(
  facts: PageFacts,
  base: string,
  signal: AbortSignal,
  onProgress: (bytes: number, total: number) => void,
): Promise<Library> {
  const db = await openBrowserDatabase({ macros, signal, onProgress });
  const load = async (table: PublishedTableName, folder: string) => {
    const path = `${folder}${publishedTables[table].name.replaceAll("_", "-")}.arrow`;
    const response = await fetch(`${base}data/${facts.release}/${path}`);
    if (!response.ok) throw new Error(`${path}: expected the file, found status ${response.status}`);
    await db.load(table, new Uint8Array(await response.arrayBuffer()), facts.files[path] ?? 0);
  };
  for (const table of COMMON_TABLES) await load(table, "");
  const cities = new Map<string, Promise<void>>();
  const loadFiles = async (city: string) => {
    for (const table of CITY_TABLES) await load(table, `${city}/`);
  };
  return {
    db,
    loadCity: (city) => {
      const loading = cities.get(city) ?? loadFiles(city);
      cities.set(city, loading);
      return loading;
    },
  };
}
