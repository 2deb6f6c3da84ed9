import { tableFile } from "#contract/published/data-files.ts";
import type { PublishedTableName } from "#contract/published/published-tables.ts";
import { type BrowserOptions, openBrowserDatabase } from "#db/browser.ts";
import type { Database } from "#db/database.ts";
import { macros } from "#db/sql-vite.ts";
import { dataFailure } from "./data-failure.ts";
import { rootHref } from "./links.ts";

// The engine in the reader's browser, with the release's files loaded as they are needed.

/** An Arrow file as the manifest has it. */
export interface ListedFile {
  readonly rows: number;
  readonly sha256: string;
}

export interface LibrarySource {
  readonly release: string;
  /** By path below data/<release>/. */
  readonly files: Readonly<Record<string, ListedFile>>;
}

export interface Library<D extends Database = Database> {
  readonly db: D;
  /**
   * Loads a table's file once: of one city, or the one that all cities share (null).
   * @throws DataFailure naming the file that is missing, incomplete or not the manifest's.
   */
  load(table: PublishedTableName, city: string | null): Promise<void>;
  /** What the questions need of a city. */
  loadCity(city: string): Promise<void>;
  /** Takes a city's rows out of a table again. */
  unload(table: PublishedTableName, city: string): Promise<void>;
  close(): Promise<void>;
}

const ASKED_OF_CITY = ["cells", "links", "benchmarks"] as const satisfies readonly PublishedTableName[];
const ASKED_OF_ALL = ["indicators", "t_quantiles"] as const satisfies readonly PublishedTableName[];

/** @param ahead cities whose files are fetched while the engine comes. */
export function openLibrary(
  source: LibrarySource,
  signal: AbortSignal,
  onProgress: (bytes: number, total: number) => void,
  ahead: readonly string[] = [],
): Promise<Library> {
  return openLibraryOf(source, openBrowserDatabase, signal, onProgress, ahead);
}

/** The same, over a database opened in a way of its own. */
export async function openLibraryOf<D extends Database>(
  source: LibrarySource,
  open: (options: BrowserOptions) => Promise<D>,
  signal: AbortSignal,
  onProgress: (bytes: number, total: number) => void,
  ahead: readonly string[] = [],
): Promise<Library<D>> {
  const fetched = new Map<string, Promise<Uint8Array>>();
  const begin = (table: PublishedTableName, city: string | null) => {
    const path = tableFile(table, city, "arrow");
    const bytes = fetchListed(source, path);
    // Awaited later; a failure before that must not count as unhandled.
    bytes.catch(() => {});
    fetched.set(path, bytes);
  };
  for (const table of ASKED_OF_ALL) begin(table, null);
  for (const city of ahead) for (const table of ASKED_OF_CITY) begin(table, city);
  const db = await open({ macros, signal, onProgress });
  const loaded = new Map<string, Promise<void>>();
  const insert = async (table: PublishedTableName, path: string, bytes: Promise<Uint8Array>) =>
    db.load(table, await bytes, source.files[path]?.rows ?? 0);
  const load = (table: PublishedTableName, city: string | null) => {
    const path = tableFile(table, city, "arrow");
    const loading = loaded.get(path) ?? insert(table, path, fetched.get(path) ?? fetchListed(source, path));
    fetched.delete(path);
    loaded.set(path, loading);
    // What failed may be tried again.
    loading.catch(() => loaded.delete(path));
    return loading;
  };
  try {
    await Promise.all(ASKED_OF_ALL.map((table) => load(table, null)));
  } catch (error) {
    await db.close();
    throw error;
  }
  return {
    db,
    load,
    loadCity: async (city) => {
      await Promise.all(ASKED_OF_CITY.map((table) => load(table, city)));
    },
    unload: async (table, city) => {
      loaded.delete(tableFile(table, city, "arrow"));
      await db.query(`DELETE FROM "${table}" WHERE city = ?`, [city]);
    },
    close: () => db.close(),
  };
}

/** @throws DataFailure when the file is not there, or its SHA-256 is not the manifest's. */
async function fetchListed(source: LibrarySource, path: string): Promise<Uint8Array> {
  const listed = source.files[path];
  if (!listed) throw dataFailure("unlisted", path, "a file of the release", "none of that name");
  const response = await fetch(rootHref(`data/${source.release}/${path}`)).catch((error: unknown) => {
    throw dataFailure("missing", path, "the file", String(error));
  });
  if (!response.ok) throw dataFailure("missing", path, "the file", `status ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const found = await sha256(bytes);
  // Where a page has no crypto (plain http on a bare address), rows are counted all the same.
  if (found !== null && found !== listed.sha256)
    throw dataFailure("altered", path, `SHA-256 ${listed.sha256}`, found);
  return bytes;
}

/** Hexadecimal; null where the browser gives pages no digests: outside https, localhost and the like. */
export async function sha256(bytes: Uint8Array): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
