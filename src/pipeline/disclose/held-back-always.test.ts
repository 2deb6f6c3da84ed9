import fc from "fast-check";
import { expect, test } from "vitest";
import { quarterIndex } from "#contract/quarter.ts";
import type { CityFiles } from "#pipeline/check/city-returns.ts";
import { returnText } from "#pipeline/handed-in/return-file.ts";
import { makeCity } from "#pipeline/trial/arbitrary-city.ts";
import { textOf } from "#pipeline/trial/written-city.ts";
import {
  enterpriseIndicators,
  saidOf,
  type WrittenRelease,
  writtenRelease,
} from "#pipeline/trial/written-release.ts";
import { indicatorSamples } from "#pipeline/weigh/samples.ts";

// What must hold of late returns whatever comes when, on cities made at random; hold-back.test.ts has cases written out.

/** The city as of a day: some rows come late, on one of two days; a few of these stood wrong before. */
function asOf(city: CityFiles, fates: readonly number[], quarters: number, day: string): CityFiles {
  return {
    ...city,
    quarters: city.quarters.slice(0, quarters).map((quarter, t) => {
      const file = quarter.files.enterprises;
      if (!file) return quarter;
      const [header = "", ...lines] = textOf(file).trimEnd().split("\n");
      const fate = (i: number) => fates[(i * 7 + t * 3) % fates.length] ?? 0;
      const own = lines.map((line, i) => (fate(i) === 0 ? line : fate(i) === 1 ? wrong(line) : silent(line)));
      const late = ["2012-01-01", "2012-02-01"].flatMap((received, d) => {
        const rows = lines.filter((_, i) => fate(i) > 0 && (i + d) % 2 === 0);
        if (received > day || rows.length === 0) return [];
        const path = `${quarter.path}/late/${received}/enterprises.csv`;
        return [
          { received, files: { enterprises: returnText("enterprises", path, withHeader(header, rows)) } },
        ];
      });
      return {
        ...quarter,
        files: {
          ...quarter.files,
          enterprises: returnText("enterprises", file.path, withHeader(header, own)),
        },
        late,
      };
    }),
  };
}

const withHeader = (header: string, lines: readonly string[]) => `${[header, ...lines].join("\n")}\n`;
const silent = (line: string) => line.replace(/,(active|refused),.*/, ",refused,,,,,,");
/** Three more hired and three more gone: no hard edit finds it. */
const wrong = (line: string) =>
  line.replace(/,active,(\d+),(\d+),(\d+),/, (_, start, hires, gone) => {
    return `,active,${start},${Number(hires) + 3},${Number(gone) + 3},`;
  });

/** Enterprises of each cell of an indicator and quarter whose numbers differ. */
function changedIn(before: WrittenRelease, after: WrittenRelease): number[] {
  return enterpriseIndicators.flatMap((indicator) => {
    const [was, is] = [before, after].map(({ city }) => indicatorSamples(city, indicator));
    const unitsOf = (samples: typeof was, quarter: string, cell: string) =>
      new Map(
        (samples?.get(quarterIndex(quarter))?.strata ?? [])
          .filter((stratum) => cell.split(" & ").includes(stratum.cell.split(" & ")[0] ?? ""))
          .flatMap(({ units }) => units.map(({ id, y, x }) => [id, `${y} ${x}`] as const)),
      );
    return before.cells
      .filter((row) => row.indicator === indicator.id)
      .map(({ quarter, cell }) => {
        const [then, now] = [unitsOf(was, quarter, cell), unitsOf(is, quarter, cell)];
        return [...new Set([...then.keys(), ...now.keys()])].filter((id) => then.get(id) !== now.get(id))
          .length;
      });
  });
}

const shape = fc.record({
  seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  quarters: fc.integer({ min: 2, max: 7 }),
  firms: fc.integer({ min: 24, max: 90 }),
});
const fates = fc.array(fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 2, 2), { minLength: 5, maxLength: 23 });

test("whatever comes late, no published sum tells of one or two enterprises, and nothing is lost", () => {
  let [told, applied, held] = [0, 0, 0];
  fc.assert(
    fc.property(shape, fates, fc.boolean(), (some, late, early) => {
      const plain = { urban: 1, rural: 0, repeats: 0, events: 20, missing: 0, knownTotal: "" };
      const city = makeCity({ ...plain, ...some });
      const before = writtenRelease(asOf(city, late, some.quarters - 1, early ? "2012-01-01" : "2011-12-31"));
      const files = asOf(city, late, some.quarters, "2012-02-01");
      const after = writtenRelease(files, [before]);
      expect(saidOf(before, after)).toStrictEqual([]);
      expect(changedIn(before, after).filter((n) => n === 1 || n === 2)).toStrictEqual([]);
      const rows = files.quarters.flatMap(({ late = [] }) =>
        late.map(
          ({ files }) => (files.enterprises ? textOf(files.enterprises).trimEnd().split("\n").length : 1) - 1,
        ),
      );
      expect(after.city.late).toHaveLength(rows.reduce((sum, n) => sum + n, 0));
      expect(after.city.ledger.held ?? 0).toBe(
        after.city.late.filter(({ status }) => status === "held").length,
      );
      if (saidOf(before, writtenRelease(files, [before], false)).length > 0) told += 1;
      const published = new Set(before.cells.map(({ quarter }) => quarter));
      const fresh = after.city.late.filter(({ quarter }) => published.has(quarter));
      applied += fresh.filter(({ status }) => status === "applied").length;
      held += fresh.filter(({ status }) => status === "held").length;
    }),
    { numRuns: 60 },
  );
  expect(told).toBeGreaterThan(10);
  expect(applied).toBeGreaterThan(20);
  expect(held).toBeGreaterThan(20);
});
