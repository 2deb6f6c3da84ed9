import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { command, type Runner, succeeds } from "./runner.ts";

// DuckDB reads addresses with its extension httpfs, which is fetched from its makers' host. Nothing is fetched here:
// without that extension other ways run the same text, and say so.

const inPython = fileURLToPath(new URL("duckdb-over-http.py", import.meta.url));
const QUIET = "SET autoinstall_known_extensions = false; ";

/** The best of: the program with httpfs; the Python package with fsspec; the Node package with the file copied. */
export async function findDuckdb(python: string): Promise<Runner> {
  if (await succeeds("duckdb", ["-c", `${QUIET}LOAD httpfs;`])) return program;
  if (await succeeds(python, ["-c", "import duckdb, fsspec, aiohttp"]))
    return command("in Python, HTTP ranges by fsspec in place of httpfs", "sql", python, inPython);
  return inNode;
}

const program: Runner = command("", "sql", "duckdb", "-csv", "-f");

const inNode: Runner = {
  note: "in Node, the file copied first: reading over HTTP was not tried",
  run: async (text) => {
    const { DuckDBInstance } = await import("@duckdb/node-api");
    const dir = await mkdtemp(join(tmpdir(), "jiuye-snippet-"));
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    try {
      const local = await copied(text, join(dir, "table.parquet"));
      const found = await connection.runAndReadAll(local);
      return JSON.stringify(found.getRowsJson());
    } finally {
      connection.closeSync();
      instance.closeSync();
      await rm(dir, { recursive: true, force: true });
    }
  },
};

/** The text with its one address replaced by a file of the same bytes. */
async function copied(text: string, file: string): Promise<string> {
  const url = /'(https?:[^']+)'/.exec(text)?.[1];
  if (!url) throw new Error(`expected an address in the text, found none: ${text}`);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: expected the file, found status ${response.status}`);
  await writeFile(file, new Uint8Array(await response.arrayBuffer()));
  return text.replaceAll(url, file.replaceAll("'", "''"));
}
