import type { ServedRelease, SnippetRun } from "./expected.ts";
import { snippetRuns } from "./expected.ts";
import type { Runner } from "./runner.ts";
import { findRunner } from "./tools.ts";

// Runs what can be run, and holds what was printed against what was published.

export interface SnippetOutcome {
  readonly name: string;
  readonly state: "equal" | "different" | "failed" | "no tool" | "no file";
  /** How it was run, what was missing, or what was found instead. */
  readonly note: string;
}

const TOLERANCE = 1e-9;

export async function runSnippets(served: ServedRelease): Promise<SnippetOutcome[]> {
  const runners = new Map<string, Promise<Runner | null>>();
  const outcomes: SnippetOutcome[] = [];
  for (const run of snippetRuns(served)) {
    const runner = runners.get(run.tool) ?? findRunner(run.tool);
    runners.set(run.tool, runner);
    outcomes.push({ name: run.name, ...(await outcomeOf(run, served, await runner)) });
  }
  return outcomes;
}

async function outcomeOf(
  run: SnippetRun,
  { folder }: ServedRelease,
  runner: Runner | null,
): Promise<Omit<SnippetOutcome, "name">> {
  if (!runner) return { state: "no tool", note: run.tool };
  for (const path of run.reads) {
    if (!(await isServed(`${folder}${path}`))) return { state: "no file", note: path };
  }
  try {
    const printed = await runner.run(run.text);
    const missed = missing(printed, run);
    if (missed.length === 0) return { state: "equal", note: runner.note };
    return { state: "different", note: `expected ${missed.join(", ")}; found ${printed.trim()}` };
  } catch (error) {
    return { state: "failed", note: error instanceof Error ? error.message : String(error) };
  }
}

/** Which words and numbers the printed text lacks. */
export function missing(
  printed: string,
  { words, numbers }: Pick<SnippetRun, "words" | "numbers">,
): string[] {
  const found = (printed.match(/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g) ?? []).map(Number);
  const isThere = (number: number) =>
    found.some((one) => Math.abs(one - number) <= TOLERANCE * Math.abs(number));
  return [
    ...words.filter((word) => !printed.includes(word)),
    ...numbers.filter((number) => !isThere(number)).map(String),
  ];
}

async function isServed(url: string): Promise<boolean> {
  const response = await fetch(url, { method: "HEAD" });
  return response.ok;
}
