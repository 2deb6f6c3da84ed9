import { parseArgs } from "node:util";
import { testedSite } from "./built-site.ts";
import { readRegistry } from "./registry.ts";
import { startServer } from "./serve.ts";
import { servedRelease } from "./snippets/expected.ts";
import { runSnippets, type SnippetOutcome } from "./snippets/run-snippets.ts";

// npm run snippets -- [--url URL]: runs the code that the pages offer against a site, by default the built one, a line
// a snippet. Exit 1 when one failed or printed other numbers than were published.

const SAID: Readonly<Record<SnippetOutcome["state"], string>> = {
  equal: "ran: the numbers are the published ones",
  different: "ran: OTHER NUMBERS",
  failed: "FAILED",
  "no tool": "not tried: not on this machine",
  "no file": "not tried: the site has no such file",
};

async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { url: { type: "string" } } });
  const server = values.url === undefined ? await startServer({ dir: testedSite(), port: 0 }) : null;
  try {
    const { indicators } = await readRegistry();
    const outcomes = await runSnippets(await servedRelease(values.url ?? server?.url ?? "", indicators));
    for (const { name, state, note } of outcomes)
      console.log(`${name.padEnd(44)} ${SAID[state]}${note === "" ? "" : ` (${note})`}`);
    return outcomes.every(({ state }) => state !== "different" && state !== "failed");
  } finally {
    await server?.close();
  }
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
