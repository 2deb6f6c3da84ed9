import fc from "fast-check";
import { expect, test } from "vitest";
import { quarterIndex } from "#contract/quarter.ts";
import { baseCells, type Sample } from "#pipeline/weigh/sample.ts";
import { cellFaults, linkFaults } from "./disclosure-rules.ts";
import { buildPartition, formatMerge, partitionSample } from "./partition.ts";

const FIRST = quarterIndex("2016Q1");

/** A stratum a cell; sizes of the units as given, weight 4 unless told otherwise. */
function sampleOf(quarter: number, cells: Readonly<Record<string, readonly number[]>>, weight = 4): Sample {
  const strata = Object.entries(cells).map(([cell, sizes]) => ({
    ...{ id: cell, members: [cell], cell, weight, populationUnits: sizes.length * weight },
    units: sizes.map((x, i) => ({ id: `${cell}${i}`, y: 1, x })),
  }));
  return { quarter, strata };
}
const even = (n: number) => Array.from({ length: n }, () => 100);
const order = (cells: readonly string[], quarters: number) =>
  new Map(Array.from({ length: quarters }, (_, i) => [FIRST + i, cells]));
const partition = (samples: readonly Sample[], cells: readonly string[]) =>
  buildPartition(
    order(cells, samples.length),
    new Map([["hire_rate", new Map(samples.map((sample) => [sample.quarter, sample]))]]),
  );

test("cells with enough even enterprises stay as they are", () => {
  const cells = { "small/C": even(12), "small/F": even(15) };
  const found = partition([sampleOf(FIRST, cells), sampleOf(FIRST + 1, cells)], Object.keys(cells));
  expect(found.merges).toStrictEqual([]);
  expect(found.blocks.get(FIRST + 1)).toStrictEqual([["small/C"], ["small/F"]]);
});

test("fewer than ten: merged with the next sector of the size, and the office is told why", () => {
  const cells = { "small/C": even(4), "small/F": even(15), "micro/C": even(12) };
  const found = partition([sampleOf(FIRST, cells)], Object.keys(cells));
  expect(found.blocks.get(FIRST)).toStrictEqual([["small/C", "small/F"], ["micro/C"]]);
  expect(found.merges.map(formatMerge)).toStrictEqual([
    "small/C with small/F from 2016Q1 to the end of the year: D1, hire_rate: 4 (expected at least 10 enterprises)",
  ]);
});

test("the last sector of a size is merged with the one before, never across sizes while there is one", () => {
  const cells = { "small/C": even(14), "small/F": even(3), "micro/C": even(12) };
  expect(partition([sampleOf(FIRST, cells)], Object.keys(cells)).blocks.get(FIRST)).toStrictEqual([
    ["small/C", "small/F"],
    ["micro/C"],
  ]);
});

test("a merge holds to the end of the calendar year, and no longer", () => {
  const thin = { "small/C": even(4), "small/F": even(15) };
  const full = { "small/C": even(12), "small/F": even(15) };
  const samples = [full, thin, full, full, full].map((cells, i) => sampleOf(FIRST + i, cells));
  // Links to the thin quarter match 4: that keeps the year merged by itself, and not the next one's first quarter.
  const blocks = partition(samples, Object.keys(full)).blocks;
  const sizes = samples.map(({ quarter }) => blocks.get(quarter)?.length);
  expect(sizes).toStrictEqual([2, 1, 1, 1, 2]);
});

test.each([
  ["one enterprise with more than half", [5000, ...even(12)], 4, "the largest has 81 %"],
  ["two with more than three quarters", [4000, 4000, ...even(12)], 4, "the two largest have 87 %"],
  ["a rest below 15 % of the largest", [450, 450, ...Array(10).fill(6)], 1, "the two largest have 94 %"],
])("dominance: %s", (_, sizes, weight, found) => {
  const [fault] = cellFaults("hire_rate", sampleOf(FIRST, { "small/C": sizes }, weight));
  expect(fault).toMatchObject({ rule: "D2", found });
});

test("a count of units is judged by what it counts", () => {
  const sample = sampleOf(FIRST, { "small/C": Array(12).fill(1) });
  const giant = sample.strata.map((stratum) => ({
    ...stratum,
    units: stratum.units.map((unit, i) => ({ ...unit, y: i === 0 ? 9000 : 10 })),
  }));
  expect(cellFaults("employment_level", { ...sample, strata: giant })).toHaveLength(1);
});

test("a single leaver among large and medium ones is a fault, among small ones it is not", () => {
  const [all, less] = [even(12), even(11)];
  const faults = (cell: string) =>
    linkFaults("hire_rate", sampleOf(FIRST + 1, { [cell]: less }), sampleOf(FIRST, { [cell]: all }));
  expect(faults("large+medium/C")).toMatchObject([{ rule: "D4", found: "a single one", lag: 1 }]);
  expect(faults("small/C")).toStrictEqual([]);
});

test("a leaver that stood for itself alone is a leaver, one that only changed its class is none", () => {
  const before = sampleOf(FIRST, { "large+medium/C": even(12) });
  const [stratum] = before.strata;
  if (!stratum) throw new Error("there is one stratum");
  const alone = { ...stratum, id: "alone", members: ["alone"], units: [{ id: "giant", y: 1, x: 100 }] };
  const withGiant = { ...before, strata: [stratum, alone] };
  const later = sampleOf(FIRST + 1, { "large+medium/C": even(12) });
  expect(linkFaults("hire_rate", later, withGiant)).toMatchObject([{ found: "a single one" }]);
  const joined = later.strata.map((s) => ({ ...s, units: [...s.units, { id: "giant", y: 1, x: 100 }] }));
  expect(linkFaults("hire_rate", { ...later, strata: joined }, withGiant)).toStrictEqual([]);
});

test("too few for any cell: that indicator is left out and does not coarsen the others", () => {
  const cells = { "small/C": even(12), "small/F": even(12) };
  const few = sampleOf(FIRST, { "small/C": even(2) });
  const found = buildPartition(
    order(Object.keys(cells), 1),
    new Map([
      ["hire_rate", new Map([[FIRST, sampleOf(FIRST, cells)]])],
      ["vacancy_rate", new Map([[FIRST, few]])],
    ]),
  );
  expect(found.blocks.get(FIRST)).toHaveLength(2);
});

test("whatever the counts: every cell stands in one block, and what is not mended is one block", () => {
  const counts = fc.array(fc.nat(14), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1, maxLength: 5 }), (drawn) => {
      const names = ["small/C", "small/F", "small/G", "micro/C", "micro/F", "micro/G"];
      const samples = drawn.map((sizes, t) =>
        sampleOf(FIRST + t, Object.fromEntries(sizes.map((n, i) => [names[i] ?? "", even(n)]))),
      );
      const { blocks, unmended } = partition(samples, names);
      for (const sample of samples) {
        const own = blocks.get(sample.quarter) ?? [];
        expect(own.flat().toSorted()).toStrictEqual(names.toSorted());
        const faults = cellFaults("hire_rate", partitionSample(sample, blocks));
        const total = sample.strata.reduce((n, stratum) => n + stratum.units.length, 0);
        if (total >= 10 && faults.length > 0) expect(own).toHaveLength(1);
        if (unmended.some((fault) => fault.quarter === sample.quarter)) expect(own).toHaveLength(1);
        for (const { cell } of partitionSample(sample, blocks).strata)
          expect(own.some((block) => baseCells(cell).every((base) => block.includes(base)))).toBe(true);
      }
    }),
  );
});
