import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { LONGEST, slowestFirst } from "./test-order.ts";

test("the longest files come first, then those with browsers and builds, then those that compute", () => {
  const given = [
    "/p/src/report/b.test.ts",
    "/p/src/checks/z.test.ts",
    "/p/scripts/a.test.ts",
    "/p/src/report/a.test.ts",
  ];
  const longest = LONGEST.map((file) => `/p/${file}`);
  expect(slowestFirst([...given, ...longest.toReversed()])).toEqual([
    ...longest,
    ...[
      "/p/src/checks/z.test.ts",
      "/p/scripts/a.test.ts",
      "/p/src/report/a.test.ts",
      "/p/src/report/b.test.ts",
    ],
  ]);
});

test("every file that is called long is there", () => {
  const root = fileURLToPath(new URL("..", import.meta.url));
  expect(LONGEST.filter((file) => !existsSync(`${root}${file}`))).toEqual([]);
});
