import fc from "fast-check";
import { expect, test } from "vitest";
import { indicators, svyby } from "./by.ts";
import { svycontrast } from "./contrast.ts";
import { surveyDesign } from "./design.ts";
import { divide, log } from "./smooth.ts";
import {
  completeRows,
  estimate,
  meanDesignEffect,
  ratioToTotal,
  standardErrors,
  svymean,
  svyratio,
  svytotal,
} from "./statistics.ts";

const design = surveyDesign({ ids: ["rows"], fpc: [[12, 12, 12, 12]], rows: 4 });
const y = { name: "y", values: [1, 2, 3, 6] };
const x = { name: "x", values: [2, 3, 7, 8] };

test("a ratio's variance is that of the residuals y - R x over the total of x", () => {
  const ratio = estimate(design, svyratio(design, [y], [x]));
  // R = 12/20; residuals -.2, .2, -1.2, 1.2 sum to 0; V = (3² · (2/3) · (4/3) · 2.96) / 60².
  expect(ratio.values[0]).toBeCloseTo(0.6, 15);
  expect(ratio.covariance[0]?.[0]).toBeCloseTo((8 * 2.96) / 3600, 15);
});

test("a ratio to a known total keeps the ratio's coefficient of variation", () => {
  const ratio = svyratio(design, [y], [x]);
  const total = estimate(design, ratioToTotal(ratio, 66));
  expect(total.values[0]).toBeCloseTo(39.6, 12);
  expect(standardErrors(total)[0]).toBeCloseTo((standardErrors(estimate(design, ratio))[0] ?? 0) * 66, 12);
});

test("missing values form a domain: the mean of the rest, with the full sample size in the variance", () => {
  const gaps = { name: "y", values: [1, Number.NaN, 3, 5] };
  const whole = svymean(design, [gaps]);
  expect(whole.values[0]).toBeNaN();
  expect(svymean(completeRows(design, [gaps]), [gaps]).values[0]).toBeCloseTo(3, 15);
});

test("levels of a factor get one share each, and the shares sum to one", () => {
  const shares = svymean(design, indicators("size", ["S", "L", "S", "S"]));
  expect(shares.names).toEqual(["sizeL", "sizeS"]);
  expect(shares.values).toEqual([0.25, 0.75]);
});

test("a simple random sample has design effect one", () => {
  expect(meanDesignEffect(design, y, false)).toBeCloseTo(1, 12);
});

test("a contrast of totals carries their covariance: log change equals the ratio's relative error", () => {
  const totals = estimate(design, svytotal(design, [y, x]));
  const change = svycontrast(totals, [{ name: "log", of: (f) => log(divide(f("y"), f("x"))) }]);
  const ratio = estimate(design, svyratio(design, [y], [x]));
  expect(change.values[0]).toBeCloseTo(Math.log(0.6), 14);
  expect(standardErrors(change)[0]).toBeCloseTo((standardErrors(ratio)[0] ?? 0) / 0.6, 14);
  expect(() => svycontrast(totals, [{ name: "z", of: (f) => f("z") }])).toThrow("unknown figure");
});

test("totals of domains add to the total, with their covariances, in any order of rows", () => {
  const row = fc.record({
    y: fc.double({ min: -5, max: 5, noNaN: true }),
    g: fc.constantFrom("a", "b", "c"),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 12 }), (rows) => {
      for (const own of [rows, rows.toReversed()]) {
        const sample = surveyDesign({ ids: ["rows"], fpc: [own.map(() => 40)], rows: own.length });
        const values = { name: "y", values: own.map((unit) => unit.y) };
        const total = estimate(sample, svytotal(sample, [values]));
        const labels = own.map((unit) => unit.g);
        const by = svyby(sample, labels, (domain) => svytotal(domain, [values]));
        const sum = by.values.reduce((a, b) => a + b, 0);
        const variance = by.covariance.flat().reduce((a, b) => a + b, 0);
        expect(sum).toBeCloseTo(total.values[0] ?? Number.NaN, 9);
        expect(variance).toBeCloseTo(total.covariance[0]?.[0] ?? Number.NaN, 6);
      }
    }),
    { numRuns: 40 },
  );
});
