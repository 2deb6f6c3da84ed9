import { expect, test } from "vitest";
import type { Manifest } from "#contract/published/manifest.ts";
import { exampleCity, snippetGroups } from "./groups.ts";

const city = (id: string, surveyed: boolean) => ({
  ...{ id, design_basis: "probability" as const, enterprise: null, missing: [] },
  community: surveyed ? { first: "2016Q1", last: "2017Q4" } : null,
});
const manifest = (
  paths: readonly string[],
  cities = [city("wuhan", true), city("changchun", true)],
): Manifest => ({
  ...{ release: "2017Q4", simulated: true, seed: 1, revised: [], method_sha256: null, cities },
  counts: { read: 0, accepted: 0, queried: 0, refused: 0 },
  files: paths.map((path) => ({ path, table: null, city: null, rows: 1, bytes: 1, sha256: "a".repeat(64) })),
});
const shown = (given: Manifest, table: "estimates" | "cells") =>
  snippetGroups(table, given, (path) => `/data/${path}`).map(({ name, snippets }) => ({
    name,
    tools: snippets.map(({ snippet, url }) => `${snippet.tool} ${url}`),
  }));

test("a table of all cities is read from its own file, in the forms that the release has", () => {
  expect(shown(manifest(["estimates.arrow", "changchun/estimates.csv"]), "estimates")).toEqual([
    {
      name: "read",
      tools: [
        ...["r", "pandas"].map((tool) => `${tool} /data/changchun/estimates.csv`),
        "observable_d3 /data/changchun/estimates.csv",
        "observable_arrow /data/estimates.arrow",
        "power_query /data/changchun/estimates.csv",
      ],
    },
  ]);
});

test("moments also show how a figure follows from them", () => {
  const [, recompute] = shown(manifest(["changchun/cells.csv", "changchun/cells.parquet"]), "cells");
  expect(recompute?.tools).toEqual([
    "r /data/changchun/cells.csv",
    "pandas /data/changchun/cells.csv",
    "duckdb /data/changchun/cells.parquet",
  ]);
});

test("without Changchun another surveyed city stands in the code, without any nothing is computed again", () => {
  expect(exampleCity(manifest([], [city("a", false), city("b", true)]))?.id).toBe("b");
  const enterprises = manifest(["a/cells.csv"], [city("a", false)]);
  expect(shown(enterprises, "cells").map(({ name }) => name)).toEqual(["read"]);
  expect(shown(manifest([]), "cells")).toEqual([]);
});
