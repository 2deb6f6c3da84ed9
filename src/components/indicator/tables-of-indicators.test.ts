import { expect, test } from "vitest";
import { publishedTables } from "#contract/published/published-tables.ts";
import { hasIndicator } from "./tables-of-indicators.ts";

const tablesOf = (indexed: boolean) =>
  (Object.keys(publishedTables) as (keyof typeof publishedTables)[]).filter((name) =>
    hasIndicator(name, { indexed }),
  );

test("an indicator stands in the tables of figures, moments and revisions, and in none of documents", () => {
  expect(tablesOf(true)).toEqual(
    expect.arrayContaining(["estimates", "changes", "indices", "cells", "links", "revisions", "vintages"]),
  );
  expect(tablesOf(true)).not.toContain("targets");
});

test("one without an index is not said to have one", () => {
  expect(tablesOf(false)).toEqual(tablesOf(true).filter((name) => name !== "indices"));
});
