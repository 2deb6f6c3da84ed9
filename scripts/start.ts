import { relative } from "node:path";
import { previewSite } from "./built-site.ts";
import { readServeOptions, serve } from "./serve.ts";
import {
  buildRelease,
  buildSite,
  hasSimulatedReturns,
  prepareReturns,
  publishDemonstration,
  type StepResult,
} from "./steps.ts";

// npm start [-- --port N]: from nothing to the site on this machine. Simulated returns are published as a demonstration;
// real ones are shown as a preview, and published by nobody but their office.

async function main(args: readonly string[]): Promise<void> {
  readServeOptions(args);
  await take(prepareReturns);
  if (await hasSimulatedReturns()) {
    await take(publishDemonstration);
    return serve(args);
  }
  await take(buildRelease);
  await take(buildSite);
  console.log("\nThis is a PREVIEW of the returns in data/returns: nothing has been published.");
  console.log("npm run release -- candidate makes a release of them (README, Releases).");
  await serve(["--dir", relative(process.cwd(), previewSite), ...args]);
}

async function take(step: () => Promise<StepResult>): Promise<void> {
  const { name, passed } = await step();
  if (!passed) throw new Error(`Stopped: the step "${name}" failed, see above.`);
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
