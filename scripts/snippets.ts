import { testedSite } from "./built-site.ts";
import { command, runCommand } from "./command-line.ts";
import { startServer } from "./serve.ts";
import type { SnippetOutcome } from "./snippets/run-snippets.ts";

const SNIPPETS = command({
  line: "npm run snippets --",
  does:
    "Runs the code that /data/ offers against a site, a line a snippet.\n" +
    "Exit 1 when one failed or printed other numbers than were published.",
  more: 'README.md, "Commands"',
  options: {
    url: { type: "string", value: "URL", usual: "the built one, served meanwhile", says: "the site" },
  },
});

const SAID: Readonly<Record<SnippetOutcome["state"], string>> = {
  equal: "ran: the numbers are the published ones",
  different: "ran: OTHER NUMBERS",
  failed: "FAILED",
  "no tool": "not tried: not on this machine",
  "no file": "not tried: the site has no such file",
};

async function main(args: readonly string[]): Promise<void> {
  const { values } = SNIPPETS.read(args);
  if (values.url !== undefined && !/^https?:\/\/./.test(values.url))
    throw new Error(`--url: expected an address such as http://localhost:4321/, found ${values.url}`);
  const { readRegistry } = await import("./registry.ts");
  const { servedRelease } = await import("./snippets/expected.ts");
  const { runSnippets } = await import("./snippets/run-snippets.ts");
  const server = values.url === undefined ? await startServer({ dir: testedSite(), port: 0 }) : null;
  try {
    const { indicators } = await readRegistry();
    const outcomes = await runSnippets(await servedRelease(values.url ?? server?.url ?? "", indicators));
    for (const { name, state, note } of outcomes)
      console.log(`${name.padEnd(44)} ${SAID[state]}${note === "" ? "" : ` (${note})`}`);
    if (outcomes.some(({ state }) => state === "different" || state === "failed")) process.exitCode = 1;
  } finally {
    await server?.close();
  }
}

await runCommand(SNIPPETS, main);
