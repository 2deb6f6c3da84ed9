import { readServeOptions, serve } from "./serve.ts";
import { buildRelease, buildSite, prepareReturns } from "./steps.ts";

// npm start [-- --port N]: from nothing to the site on this machine.

async function main(args: readonly string[]): Promise<void> {
  readServeOptions(args);
  for (const step of [prepareReturns, buildRelease, buildSite]) {
    const { name, passed } = await step();
    if (!passed) throw new Error(`Stopped: the step "${name}" failed, see above.`);
  }
  await serve(args);
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
