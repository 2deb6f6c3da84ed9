import fc from "fast-check";
import { expect, test } from "vitest";
import type { StartupRow } from "#contract/input/input-tables.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import {
  newlySupported,
  type RegisterQuarter,
  registerMultiplier,
  registerOf,
  stateAt,
  youngEmployment,
} from "./register.ts";

const row = (
  startup_id: string,
  supported_quarter: string,
  quarter: string,
  alive: boolean | null,
  jobs: number | null,
): StartupRow => ({ quarter, city: "wuhan", startup_id, supported_quarter, group: "graduates", alive, jobs });

/** a and b supported in Q1, c in Q2; b ends in Q2; there is no file of Q4; c has no row in 2017Q1. */
const quarters: RegisterQuarter[] = [
  {
    quarter: "2016Q2",
    rows: [
      row("a", "2016Q1", "2016Q2", true, 3),
      row("b", "2016Q1", "2016Q2", false, 0),
      row("c", "2016Q2", "2016Q2", true, 5),
    ],
  },
  { quarter: "2016Q1", rows: [row("a", "2016Q1", "2016Q1", true, 2), row("b", "2016Q1", "2016Q1", true, 0)] },
  { quarter: "2016Q3", rows: [row("a", "2016Q1", "2016Q3", true, 4), row("c", "2016Q2", "2016Q3", true, 5)] },
  { quarter: "2016Q4", rows: null },
  { quarter: "2017Q1", rows: [row("a", "2016Q1", "2017Q1", true, 4)] },
];
const register = registerOf(quarters);
const stateOf = (id: string, quarter: string) => stateAt(register.histories.get(id) ?? [], quarter);

test("a start-up lives by the quarter's own row and stays ended without one; else nothing is known", () => {
  expect(["2016Q1", "2016Q2", "2016Q4"].map((q) => stateOf("b", q))).toEqual(["alive", "ended", "ended"]);
  expect(["2016Q3", "2016Q4", "2017Q1"].map((q) => stateOf("a", q))).toEqual(["alive", "unknown", "alive"]);
  expect(stateOf("c", "2017Q1")).toBe("unknown");
  expect(stateOf("c", "2016Q1")).toBe("unknown");
  expect(stateOf("nobody", "2016Q1")).toBe("unknown");
});

test("a blank row says nothing, and one that takes an end back counts", () => {
  const history = [row("a", "2016Q1", "2016Q1", true, 1), row("a", "2016Q1", "2016Q2", null, null)];
  expect(stateAt(history, "2016Q2")).toBe("unknown");
  const back = [row("a", "2016Q1", "2016Q1", false, 0), row("a", "2016Q1", "2016Q2", true, 1)];
  expect(stateAt(back, "2016Q2")).toBe("alive");
  expect(stateAt([...back.slice(0, 1), row("a", "2016Q1", "2016Q2", null, null)], "2016Q2")).toBe("ended");
});

test("the newly supported are those of the quarter's own file", () => {
  expect(newlySupported(register, "2016Q1")?.map((r) => r.startup_id)).toEqual(["a", "b"]);
  expect(newlySupported(register, "2016Q3")).toEqual([]);
  expect(newlySupported(register, "2016Q4")).toBeNull();
  expect(newlySupported(register, "2015Q4")).toBeNull();
});

test("the multiplier is jobs at support over start-ups supported, founders excluded", () => {
  expect(registerMultiplier(register, ["2016Q1", "2016Q2", "2016Q3"])).toEqual({
    supported: 3,
    jobs: 7,
    unknown: 0,
    missingQuarters: [],
    multiplier: 7 / 3,
  });
  expect(registerMultiplier(register, ["2016Q3"])).toMatchObject({ supported: 0, multiplier: null });
  expect(registerMultiplier(register, ["2016Q2", "2016Q4"])).toEqual({
    supported: 1,
    jobs: 5,
    unknown: 0,
    missingQuarters: ["2016Q4"],
    multiplier: null,
  });
});

const blankJobs = (supported: number, blank: number) => {
  const rows = Array.from({ length: supported }, (_, i) =>
    row(`s${i}`, "2016Q1", "2016Q1", true, i < blank ? null : 2),
  );
  return registerOf([{ quarter: "2016Q1", rows }]);
};

test("blank jobs are left out of both sides, up to a tenth of the start-ups", () => {
  expect(registerMultiplier(blankJobs(10, 1), ["2016Q1"])).toMatchObject({ unknown: 1, multiplier: 2 });
  expect(registerMultiplier(blankJobs(10, 2), ["2016Q1"])).toMatchObject({ unknown: 2, multiplier: null });
  expect(youngEmployment(blankJobs(10, 1), "2016Q1")).toMatchObject({ startups: 9, employment: 27 });
  expect(youngEmployment(blankJobs(10, 2), "2016Q1")).toMatchObject({ unknown: 2, employment: null });
});

test("young employment is jobs and a founder each of those who live", () => {
  expect(youngEmployment(register, "2016Q2")).toEqual({
    quarter: "2016Q2",
    startups: 2,
    jobs: 8,
    unknown: 0,
    complete: false,
    employment: 10,
  });
  expect(youngEmployment(register, "2017Q1")).toMatchObject({ startups: 1, unknown: 1, employment: null });
  expect(youngEmployment(register, "2016Q4")).toMatchObject({ startups: 0, unknown: 2, employment: null });
  expect(youngEmployment(registerOf([]), "2016Q4")).toMatchObject({ startups: 0, employment: null });
});

test("a start-up counts until it is 42 months old, and the register is complete when it reaches back so far", () => {
  const first = quarterIndex("2010Q1");
  const life = Array.from({ length: 17 }, (_, age) => {
    const quarter = quarterOf(first + age);
    return {
      quarter,
      rows: [row("a", "2010Q1", quarter, true, 1), row(`b${age}`, quarter, quarter, true, 0)],
    };
  });
  const at = (age: number) => youngEmployment(registerOf(life), quarterOf(first + age));
  // b of age 14 counts itself only: the earlier ones have no row, so they are unknown.
  expect([at(13).complete, at(14).complete]).toEqual([false, true]);
  expect([at(14).startups, at(15).startups]).toEqual([2, 1]);
  expect([at(14).jobs, at(15).jobs]).toEqual([1, 0]);
});

const arbitraryRegister = fc
  .array(fc.tuple(fc.nat(4), fc.nat(5), fc.option(fc.boolean()), fc.option(fc.nat(9))), { maxLength: 60 })
  .map((draws) => {
    const indices = [0, 1, 2, 3, 4, 5].map((i) => quarterIndex("2012Q1") + i);
    return indices.map((index, i) => {
      const quarter = quarterOf(index);
      const inside = draws.filter(([, at]) => at === i);
      const byId = new Map(
        inside.map(([id, , alive, jobs]) => [id, row(`s${id}`, "2012Q1", quarter, alive, jobs)]),
      );
      return { quarter, rows: i === 3 ? null : [...byId.values()] };
    });
  });

test("neither the order of quarters nor later ones change a figure", () => {
  fc.assert(
    fc.property(arbitraryRegister, fc.nat(5), (made, upTo) => {
      const quarter = made[upTo]?.quarter ?? "";
      const figures = (of: readonly RegisterQuarter[]) => {
        const from = registerOf(of);
        return [youngEmployment(from, quarter), registerMultiplier(from, [quarter])];
      };
      expect(figures(made.toReversed())).toEqual(figures(made));
      expect(figures(made.slice(0, upTo + 1))).toEqual(figures(made));
    }),
  );
});
