import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { buildCity } from "#pipeline/build-city.ts";
import { checkCity } from "#pipeline/check/city-returns.ts";
import type { InputTableName } from "#pipeline/handed-in/return-file.ts";
import { makeCity } from "#pipeline/trial/arbitrary-city.ts";
import { rewritten } from "#pipeline/trial/written-city.ts";
import { writtenContext } from "#pipeline/trial/written-context.ts";
import { disclosureFaults } from "./disclosure-check.ts";

const shape = { seed: 5, quarters: 6, urban: 12, rural: 10, firms: 60, repeats: 0, events: 12 };
const named = (id: string) => id.replace(/^e(\d+)$/, "firm-$1");
const files = makeCity({ ...shape, missing: 0, knownTotal: "80000" });
const city = checkCity({
  ...files,
  quarters: files.quarters.map((quarter) => ({
    ...quarter,
    files: Object.fromEntries(
      Object.entries(quarter.files).map(([name, file]) => [
        name,
        rewritten(name as InputTableName, file, (text) => text.replaceAll(/\be\d+\b/g, named)),
      ]),
    ),
  })),
});
const tables = buildCity(city, writtenContext);
const [cell] = tables.cells.filter((row) => row.survey === "enterprise");
const [link] = tables.links.filter((row) => row.survey === "enterprise");
if (!cell || !link) throw new Error("the made-up city has enterprise cells and links");

test("what the pipeline publishes keeps the rules", () => {
  expect(disclosureFaults(tables, city)).toStrictEqual([]);
});

test("a thin cell and a thin link are named with what to do", () => {
  const thin = { ...tables, cells: [{ ...cell, n_resp: 9 }], links: [{ ...link, n_match: 9 }] };
  expect(disclosureFaults(thin, city)).toStrictEqual([
    expect.stringMatching(/^D1: .* has 9 units \(expected at least 10\): merge it/),
    expect.stringMatching(/^D4: .* matches 9 enterprises \(expected at least 10\): merge it/),
  ]);
});

test("a cell published alone and merged in the same quarter is found", () => {
  const merged = { ...cell, indicator: "hire_rate", cell: `${cell.cell} & micro/Z` };
  const twice = disclosureFaults({ ...tables, cells: [cell, merged] }, city);
  expect(twice).toStrictEqual([expect.stringContaining("is published in two ways in")]);
});

test.each(["plain", "md5", "sha256"])("the id of an enterprise in any text is found: %s", (how) => {
  const id = "firm-3";
  const word = how === "plain" ? `near ${id}` : createHash(how).update(id).digest("hex");
  const leaking = { ...tables, benchmarks: [{ ...tables.benchmarks[0], cell: word }] } as typeof tables;
  expect(disclosureFaults(leaking, city)).toStrictEqual([expect.stringMatching(/^D9: /)]);
});

test("counts that tell of a single enterprise among large and medium ones are found", () => {
  const at = { ...cell, cell: "large+medium/C", survey: "enterprise" as const };
  const cells = [
    { ...at, quarter: "2016Q1", n_resp: 24 },
    { ...at, quarter: "2016Q2", n_resp: 23 },
  ];
  const faultsWith = (n_match: number) =>
    disclosureFaults(
      { ...tables, cells, links: [{ ...link, ...at, quarter: "2016Q2", lag: 1, n_match }] },
      city,
    );
  expect(faultsWith(23)).toStrictEqual([
    expect.stringContaining("shows a single enterprise that came or went"),
  ]);
  expect(faultsWith(22)).toStrictEqual([]);
});

test("an enterprise may be called what every release says anyway", () => {
  const words = [
    "2010Q2",
    "urban",
    "small",
    "normal",
    "quarter",
    "community",
    "testville",
    "employment_growth",
  ];
  const called = {
    ...city,
    quarters: city.quarters.map((quarter) => ({
      ...quarter,
      enterprises: (quarter.enterprises ?? []).map((firm, i) => {
        return { ...firm, row: { ...firm.row, enterprise_id: words[i] ?? firm.row.enterprise_id } };
      }),
    })),
  };
  expect(disclosureFaults(tables, called)).toStrictEqual([]);
});
