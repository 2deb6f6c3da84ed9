import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { cityIdsByName } from "#contract/registry/registry.ts";
import { checkCity } from "#pipeline/check/city-returns.ts";
import type { Issue } from "#pipeline/issue/issue.ts";
import { addLedgers, type Ledger } from "#pipeline/issue/judge.ts";
import { formatLedger } from "../check-returns.ts";
import { command, runCommand } from "../command-line.ts";
import { readRegistry } from "../registry.ts";
import { listReturns, readCity } from "../returns-folder.ts";

// Not warmed up: an office checks once.

const BENCH = command({
  line: "npm run bench --",
  does: "Says how long it takes to read and to check a folder of returns, apart from the start of Node.",
  more: 'README.md, "Commands"',
  argument: {
    value: "DIR",
    needed: false,
    says: "the folder of returns; without it, ten simulated cities of one quarter",
  },
  options: {},
});

const started = performance.now();

async function simulated(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "jiuye-bench-"));
  const script = fileURLToPath(new URL("../simulate.ts", import.meta.url));
  await promisify(execFile)(process.execPath, [script, "--out", dir, "--quarters", "2017Q4"]);
  return dir;
}

async function measure(dir: string): Promise<string[]> {
  const cityIds = cityIdsByName((await readRegistry()).cities);
  const issues: Issue[] = [];
  const ledgers: Ledger[] = [];
  const begun = performance.now();
  const folder = await listReturns(dir, cityIds);
  let checking = 0;
  for (const city of folder.cities) {
    const { files } = await readCity(dir, city, { cityIds, common: folder.common });
    const from = performance.now();
    const checked = checkCity(files);
    checking += performance.now() - from;
    issues.push(...checked.issues);
    ledgers.push(checked.ledger);
  }
  const all = performance.now() - begun;
  return [
    `${folder.cities.length} cities; ${formatLedger(addLedgers(ledgers))}; ${issues.length} issues`,
    `start of Node and loading: ${started.toFixed(0)} ms`,
    `reading: ${(all - checking).toFixed(0)} ms, checking: ${checking.toFixed(0)} ms, together ${all.toFixed(0)} ms`,
  ];
}

if (import.meta.main) {
  await runCommand(BENCH, async (args) => {
    const { argument: given } = BENCH.read(args);
    const dir = given ?? (await simulated());
    for (const line of await measure(dir)) console.log(line);
    if (given === undefined) await rm(dir, { recursive: true });
  });
}
