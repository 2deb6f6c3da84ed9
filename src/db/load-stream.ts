import { RecordBatchReader } from "apache-arrow";
import type { Table } from "#contract/column.ts";
import type { Connection, Engine } from "./engine.ts";

// The engine takes a cut stream or the Arrow file format without a word and inserts nothing;
// afterwards that connection inserts nothing at all. So each load has a connection and a transaction
// of its own, the bytes are looked at first, and the rows are counted.

const END_OF_STREAM = [0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0];
const FILE_MAGIC = [..."ARROW1"].map((letter) => letter.charCodeAt(0));

/** @throws naming the table, what was expected and what was found; the table is then as it was. */
export async function loadStream(
  engine: Engine,
  table: Table,
  bytes: Uint8Array,
  expectedRows: number,
): Promise<void> {
  checkStream(table, bytes);
  const connection = await engine.connect();
  try {
    await connection.run("BEGIN TRANSACTION");
    const before = await countRows(connection, table);
    // A stream without rows holds no batch, which the engine refuses to insert.
    if (hasRows(bytes)) await connection.insert(table.name, bytes.slice());
    const found = (await countRows(connection, table)) - before;
    if (found !== expectedRows) {
      throw new Error(`table ${table.name}: expected ${expectedRows} rows, found ${found}`);
    }
    await connection.run("COMMIT");
  } finally {
    await connection.close();
  }
}

function checkStream(table: Table, bytes: Uint8Array): void {
  const expected = `table ${table.name}: expected an Arrow IPC stream`;
  if (startsWith(bytes, FILE_MAGIC)) throw new Error(`${expected}, found the Arrow file format`);
  if (!startsWith(bytes, [0xff, 0xff, 0xff, 0xff])) throw new Error(`${expected}, found other bytes`);
  if (!startsWith(bytes.subarray(-END_OF_STREAM.length), END_OF_STREAM)) {
    throw new Error(`${expected}, found one without its end (${bytes.length} bytes)`);
  }
  checkColumns(table, bytes);
}

/** The engine fills columns by position, so their names and order must be the contract's. */
function checkColumns(table: Table, bytes: Uint8Array): void {
  const expected = table.columns.map((column) => column.name).join(", ");
  const reader = RecordBatchReader.from(bytes).open();
  const found = reader.schema.fields.map((field) => field.name).join(", ");
  reader.cancel();
  if (found !== expected) {
    throw new Error(`table ${table.name}: expected columns ${expected}; found ${found}`);
  }
}

function hasRows(bytes: Uint8Array): boolean {
  return [...RecordBatchReader.from(bytes)].some((batch) => batch.numRows > 0);
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, i) => bytes[i] === byte);
}

async function countRows(connection: Connection, table: Table): Promise<number> {
  const answer = await connection.run(`SELECT count(*) AS n FROM "${table.name}"`);
  return Number(answer.getChildAt(0)?.get(0));
}
