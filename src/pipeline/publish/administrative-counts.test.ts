import fc from "fast-check";
import { expect, test } from "vitest";
import type { Measure } from "#contract/registry/registry.ts";
import type { CheckedCity } from "#pipeline/check/city-returns.ts";
import { administrativeCounts, countFaults } from "./administrative-counts.ts";

const measure = (id: string, part: Partial<Measure> = {}): Measure => ({
  ...{ id, kind: "flow", unit: "persons", groups: [], name: { zh: id, en: id } },
  ...part,
});
const groups = ["disabled", "graduates", "laid_off"];

function cityWith(rows: readonly (readonly [string, string | null, number | null])[]): CheckedCity {
  const quarter = "2017Q4";
  const administrative = rows.map(([name, group, value]) => ({
    ...{ quarter, city: "testville", measure: name, group, value },
  }));
  return {
    ...{ city: "testville", designBasis: "probability", late: [], issues: [] },
    ledger: { read: 0, accepted: 0, queried: 0, refused: 0, replaced: 0, held: 0 },
    quarters: [
      {
        ...{ quarter, strata: { community: [], enterprise: [] }, communities: null, enterprises: null },
        ...{ administrative, startups: null, refusedCommunities: [], refusedEnterprises: [] },
      },
    ],
  } as CheckedCity;
}

const valuesOf = (city: CheckedCity, measures: readonly Measure[]) =>
  administrativeCounts(city, measures).map(({ measure: m, group, value }) => [m, group, value]);

test("only measures of the registry are published, and never the register's employment", () => {
  const city = cityWith([
    ["trained", null, 40],
    ["somebody_elses", null, 40],
    ["frame_employment", null, 9000],
  ]);
  expect(valuesOf(city, [measure("trained"), measure("frame_employment")])).toEqual([["trained", null, 40]]);
});

test("a count that is said twice is not published", () => {
  const twice = cityWith([
    ["trained", null, 40],
    ["trained", null, 41],
  ]);
  expect(valuesOf(twice, [measure("trained")])).toEqual([]);
});

test("one or two persons are withheld, none and three are not; places are no persons", () => {
  for (const [value, shown] of [
    [0, 0],
    [1, null],
    [2, null],
    [3, 3],
  ] as const)
    expect(valuesOf(cityWith([["trained", null, value]]), [measure("trained")])).toEqual([
      ["trained", null, shown],
    ]);
  expect(valuesOf(cityWith([["incubators", null, 2]]), [measure("incubators", { unit: "places" })])).toEqual([
    ["incubators", null, 2],
  ]);
});

test("beside a total a second group is withheld, so that subtraction tells nothing", () => {
  const rows = administrativeCounts(
    cityWith([
      ["entrepreneurs", null, 61],
      ["entrepreneurs", "disabled", 2],
      ["entrepreneurs", "graduates", 40],
      ["entrepreneurs", "laid_off", 19],
    ]),
    [measure("entrepreneurs", { groups })],
  );
  expect(rows.map(({ group, value }) => [group, value])).toEqual([
    [null, 61],
    ["disabled", null],
    ["graduates", 40],
    ["laid_off", null],
  ]);
  expect(countFaults(rows, [measure("entrepreneurs", { groups })])).toEqual([]);
  const leaking = rows.map((row) => (row.group === "laid_off" ? { ...row, value: 19 } : row));
  expect(countFaults(leaking, [measure("entrepreneurs", { groups })])).toEqual([
    "D11: disabled of entrepreneurs in 2017Q4 follows from the total by subtraction: withhold another one",
  ]);
});

test("where no other group could hide it, the total is withheld", () => {
  const rows = administrativeCounts(
    cityWith([
      ["entrepreneurs", null, 2],
      ["entrepreneurs", "disabled", 2],
    ]),
    [measure("entrepreneurs", { groups })],
  );
  expect(rows.map(({ value }) => value)).toEqual([null, null]);
});

test("two groups of one person each do not follow from what is left of the total", () => {
  const entrepreneurs = measure("entrepreneurs", { groups });
  const rows = administrativeCounts(
    cityWith([
      ["entrepreneurs", null, 42],
      ["entrepreneurs", "disabled", 1],
      ["entrepreneurs", "graduates", 40],
      ["entrepreneurs", "laid_off", 1],
    ]),
    [entrepreneurs],
  );
  expect(rows.map(({ value }) => value)).toEqual([42, null, null, null]);
  const leaking = rows.map((row) => (row.group === "graduates" ? { ...row, value: 40 } : row));
  expect(countFaults(leaking, [entrepreneurs])).toEqual([
    expect.stringContaining("disabled, laid_off of entrepreneurs in 2017Q4 follows from the total"),
  ]);
});

test("no total and no groups let anybody find a withheld count by subtraction", () => {
  const entrepreneurs = measure("entrepreneurs", { groups });
  const count = fc.integer({ min: 0, max: 9 });
  fc.assert(
    fc.property(fc.tuple(count, count, count), fc.integer({ min: -3, max: 3 }), (values, slip) => {
      const total = Math.max(0, values.reduce((sum, value) => sum + value, 0) + slip);
      const stated = groups.map((group, i) => ["entrepreneurs", group, values[i] ?? 0] as const);
      const rows = administrativeCounts(cityWith([["entrepreneurs", null, total], ...stated]), [
        entrepreneurs,
      ]);
      expect(countFaults(rows, [entrepreneurs])).toEqual([]);
      expect(rows.some(({ value }) => value === 1 || value === 2)).toBe(false);
      const known = rows.find(({ group }) => group === null)?.value ?? null;
      const hidden = rows.filter(({ group, value }) => group !== null && value === null).length;
      if (known === null || hidden === 0) return;
      const open = rows.flatMap(({ group, value }) => (group === null ? [] : [value ?? 0]));
      const rest = known - open.reduce((sum, value) => sum + value, 0);
      // Each withheld group could be one, two, or more: the rest has a way for each.
      for (const guess of [1, 2, 3]) expect(rest - guess).toBeGreaterThanOrEqual(hidden - 1);
    }),
  );
});

test("a small count, an unknown measure and the register's employment stop the build", () => {
  const row = { city: "testville", quarter: "2017Q4", group: null, conf_status: "free" as const };
  const faults = countFaults(
    [
      { ...row, measure: "trained", value: 2 },
      { ...row, measure: "somebody_elses", value: 40 },
      { ...row, measure: "frame_employment", value: 9000 },
    ],
    [measure("trained"), measure("frame_employment")],
  );
  expect(faults).toEqual([
    expect.stringContaining("all of trained in 2017Q4 is 2"),
    expect.stringContaining("somebody_elses in 2017Q4 is no measure"),
    expect.stringContaining("frame_employment in 2017Q4 is no measure"),
  ]);
});
