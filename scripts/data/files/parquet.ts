import type { Table } from "#contract/column.ts";

// Tables as Parquet, from their CSV: the contract's types, not guessed ones.

const SQL_TYPES = { utf8: "VARCHAR", int32: "INTEGER", float64: "DOUBLE", bool: "BOOLEAN" } as const;

export interface ParquetWriter {
  /** @param notes what the file's metadata say. */
  write(table: Table, csv: string, parquet: string, notes?: Readonly<Record<string, string>>): Promise<void>;
  close(): void;
}

/** One thread, so that two builds write the same bytes. */
export async function openParquetWriter(): Promise<ParquetWriter> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const connection = await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect();
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  return {
    write: async (table, csv, parquet, notes = {}) => {
      const columns = table.columns.map(({ name, type }) => `${quoted(name)}: '${SQL_TYPES[type]}'`);
      const metadata = Object.entries(notes).map(([key, value]) => `${key}: ${quoted(value)}`);
      const options = ["FORMAT parquet", "COMPRESSION zstd"];
      if (metadata.length > 0) options.push(`KV_METADATA {${metadata.join(", ")}}`);
      await connection.run(
        `COPY (SELECT * FROM read_csv(${quoted(csv)}, header = true, columns = {${columns.join(", ")}}))
         TO ${quoted(parquet)} (${options.join(", ")})`,
      );
    },
    close: () => connection.closeSync(),
  };
}
