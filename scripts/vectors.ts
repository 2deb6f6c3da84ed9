import { parseArgs } from "node:util";
import { readFolder } from "./vectors/folder.ts";
import { formatOutcomes, summarise } from "./vectors/report.ts";
import { runCase } from "./vectors/run-case.ts";

// npm run vectors -- [--dir DIR] [--json]: the survey estimators against numbers of R's survey package.
// Exit 1 on a number missed, a folder without cases, or one where nothing could be compared.

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      dir: { type: "string", default: "../shared/vectors" },
      json: { type: "boolean", default: false },
    },
  });
  const cases = await readFolder(values.dir);
  const outcomes = cases.flatMap((vector) => runCase(vector, cases));
  const summary = summarise(outcomes);
  if (values.json) console.log(JSON.stringify({ dir: values.dir, summary, outcomes }, null, 1));
  else console.log(formatOutcomes(outcomes));
  if (summary.met === 0)
    throw new Error(`nothing in ${values.dir} could be compared: every result is not applicable`);
  return summary.notMet === 0;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
}
