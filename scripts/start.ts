import { relative } from "node:path";
import { builtSite, previewSite } from "./built-site.ts";
import { command, runCommand } from "./command-line.ts";
import { readPort, serve, sitePort } from "./serve.ts";
import {
  buildRelease,
  buildSite,
  hasSimulatedReturns,
  prepareReturns,
  publishDemonstration,
  type StepResult,
} from "./steps.ts";

// Simulated returns are published as a demonstration; real ones are shown as a preview, and published by nobody but
// their office.

const START = command({
  line: "npm start --",
  does:
    "From nothing to the site on this machine. Simulated returns, made where there are none, are published as a\n" +
    "demonstration of two releases; real ones are shown as a preview.",
  more: 'README.md, "Two commands"',
  options: { port: sitePort },
});

async function main(args: readonly string[]): Promise<void> {
  const port = readPort(START.read(args).values.port);
  await take(prepareReturns);
  if (await hasSimulatedReturns()) {
    await take(publishDemonstration);
    return serve({ dir: pathFromHere(builtSite()), port });
  }
  await take(buildRelease);
  await take(buildSite);
  console.log("\nThis is a PREVIEW of the returns in data/returns: nothing has been published.");
  console.log("npm run release -- candidate makes a release of them (README, Releases).");
  await serve({ dir: pathFromHere(previewSite), port });
}

const pathFromHere = (path: string) => relative(process.cwd(), path);

async function take(step: () => Promise<StepResult>): Promise<void> {
  const { name, passed } = await step();
  if (!passed) throw new Error(`Stopped: the step "${name}" failed, see above.`);
}

await runCommand(START, main);
