import { expect, test } from "vitest";
import { answering, refusing, writtenCity } from "#pipeline/trial/written-city.ts";
import { saidOf, writtenRelease } from "#pipeline/trial/written-release.ts";

const FRAME = ["enterprise,small,90,", "enterprise,micro,90,"];
const FIRMS = Array.from({ length: 16 }, (_, i) => i);
const staff = (i: number, t: number) => 60 + ((i * 37 + t * 13) % 90);
type Returns = Readonly<Record<string, string>>;

/** Sixteen small and sixteen micro enterprises in two quarters; what is written of either lies over it. */
function release(first: Returns = {}, second: Returns = {}) {
  const plain = (t: number) =>
    Object.fromEntries(
      FIRMS.flatMap((i) => [
        [`s${i}`, answering("small", staff(i, t - 1), staff(i, t))],
        [`m${i}`, answering("micro", 6 + i, 6 + i)],
      ]),
    );
  return writtenRelease(
    writtenCity(FRAME, {
      "2016Q1": { enterprises: { ...plain(0), ...first } },
      "2016Q2": { enterprises: { ...plain(1), ...second } },
    }),
  );
}
const silent = (size: string, units: readonly string[]) =>
  Object.fromEntries(units.map((unit) => [unit, refusing(size)]));

const all = release();

test("two releases of the same returns tell of nobody", () => {
  expect(saidOf(all, release())).toStrictEqual([]);
});

test("one or two returns changed in place are found, with cell and quarter; three are nobody's", () => {
  for (const units of [["s3"], ["s3", "s5"]]) {
    const changed = release({}, silent("small", units));
    for (const [before, after] of [
      [all, changed],
      [changed, all],
    ] as const) {
      expect(saidOf(before, after)).toContain(
        `D10: hire_rate of small in 2016Q2 would tell of ${units.length === 1 ? "a single enterprise" : "two enterprises"} by what changed since an earlier release (expected none or at least 3 changed returns)`,
      );
    }
  }
  expect(saidOf(all, release({}, silent("small", ["s3", "s5", "s7"])))).toStrictEqual([]);
});

test("three in two cells are one and two", () => {
  const changed = release({}, { ...silent("micro", ["m3"]), ...silent("small", ["s3", "s5"]) });
  const said = saidOf(all, changed);
  expect(said.some((text) => text.includes("micro in 2016Q2 would tell of a single"))).toBe(true);
  expect(said.some((text) => text.includes("small in 2016Q2 would tell of two"))).toBe(true);
});

test("of three that changed, two that answer in the linked quarter are found there", () => {
  const before = release(silent("small", ["s1"]), silent("small", ["s1", "s2", "s3"]));
  const said = saidOf(before, release(silent("small", ["s1"])));
  expect(said.length).toBeGreaterThan(0);
  expect(said.every((text) => text.includes("small in 2016Q2, linked with 2016Q1 would tell of two"))).toBe(
    true,
  );
});

test("an enterprise that stands for itself alone since its return was changed is found", () => {
  const merger = { m4: "micro,C,active,10,0,0,,10,,merger" };
  expect(saidOf(all, release({}, merger))[0]).toContain("micro in 2016Q2 would tell of a single enterprise");
});

test("a change of nothing that is published tells of nobody", () => {
  const laidOff = { s4: answering("small", staff(4, 0), staff(4, 1), 0) };
  expect(saidOf(all, release({}, laidOff))).toStrictEqual([]);
});
