import { checkCity } from "#pipeline/city-returns.ts";
import { formatIssue, type Issue } from "#pipeline/issue.ts";
import { addLedgers, type Ledger } from "#pipeline/judge.ts";
import { listReturns, readCity } from "./returns-folder.ts";

// npm run check-returns -- DIR: every issue of every city, and what became of each row. Exit 1 if any is refused.

export function formatLedger(ledger: Ledger): string {
  const { read, accepted, queried, refused } = ledger;
  return `rows: read ${read} = accepted ${accepted} + queried ${queried} + refused ${refused}`;
}

async function main(): Promise<void> {
  const dir = process.argv[2];
  if (!dir) throw new Error("which folder of returns? (npm run check-returns -- DIR)");
  const folder = await listReturns(dir);
  const issues: Issue[] = [...folder.issues];
  const ledgers: Ledger[] = [];
  for (const city of folder.cities) {
    const { files, issues: found } = await readCity(dir, city);
    const checked = checkCity(files);
    issues.push(...found, ...checked.issues);
    ledgers.push(checked.ledger);
    console.log(`${city}: ${checked.quarters.length} quarters, ${formatLedger(checked.ledger)}`);
  }
  for (const issue of issues) console.log(formatIssue(issue));
  console.log(`${issues.length} issues; ${formatLedger(addLedgers(ledgers))}`);
  if (issues.some((issue) => issue.severity === "refuse")) process.exitCode = 1;
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
