import { expect, test } from "vitest";
import type { SurveyDesign } from "./design.ts";
import { surveyDesign } from "./design.ts";
import { subsetDesign } from "./domain.ts";
import type { LonelyPsu } from "./lonely.ts";
import { estimate, svytotal } from "./statistics.ts";

function totalVariance(
  design: SurveyDesign,
  values: number[],
  lonelyPsu: LonelyPsu = "fail",
  adjust = false,
) {
  const total = svytotal(design, [{ name: "y", values }]);
  return estimate(design, total, { lonelyPsu, adjustDomainLonely: adjust }).covariance[0]?.[0];
}

test("simple random sample: N² (1 - n/N) s² / n", () => {
  const design = surveyDesign({ ids: ["rows"], fpc: [[10, 10, 10, 10]], rows: 4 });
  // s² of 1, 2, 3, 6 is 14/3; 100 · 0.6 · (14/3) / 4 = 70.
  expect(totalVariance(design, [1, 2, 3, 6])).toBeCloseTo(70, 12);
});

test("clusters enter by their sums", () => {
  const fpc = [[4, 4, 4, 4]];
  const clusters = surveyDesign({ ids: [["a", "a", "b", "b"]], fpc, rows: 4 });
  const sums = surveyDesign({ ids: ["rows"], fpc: [[4, 4]], rows: 2 });
  expect(totalVariance(clusters, [1, 2, 4, 5])).toBeCloseTo(totalVariance(sums, [3, 9]) ?? 0, 12);
});

test("a second stage adds n/N times the variance within the units", () => {
  const fpc = [
    [4, 4, 4, 4],
    [6, 6, 3, 3],
  ];
  const design = surveyDesign({ ids: [["a", "a", "b", "b"], "rows"], fpc, rows: 4 });
  // Weights 6, 6, 3, 3; unit sums 18 and 27: (1 - 2/4) · 2 · 40.5 = 40.5.
  // Within a: (1 - 2/6) · 2 · 18 = 24; within b: (1 - 2/3) · 2 · 4.5 = 3; times 2/4 = 13.5.
  expect(
    totalVariance(
      design,
      [1, 2, 4, 5].map((y, i) => (i === 1 ? 2 : y)),
    ),
  ).toBeCloseTo(54, 12);
});

test("a stratum observed in full adds nothing", () => {
  const strata = ["all", "all", "part", "part"];
  const design = surveyDesign({ ids: ["rows"], strata, fpc: [[2, 2, 4, 4]], rows: 4 });
  // Only the second: 2² · (1 - 2/4) · 2 · 0.5 = 2.
  expect(totalVariance(design, [100, 900, 1, 2])).toBeCloseTo(2, 12);
});

test("units outside the domain count zero, and stay in the sample size", () => {
  const design = surveyDesign({ ids: ["rows"], fpc: [[8, 8, 8, 8]], rows: 4 });
  const domain = subsetDesign(design, (row) => row < 2);
  expect(totalVariance(domain, [3, 5, 77, Number.NaN])).toBeCloseTo(
    totalVariance(design, [3, 5, 0, 0]) ?? 0,
    12,
  );
});

const alone = surveyDesign({ ids: ["rows"], strata: ["a", "a", "b"], fpc: [[4, 4, 3]], rows: 3 });

test("a lonely unit stops the computation in R's words", () => {
  expect(() => totalVariance(alone, [1, 2, 5])).toThrow("Stratum (b) has only one PSU at stage 1");
});

test.each([
  // Stratum a: 2² · (1 - 2/4) · 2 · 0.5 = 2. Stratum b uncentred: (1 - 1/3) · 15² = 150.
  ["remove", 2],
  ["certainty", 2],
  ["adjust", 152],
  ["average", 4],
] as const)("a lonely unit under %s", (option, expected) => {
  expect(totalVariance(alone, [1, 2, 5], option)).toBeCloseTo(expected, 12);
});

test("a domain with one unit of several is centred at zero only when domains are adjusted too", () => {
  const design = surveyDesign({ ids: ["rows"], fpc: [[4, 4]], rows: 2 });
  const domain = subsetDesign(design, (row) => row === 0);
  expect(totalVariance(domain, [3, 9], "adjust")).toBeCloseTo(18, 12);
  expect(totalVariance(domain, [3, 9], "adjust", true)).toBeCloseTo(36, 12);
});
