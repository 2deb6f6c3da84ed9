import { parseArgs } from "node:util";
import { cityIdsByName } from "#contract/registry.ts";
import { checkCity } from "#pipeline/city-returns.ts";
import type { Issue } from "#pipeline/issue.ts";
import { addLedgers, type Ledger, unplacedLedger } from "#pipeline/judge.ts";
import { issueReport } from "./issue-report.ts";
import { readRegistry } from "./registry.ts";
import { listReturns, readCity } from "./returns-folder.ts";

// npm run check-returns -- DIR [--all]: what is wrong with the returns, and what became of each row. Refusals are all
// shown, queries and notes in part without --all. Exit 1 if any row is refused.

const SHOWN = { refuse: Number.POSITIVE_INFINITY, query: 20, note: 10 };
const ALL = { ...SHOWN, query: Number.POSITIVE_INFINITY, note: Number.POSITIVE_INFINITY };

export function formatLedger(ledger: Ledger): string {
  const { read, accepted, queried, refused, replaced = 0, held = 0 } = ledger;
  const apart = [
    ...(replaced > 0 ? [`${replaced} earlier returns replaced`] : []),
    ...(held > 0 ? [`${held} late returns held back`] : []),
  ];
  return [
    `rows: read ${read} = accepted ${accepted} + queried ${queried} + refused ${refused}`,
    ...apart,
  ].join("; ");
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { all: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const [dir] = positionals;
  if (!dir) throw new Error("which folder of returns? (npm run check-returns -- DIR [--all])");
  const cityIds = cityIdsByName((await readRegistry()).cities);
  const folder = await listReturns(dir, cityIds);
  const issues: Issue[] = [...folder.issues];
  const ledgers: Ledger[] = [unplacedLedger(folder.unplaced)];
  for (const city of folder.cities) {
    const { files, issues: found } = await readCity(dir, city, { cityIds, common: folder.common });
    const checked = checkCity(files);
    issues.push(...found, ...checked.issues);
    ledgers.push(checked.ledger);
    console.log(`${city}: ${checked.quarters.length} quarters, ${formatLedger(checked.ledger)}`);
  }
  const whereAll = "all with --all; npm run data lists them in issues.csv of the office's folder";
  for (const line of issueReport(issues, values.all ? ALL : SHOWN, whereAll)) console.log(line);
  console.log(`${issues.length} issues; ${formatLedger(addLedgers(ledgers))}`);
  if (issues.some((issue) => issue.severity === "refuse")) process.exitCode = 1;
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
