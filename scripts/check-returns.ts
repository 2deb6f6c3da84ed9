import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Language } from "#contract/issue-text.ts";
import { cityIdsByName } from "#contract/registry.ts";
import { checkReturns } from "#pipeline/check-returns.ts";
import { issuesJson } from "#pipeline/issue-files.ts";
import type { Ledger } from "#pipeline/judge.ts";
import { countIssues, issueReport } from "./issue-report.ts";
import { writeQueries } from "./queries-files.ts";
import { readRegistry } from "./registry.ts";
import { knownFolder } from "./returns-folder.ts";

// npm run check-returns -- DIR [--all] [--lang zh|en] [--json FILE] [--queries FILE]: what is wrong with the returns,
// and what became of each row. Refusals are all shown, queries and notes in part without --all. Exit 1 if any row is refused.

const SHOWN = { refuse: Number.POSITIVE_INFINITY, query: 20, note: 10 };
const ALL = { ...SHOWN, query: Number.POSITIVE_INFINITY, note: Number.POSITIVE_INFINITY };
const USAGE = "npm run check-returns -- DIR [--all] [--lang zh|en] [--json FILE] [--queries FILE]";
const WHERE_ALL = "all with --all; npm run data lists them in issues.csv of the office's folder";

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

interface Options {
  readonly dir: string;
  readonly all: boolean;
  readonly language: Language;
  /** - for the standard output, which then holds nothing else. */
  readonly json: string | undefined;
  /** A list to which open queries are added, to be answered. */
  readonly queries: string | undefined;
}

function readOptions(): Options {
  const { values, positionals } = parseArgs({
    options: {
      all: { type: "boolean", default: false },
      lang: { type: "string", default: "en" },
      json: { type: "string" },
      queries: { type: "string" },
    },
    allowPositionals: true,
  });
  const [dir] = positionals;
  if (!dir) throw new Error(`which folder of returns? (${USAGE})`);
  const { all, lang: language, json, queries } = values;
  if (language !== "zh" && language !== "en") throw new Error(`--lang: expected zh or en, found ${language}`);
  return { dir, all, language, json, queries };
}

async function main(): Promise<void> {
  const { dir, all, language, json, queries } = readOptions();
  const say = json === "-" ? () => {} : console.log;
  const cityIds = cityIdsByName((await readRegistry()).cities);
  const { cities, issues, ledger } = await checkReturns(await knownFolder(dir), {
    cityIds,
    onCity: ({ city, quarters, ledger }) =>
      say(`${city}: ${quarters.length} quarters, ${formatLedger(ledger)}`),
  });
  const report = { most: all ? ALL : SHOWN, whereAll: WHERE_ALL, language };
  for (const line of issueReport(issues, report)) say(line);
  if (json === "-") console.log(issuesJson(ledger, issues).trimEnd());
  else if (json !== undefined) await writeFile(json, issuesJson(ledger, issues));
  if (queries !== undefined) say(await writeQueries(queries, issues, cities, language));
  say(`${countIssues(issues)}; ${formatLedger(ledger)}`);
  if (issues.some((issue) => issue.severity === "refuse")) process.exitCode = 1;
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
