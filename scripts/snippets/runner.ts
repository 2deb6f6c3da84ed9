import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

// Programs of this machine, run on code that stands in a file of its own.

export interface Runner {
  /** How it was run, where that is not plain: "DuckDB 1.5 in Python, HTTP by fsspec". */
  readonly note: string;
  /** What the code printed. @throws with what it said when it failed. */
  run(text: string): Promise<string>;
}

const run = promisify(execFile);
const LIMIT_MS = 60_000;

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
