import { expect, test } from "vitest";
import { indicators } from "./by.ts";
import { calibrateDesign, postStratify, ratioCalibrate } from "./calibrate.ts";
import { surveyDesign } from "./design.ts";
import { rakeDesign } from "./rake.ts";
import { estimate, ratioToTotal, standardErrors, svyratio, svytotal } from "./statistics.ts";

const design = surveyDesign({ ids: ["rows"], fpc: [[20, 20, 20, 20]], rows: 4 });
const x = { name: "x", values: [2, 3, 7, 8] };
const y = { name: "y", values: [1, 2, 3, 6] };
const groups = indicators("g", ["a", "b", "b", "a"]);

test("the ratio calibration gives the ratio estimator and its error", () => {
  const calibrated = ratioCalibrate(design, x, 110);
  const total = estimate(calibrated, svytotal(calibrated, [y]));
  const ratio = estimate(design, ratioToTotal(svyratio(design, [y], [x]), 110));
  expect(total.values[0]).toBeCloseTo(66, 12);
  expect(standardErrors(total)[0]).toBeCloseTo(standardErrors(ratio)[0] ?? 0, 12);
});

test("what is calibrated on has its known total and no error", () => {
  const one = { name: "one", values: [1, 1, 1, 1] };
  const calibrated = calibrateDesign(design, { variables: [one, x], totals: [21, 100] });
  const totals = estimate(calibrated, svytotal(calibrated, [one, x]));
  expect(totals.values[0]).toBeCloseTo(21, 11);
  expect(totals.values[1]).toBeCloseTo(100, 11);
  for (const error of standardErrors(totals)) expect(error).toBeLessThan(1e-6);
});

test("poststrata have their known sizes", () => {
  const weights = postStratify(design, groups, [8, 13]).weights;
  expect([...weights].map((w) => Number(w.toFixed(12)))).toEqual([4, 6.5, 6.5, 4]);
});

test("dependent calibration variables are refused", () => {
  const twice = { name: "twice", values: x.values.map((value) => 2 * value) };
  expect(() => calibrateDesign(design, { variables: [x, twice], totals: [100, 200] })).toThrow(
    "linearly dependent",
  );
});

test("raked weights meet both margins", () => {
  const other = indicators("h", ["u", "u", "v", "v"]);
  const raked = rakeDesign(design, [
    { levels: groups, totals: [8, 12] },
    { levels: other, totals: [9, 11] },
  ]);
  const totals = svytotal(raked, [...groups, ...other]).values.map((value) => Number(value.toFixed(9)));
  expect(totals).toEqual([8, 12, 9, 11]);
});

test("margins that disagree are refused", () => {
  const margins = [
    { levels: groups, totals: [8, 12] },
    { levels: indicators("h", ["u", "u", "v", "v"]), totals: [9, 15] },
  ];
  expect(() => rakeDesign(design, margins)).toThrow("no agreement of the margins");
});
