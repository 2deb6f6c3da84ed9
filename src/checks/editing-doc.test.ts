import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

// Every code that a check can give is explained in docs/editing.md, and no code is explained that none gives.

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const sources = readdirSync(path("src/pipeline"))
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => readFileSync(path(`src/pipeline/${name}`), "utf8"));
const given = new Set(
  sources.flatMap((text) => [
    ...[...text.matchAll(/code: [`"]([^`"]+)[`"]/g)].map((found) => found[1] ?? ""),
    ...[...text.matchAll(/(?:issueOf|refusal|rowIssue)\(\s*(?:entry|file),\s*[`"]([^`"]+)[`"]/g)].map(
      (found) => found[1] ?? "",
    ),
  ]),
);
/** Codes made of a column's name. */
const COMPOSED: Readonly<Record<string, readonly string[]>> = {
  ["$" + "{column}_rate"]: ["hires_rate", "separations_rate"],
  ["wrong_$" + "{column}"]: ["wrong_quarter", "wrong_city"],
};
const codes = [...given].flatMap((code) => COMPOSED[code] ?? [code]);
const explained = readFileSync(path("docs/editing.md"), "utf8");

/** Faults of the text of a file as a whole are the README's: this page is about what returns say. */
const OF_THE_FILE = ["no_final_line_break", "duplicate_stratum"];

test("each code stands in the page", () => {
  expect(codes.length).toBeGreaterThan(30);
  const missing = codes.filter((code) => !OF_THE_FILE.includes(code) && !explained.includes(`\`${code}\``));
  expect(missing).toStrictEqual([]);
});

test("each code of the table of rules is one that a check gives", () => {
  const rules = explained.slice(explained.indexOf("## Rules"), explained.indexOf("**Zeros.**"));
  const named = [...rules.matchAll(/`([a-z_]+)`/g)].map((found) => found[1] ?? "");
  const others = ["restructuring", "no_strata"];
  expect(named.filter((code) => !codes.includes(code) && !others.includes(code))).toStrictEqual([]);
});
