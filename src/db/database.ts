import type { ColumnType } from "#contract/column.ts";
import { type PublishedTableName, publishedTables } from "#contract/published/published-tables.ts";
import type { Connection, Engine, Parameter } from "./engine.ts";
import { loadStream } from "./load-stream.ts";
import { plainRows, type Row } from "./plain-rows.ts";
import { preparing } from "./prepared.ts";

/** What pages, scripts and the reader's browser see of the engine. */
export interface Database {
  /**
   * Runs one statement; each ? takes a parameter. Numbers bind as DOUBLE, so a macro casts its whole numbers. A
   * statement with parameters is planned once and kept: to plan a question takes longer than to answer it.
   */
  query(sql: string, params?: readonly Parameter[]): Promise<Row[]>;
  /**
   * Appends an Arrow IPC stream to a published table, all of it or nothing.
   * @throws naming the table, the rows expected and the rows found.
   */
  load(table: PublishedTableName, bytes: Uint8Array, expectedRows: number): Promise<void>;
  close(): Promise<void>;
}

/** sum(integer) and count(*) come back as numbers, on both sides alike. */
export const engineConfig = { query: { castBigIntToDouble: true, castDecimalToDouble: true } };

const settings = [
  "SET autoinstall_known_extensions = false",
  "SET autoload_known_extensions = false",
  // These two plan by what the tables hold at the time; a statement that is kept must hold for files loaded later.
  "SET disabled_optimizers = 'statistics_propagation,compressed_materialization'",
];

const sqlTypes: Record<ColumnType, string> = {
  utf8: "VARCHAR",
  int32: "INTEGER",
  float64: "DOUBLE",
  bool: "BOOLEAN",
};

/** Creates every published table, empty, then the macros in the order given. */
export async function openDatabase(engine: Engine, macros: readonly string[]): Promise<Database> {
  const connection = await engine.connect();
  await connection.run([...settings, ...tableStatements()].join("; "));
  await createMacros(connection, macros);
  const prepared = preparing(connection);
  return {
    query: async (sql, params = []) =>
      plainRows(await (params.length === 0 ? connection.run(sql) : prepared.run(sql, params))),
    load: (table, bytes, expectedRows) => loadStream(engine, publishedTables[table], bytes, expectedRows),
    close: () => engine.close(),
  };
}

function tableStatements(): string[] {
  return Object.values(publishedTables).map((table) => {
    const columns = table.columns.map((column) => `"${column.name}" ${sqlTypes[column.type]}`);
    return `CREATE TABLE "${table.name}" (${columns.join(", ")})`;
  });
}

/** All at once, which spares a browser the way to its worker and back for each; one by one to name what is wrong. */
async function createMacros(connection: Connection, macros: readonly string[]): Promise<void> {
  try {
    await connection.run(macros.join(";\n"));
  } catch {
    for (const macro of macros) await createMacro(connection, macro);
  }
}

async function createMacro(connection: Connection, macro: string): Promise<void> {
  try {
    await connection.run(macro);
  } catch (cause) {
    const name = /macro\s+([\w.]+)/i.exec(macro)?.[1] ?? macro.slice(0, 60);
    throw new Error(`macro ${name} cannot be created: ${messageOf(cause)}`, { cause });
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
