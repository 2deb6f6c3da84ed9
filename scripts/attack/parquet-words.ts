const quoted = (name: string, mark: string) => `${mark}${name.replaceAll(mark, mark + mark)}${mark}`;

/** Every text that a Parquet file holds, once a column, and the names of its columns. */
export async function wordsOfParquet(path: string): Promise<string[]> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  try {
    const file = quoted(path, "'");
    const read = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJS();
    const columns = await read(
      `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(${file}))`,
    );
    const texts = columns.filter(([, type]) => type === "VARCHAR").map(([name]) => quoted(String(name), '"'));
    const found: string[] = columns.map(([name]) => String(name));
    for (const name of texts) {
      const values = await read(
        `SELECT DISTINCT ${name} FROM read_parquet(${file}) WHERE ${name} IS NOT NULL`,
      );
      found.push(...values.map(([value]) => String(value)));
    }
    return found;
  } finally {
    connection.closeSync();
  }
}
