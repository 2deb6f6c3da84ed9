import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sum } from "d3";
import { foldText } from "#contract/derive.ts";
import { writtenQuarter } from "#contract/input/written-quarter.ts";
import type { Language } from "#contract/issues/issue-text.ts";
import { cityIdsByName } from "#contract/registry/registry.ts";
import { checkReturns } from "#pipeline/check/check-returns.ts";
import type { SheetAccount } from "#pipeline/handed-in/return-file.ts";
import { ROW_KINDS } from "#pipeline/handed-in/row-kinds.ts";
import type { Issue } from "#pipeline/issue/issue.ts";
import { issuesJson } from "#pipeline/issue/issue-files.ts";
import type { Ledger } from "#pipeline/issue/judge.ts";
import { countIssues, issueReport } from "./check-returns/issue-report.ts";
import { writeMarkedCopies } from "./check-returns/marked-copies.ts";
import { writeQueries } from "./check-returns/queries-files.ts";
import { command, runCommand } from "./command-line.ts";
import { readRegistry } from "./registry.ts";
import { knownFolder } from "./returns-folder.ts";

const SHOWN = { refuse: Number.POSITIVE_INFINITY, query: 20, note: 10 };
const ALL = { ...SHOWN, query: Number.POSITIVE_INFINITY, note: Number.POSITIVE_INFINITY };
const CHECK_RETURNS = command({
  line: "npm run check-returns --",
  does: "Says what is wrong with returns, and what became of each row. Exit 1 if any row is refused.",
  more: "docs/office.md, step 4; docs/editing.md",
  argument: { value: "DIR", needed: true, says: "the folder of returns" },
  options: {
    all: {
      type: "boolean",
      default: false,
      says: "shows all queries and notes, not the first of them alone",
    },
    lang: { type: "string", value: "zh|en", default: "en", says: "language of what is said of each row" },
    quarter: {
      type: "string",
      value: "QUARTER",
      says: "says only what is wrong in that quarter, such as 2018Q1",
    },
    json: { type: "string", value: "FILE", says: "writes all of it as JSON; - prints JSON and nothing else" },
    queries: { type: "string", value: "FILE", says: "writes open queries down, to be answered there" },
    marked: {
      type: "string",
      value: "DIR",
      says: "writes copies of the returns with the cells marked; one of many units is not to be sent whole",
    },
  },
});
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
  /** Where copies of the returns go in which what is wrong is marked. */
  readonly marked: string | undefined;
  /** Only what is wrong in this quarter is said; all are read. */
  readonly quarter: string | undefined;
}

function readOptions(args: readonly string[]): Options {
  const { values, argument: dir } = CHECK_RETURNS.read(args);
  const { all, lang: language, json, queries, marked } = values;
  const quarter = values.quarter === undefined ? undefined : writtenQuarter(foldText(values.quarter));
  if (quarter === null)
    throw new Error(`--quarter: expected a quarter such as 2018Q1, found ${values.quarter}`);
  if (language !== "zh" && language !== "en") throw new Error(`--lang: expected zh or en, found ${language}`);
  return { dir, all, language, json, queries, marked, quarter };
}

const quarterIn = ({ subject, file }: Issue) =>
  subject?.quarter ?? file.split("/").flatMap((part) => writtenQuarter(part) ?? [])[0];

/** What belongs to no quarter is said with every one. */
const isAbout = (issue: Issue, quarter: string) => (quarterIn(issue) ?? quarter) === quarter;

/** @throws when nothing came in of the quarter: that nothing is wrong in it would be no answer. */
function checkQuarter(quarter: string, known: ReadonlySet<string>, issues: readonly Issue[]): void {
  if (known.has(quarter) || issues.some((issue) => quarterIn(issue) === quarter)) return;
  const there = [...known].toSorted().join(", ");
  throw new Error(`--quarter: expected a quarter of these returns (${there || "none"}), found ${quarter}`);
}

/** `lines in files: 430 = 400 data + 3 title …`: every line of every sheet is of one kind. */
export function formatAccounts(accounts: readonly SheetAccount[]): string {
  const kinds = ROW_KINDS.map((kind) => ({ kind, lines: sum(accounts, ({ rows }) => rows[kind]) }));
  const parts = kinds.filter(({ lines }) => lines > 0).map(({ kind, lines }) => `${lines} ${kind}`);
  return `lines in ${accounts.length} sheets: ${sum(kinds, ({ lines }) => lines)} = ${parts.join(" + ") || 0}`;
}

/** Copies of the returns that are refused in part or asked about, to be sent back. */
async function markReturns(dir: string, out: string, issues: readonly Issue[]): Promise<string> {
  const open = issues.filter(({ severity, confirmed }) => severity !== "note" && confirmed === null);
  const paths = [...new Set(open.map(({ file }) => file))].filter((path) => !path.endsWith("/"));
  const files = await Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(join(dir, path)).catch(() => null);
      return bytes === null ? [] : [{ path, bytes: new Uint8Array(bytes) }];
    }),
  );
  const { written, older } = await writeMarkedCopies(files.flat(), issues, out);
  const named = (paths: readonly string[]) => (paths.length > 0 ? `: ${paths.join(", ")}` : "");
  const stale = older.length > 0 ? `; left from an earlier check${named(older)} (do not send these)` : "";
  return `marked copies in ${out}: ${written.length}${named(written)}${stale}`;
}

async function main(args: readonly string[]): Promise<void> {
  const { dir, all, language, json, queries, marked, quarter } = readOptions(args);
  const say = json === "-" ? () => {} : console.log;
  const cityIds = cityIdsByName((await readRegistry()).cities);
  const quarters = new Set<string>();
  const found = await checkReturns(await knownFolder(dir), {
    cityIds,
    onCity: (checked) => {
      for (const one of checked.quarters) quarters.add(one.quarter);
      say(`${checked.city}: ${checked.quarters.length} quarters, ${formatLedger(checked.ledger)}`);
    },
  });
  const { cities, accounts, ledger } = found;
  if (quarter !== undefined) checkQuarter(quarter, quarters, found.issues);
  const issues = found.issues.filter((issue) => quarter === undefined || isAbout(issue, quarter));
  const report = { most: all ? ALL : SHOWN, whereAll: WHERE_ALL, language };
  for (const line of issueReport(issues, report)) say(line);
  const record = { ledger, files: accounts, issues };
  if (json === "-") console.log(issuesJson(record).trimEnd());
  else if (json !== undefined) await writeFile(json, issuesJson(record));
  if (queries !== undefined) say(await writeQueries(queries, issues, cities, language));
  if (marked !== undefined) say(await markReturns(dir, marked, issues));
  say(formatAccounts(accounts));
  say(`${countIssues(issues)}; ${formatLedger(ledger)}`);
  if (issues.some((issue) => issue.severity === "refuse")) process.exitCode = 1;
}

if (import.meta.main) await runCommand(CHECK_RETURNS, main);
