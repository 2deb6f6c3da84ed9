import { fileURLToPath } from "node:url";
import type { SnippetTool } from "#contract/snippets/snippet.ts";
import { findDuckdb } from "./duckdb.ts";
import { command, type Runner, succeeds } from "./runner.ts";

// What runs the code of each tool, where it is on this machine.

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
