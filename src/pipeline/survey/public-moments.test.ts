import fc from "fast-check";
import { expect, test } from "vitest";
import { surveyDesign } from "./design.ts";
import { subsetDesign } from "./domain.ts";
import { momentTotals } from "./public-moments.ts";
import { estimate, svytotal } from "./statistics.ts";

const unit = fc.record({
  stratum: fc.constantFrom("L", "S"),
  domain: fc.constantFrom("u", "v"),
  y: fc.integer({ min: 0, max: 50 }),
  x: fc.integer({ min: 1, max: 90 }),
});
type Unit = { stratum: string; domain: string; y: number; x: number };

function momentsOf(units: readonly Unit[], population: number) {
  const strata = [...Map.groupBy(units, (u) => u.stratum)].map(([stratum, own]) => ({
    stratum,
    population,
    respondents: own.length,
  }));
  const cells = [...Map.groupBy(units, (u) => `${u.stratum}/${u.domain}`)].map(([key, own]) => {
    const sum = (value: (u: Unit) => number) => own.reduce((total, u) => total + value(u), 0);
    const [stratum = "", domain = ""] = key.split("/");
    const cross = sum((u) => u.x * u.y);
    return {
      stratum,
      domain,
      sums: [sum((u) => u.y), sum((u) => u.x)],
      products: [
        [sum((u) => u.y ** 2), cross],
        [cross, sum((u) => u.x ** 2)],
      ],
    };
  });
  return { strata, cells };
}

test("published sums give what the unit records give, for all and for a domain", () => {
  const units = fc.array(unit, { minLength: 4, maxLength: 20 }).filter((sample) => {
    return ["L", "S"].every((stratum) => sample.filter((u) => u.stratum === stratum).length !== 1);
  });
  fc.assert(
    fc.property(units, (sample) => {
      const { strata, cells } = momentsOf(sample, 25);
      const design = surveyDesign({
        ids: ["rows"],
        strata: sample.map((u) => u.stratum),
        fpc: [sample.map(() => 25)],
        rows: sample.length,
      });
      for (const wanted of [["u", "v"], ["u"]]) {
        const domain = subsetDesign(design, (row) => wanted.includes(sample[row]?.domain ?? ""));
        const variables = (["y", "x"] as const).map((name) => ({ name, values: sample.map((u) => u[name]) }));
        const direct = estimate(domain, svytotal(domain, variables));
        const public_ = momentTotals(["y", "x"], cells, strata, (label) => wanted.includes(label));
        direct.values.forEach((value, i) => {
          expect(public_.values[i]).toBeCloseTo(value, 8);
          direct.covariance[i]?.forEach((entry, j) => {
            expect(public_.covariance[i]?.[j]).toBeCloseTo(entry, 5);
          });
        });
      }
    }),
    { numRuns: 50 },
  );
});

test("a cell of an unknown stratum and a stratum of one are refused", () => {
  const cell = { stratum: "Z", domain: "u", sums: [1], products: [[1]] };
  expect(() => momentTotals(["y"], [cell], [])).toThrow("unknown stratum: Z");
  const strata = [{ stratum: "Z", population: 3, respondents: 1 }];
  expect(() => momentTotals(["y"], [cell], strata)).toThrow(
    "expected 2 respondents or a full count, found 1",
  );
});
