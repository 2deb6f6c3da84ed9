import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { issueCodeRow, issueCodes } from "#contract/issues/issue-codes.ts";

// Every code that a check can give is explained in docs/editing.md, and no code is explained that none gives.

const path = fileURLToPath(new URL("../../../docs/editing.md", import.meta.url));
const explained = readFileSync(path, "utf8");
const codes = Object.keys(issueCodes);

test("each code stands in the page", () => {
  expect(codes.filter((code) => !explained.includes(`\`${code}\``))).toStrictEqual([]);
});

test("a table's rules are codes of the registry, with the severity that the registry says", () => {
  const rules = [...explained.matchAll(/^\| [^|]+ \| ([^|]+) \| (refuse|query|note)\b[^|]*\|$/gm)];
  expect(rules.length).toBeGreaterThan(40);
  const wrong = rules.flatMap(([, named = "", severity]) =>
    [...named.matchAll(/`([a-z_0-9]+)`/g)]
      .map(([, code = ""]) => code)
      .filter((code) => issueCodeRow(code)?.severity !== severity),
  );
  expect(wrong).toStrictEqual([]);
});
