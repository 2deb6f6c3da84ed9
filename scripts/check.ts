import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { previewSite } from "./built-site.ts";
import { command, runCommand } from "./command-line.ts";
import {
  buildRelease,
  buildSite,
  hasSimulatedReturns,
  prepareReturns,
  publishDemonstration,
  runNode,
  runScript,
  type StepResult,
} from "./steps.ts";

// All steps run, so that everything is seen at once; only what needs a failed step's result is left out.

const CHECK = command({
  line: "npm run check --",
  does: "Lint and types beside the demonstration's data and site, then all tests. npm test is the same.",
  more: 'README.md, "Two commands"',
  options: {},
});

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** Counts tests; a test file that could not even be loaded is a failure too. */
export function countTests(report: string): Count {
  const { numPassedTests, numFailedTests, testResults } = reportSchema.parse(JSON.parse(report));
  const unloaded = testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
}

async function runTests(): Promise<{ step: StepResult; count: Count }> {
  const dir = await mkdtemp(join(tmpdir(), "jiuye-check-"));
  const file = join(dir, "tests.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  try {
    const step = await runNode("tests", ["node_modules/vitest/vitest.mjs", "run", ...reporters]);
    const report = await readFile(file, "utf8").catch(() => null);
    return { step, count: report === null ? { passed: 0, failed: 0 } : countTests(report) };
  } finally {
    await rm(dir, { recursive: true });
  }
}

async function main(args: readonly string[]): Promise<void> {
  CHECK.read(args);
  const steps: StepResult[] = [];
  const read = readCode();
  const take = async (step: () => Promise<StepResult>) => {
    const result = await step();
    steps.push(result);
    return result.passed;
  };
  const built = (await take(prepareReturns)) && (await buildTestedSite(take));
  steps.unshift(...(await read));
  let count: Count = { passed: 0, failed: 0 };
  if (built) {
    const tests = await runTests();
    steps.push(tests.step);
    count = tests.count;
  }
  report(steps, count, built);
}

/** One after the other: the builds beside them leave room for one, where they wait for a single thread. */
async function readCode(): Promise<StepResult[]> {
  return [await runScript("lint", "at the end"), await runScript("types", "at the end")];
}

/** Tests cross the newest release of the demonstration; where there is none, a preview. */
async function buildTestedSite(
  take: (step: () => Promise<StepResult>) => Promise<boolean>,
): Promise<boolean> {
  const { isDemonstration } = await import("./demonstration.ts");
  if (
    (await hasSimulatedReturns()) &&
    (await isDemonstration({ published: "published", office: "data/office" }))
  )
    return take(publishDemonstration);
  process.env.JIUYE_TESTED_SITE = previewSite;
  return (await take(buildRelease)) && take(buildSite);
}

/** Every step but the tests counts as one check; so do tests that end badly without a failed test. */
function report(steps: readonly StepResult[], tests: Count, built: boolean): void {
  console.log("");
  for (const { name, passed, seconds } of steps) {
    console.log(`${passed ? "passed" : "FAILED"}  ${name}, ${seconds.toFixed(1)} s`);
  }
  if (!built) console.log("skipped tests, since they cross the built site");
  const checks = steps.filter((step) => step.name !== "tests" || (!step.passed && tests.failed === 0));
  const failed = tests.failed + checks.filter((step) => !step.passed).length;
  console.log(`${tests.passed + checks.filter((step) => step.passed).length} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

if (import.meta.main) await runCommand(CHECK, main);
