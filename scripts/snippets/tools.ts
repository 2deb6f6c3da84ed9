import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { SnippetTool } from "#contract/snippets.ts";
import { findDuckdb } from "./duckdb.ts";

// What runs the code of each tool, where it is on this machine.

export interface Runner {
  /** How it was run, where that is not plain: "DuckDB 1.5 in Python, HTTP by fsspec". */
  readonly note: string;
  /** What the code printed. @throws with what it said when it failed. */
  run(text: string): Promise<string>;
}

const run = promisify(execFile);
const LIMIT_MS = 60_000;
/** PYTHON and RSCRIPT name others, such as those of a virtual environment. */
const python = process.env.PYTHON ?? "python3";
const rscript = process.env.RSCRIPT ?? "Rscript";
const observable = fileURLToPath(new URL("observable.ts", import.meta.url));

/** Null where the tool, or a package of it, is not on this machine. */
export async function findRunner(tool: SnippetTool): Promise<Runner | null> {
  if (tool === "duckdb") return findDuckdb(python);
  if (tool === "power_query") return null;
  if (tool.startsWith("observable")) return command("", "mjs", process.execPath, observable);
  const isR = tool === "r" || tool === "r_arrow";
  const check = isR
    ? ["-e", tool === "r" ? "cat(1)" : "stopifnot(requireNamespace('arrow', quietly = TRUE))"]
    : ["-c", `import ${tool}`];
  const program = isR ? rscript : python;
  if (!(await succeeds(program, check))) return null;
  return command("", isR ? "R" : "py", program);
}

export async function succeeds(program: string, args: readonly string[]): Promise<boolean> {
  return run(program, [...args], { timeout: LIMIT_MS }).then(
    () => true,
    () => false,
  );
}

/** Runs code from a file of its own, given last to the program. */
export function command(note: string, ending: string, program: string, ...before: string[]): Runner {
  return {
    note,
    run: async (text) => {
      const dir = await mkdtemp(join(tmpdir(), "jiuye-snippet-"));
      try {
        const file = join(dir, `snippet.${ending}`);
        await writeFile(file, text);
        return (await run(program, [...before, file], { timeout: LIMIT_MS })).stdout;
      } finally {
        await rm(dir, { recursive: true, force: true });
      }
    },
  };
}
