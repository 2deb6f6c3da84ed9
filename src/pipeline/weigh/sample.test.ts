import fc from "fast-check";
import { expect, test } from "vitest";
import type { FrameStratum } from "#pipeline/read/strata.ts";
import { components, weighSample } from "./sample.ts";

const stratum = (id: string, populationUnits: number): FrameStratum => ({
  ...{ id, populationUnits, survey: "enterprise", knownTotal: null },
  group: id.split("/")[0] ?? id,
  cell: id,
});
const responses = (id: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ stratum: id, unit: { id: `${id}${i}`, y: i, x: 10 } }));

test("a respondent stands for N/r units", () => {
  const { strata } = weighSample(0, [stratum("urban", 120)], responses("urban", 20), false);
  expect(strata.map(({ weight, units }) => [weight, units.length])).toStrictEqual([[6, 20]]);
});

test("a class that reaches over two cells joins them", () => {
  const frame = [stratum("medium/C", 50), stratum("medium/F", 30), stratum("small/C", 90)];
  const answers = [...responses("medium/C", 2), ...responses("medium/F", 8), ...responses("small/C", 9)];
  const { strata } = weighSample(0, frame, answers, true);
  expect(strata.map(({ id, cell, weight }) => [id, cell, weight])).toStrictEqual([
    ["medium/C+medium/F", "medium/C & medium/F", 8],
    ["small/C", "small/C", 10],
  ]);
});

test("a stratum without population is left out, one without respondents has no weight", () => {
  const { strata } = weighSample(0, [stratum("rural", 0), stratum("urban", 9)], [], false);
  expect(strata.map(({ id, weight }) => [id, weight])).toStrictEqual([["urban", 0]]);
});

test("weights sum to the frame, whoever responds", () => {
  const counts = fc.array(fc.tuple(fc.nat(6), fc.nat(30)), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(counts, (drawn) => {
      const frame = drawn.map(([r, more], i) => stratum(`s${i % 2}/${i}`, r + more));
      const answers = drawn.flatMap(([r], i) => responses(`s${i % 2}/${i}`, r));
      fc.pre(answers.length > 0);
      const { strata } = weighSample(0, frame, answers, true);
      const weighed = strata.reduce((sum, s) => sum + s.weight * s.units.length, 0);
      expect(weighed).toBeCloseTo(
        frame.reduce((sum, s) => sum + s.populationUnits, 0),
        9,
      );
    }),
  );
});

test("overlapping lists hang together, others stay apart", () => {
  const joined = components([["a", "b"], ["c"], ["b", "d"]]);
  expect(joined.get("a")).toStrictEqual(["a", "b", "d"]);
  expect(joined.get("d")).toStrictEqual(["a", "b", "d"]);
  expect(joined.get("c")).toStrictEqual(["c"]);
});
