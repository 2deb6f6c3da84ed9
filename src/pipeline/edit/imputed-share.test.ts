import { expect, test } from "vitest";
import { quarterIndex } from "#contract/quarter.ts";
import { answering, checkWritten, refusing } from "#pipeline/trial/written-city.ts";
import { imputeEnterprises } from "./impute.ts";
import { imputedQuality, imputedShare, imputedShares } from "./imputed-share.ts";

const growing = (start: number) =>
  Object.fromEntries(["b", "c", "d"].map((id) => [id, answering("large", start, (start / 10) * 11)]));
const small = {
  s: answering("small", 60, 60),
  t: answering("small", 50, 50),
  u: answering("small", 40, 40),
};
const { quarters } = checkWritten(["enterprise,large/C,6,", "enterprise,small/C,100,"], {
  "2011Q2": { enterprises: { a: answering("large", 500, 500), ...growing(10_000), ...small } },
  "2011Q3": { enterprises: { a: refusing("large"), ...growing(11_000), ...small } },
});
const { imputed } = imputeEnterprises(quarters);
const [, second] = quarters;
if (!second) throw new Error("two quarters were written");

test("the imputed share weighs reporting and imputed firms alike", () => {
  // Large: 6/4 (550 + 3 x 12 100); small: 100/3 x 150.
  expect(imputedShare(second, imputed)).toBeCloseTo((1.5 * 550) / (1.5 * (550 + 36_300) + 5000), 9);
  expect(imputedShare(second, imputed, ["small/C"])).toBe(0);
  expect(imputedShare(second, [])).toBe(0);
});

test("every quarter has its share, one without a file none", () => {
  expect([...imputedShares(quarters)]).toStrictEqual([
    [quarterIndex("2011Q2"), 0],
    [quarterIndex("2011Q3"), imputedShare(second, imputed)],
  ]);
  expect(imputedShare({ ...second, enterprises: null }, [])).toBeNull();
});

test.each([
  [null, null],
  [0, null],
  [0.1, null],
  [0.1001, "E"],
  [0.25, "E"],
  [0.2501, "not_published"],
])("an imputed share of %s makes a level %s", (share, quality) => {
  expect(imputedQuality(share)).toBe(quality);
});
