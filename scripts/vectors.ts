import { command, runCommand } from "./command-line.ts";
import { readFolder } from "./vectors/folder.ts";
import { formatOutcomes, summarise } from "./vectors/report.ts";
import { runCase } from "./vectors/run-case.ts";

const VECTORS = command({
  line: "npm run vectors --",
  does:
    "Holds the survey estimators against numbers of R's survey package, a line a result.\n" +
    "Exit 1 on a number missed, a folder without cases, or one where nothing could be compared.",
  more: "docs/method.md",
  options: {
    dir: { type: "string", value: "DIR", default: "../shared/vectors", says: "the folder of cases" },
    json: { type: "boolean", default: false, says: "prints JSON" },
  },
});

async function main(args: readonly string[]): Promise<void> {
  const { values } = VECTORS.read(args);
  const cases = await readFolder(values.dir);
  const outcomes = cases.flatMap((vector) => runCase(vector, cases));
  const summary = summarise(outcomes);
  if (values.json) console.log(JSON.stringify({ dir: values.dir, summary, outcomes }, null, 1));
  else console.log(formatOutcomes(outcomes));
  if (summary.met === 0)
    throw new Error(`nothing in ${values.dir} could be compared: every result is not applicable`);
  if (summary.notMet > 0) process.exitCode = 1;
}

await runCommand(VECTORS, main);
