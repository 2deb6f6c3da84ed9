import { expect, test } from "vitest";
import { toCsv } from "#contract/csv.ts";
import { type EnterpriseRow, enterprisesTable, frameTable } from "#contract/input/input-tables.ts";
import { quarterRange } from "#contract/quarter.ts";
import type { CityFiles } from "#pipeline/check/city-returns.ts";
import { returnText } from "#pipeline/handed-in/return-file.ts";
import { type WrittenRelease, writtenRelease } from "#pipeline/trial/written-release.ts";
import { firstRows } from "#simulator/late.ts";
import { type SimulatedQuarter, simulateCity } from "#simulator/simulate-city.ts";
import { type Example, exampleRelease, exampleRows, exampleTruth } from "./example-city.ts";
import { attackCity } from "./outsider.ts";
import type { CityRelease } from "./release.ts";
import { type Score, scoreClaims } from "./score.ts";
import { type Truth, truthOf } from "./truth.ts";

// Two releases one after the other, between which returns came late: with the rule that holds some of them back
// (docs/disclosure.md, D10) the second tells nothing that the first did not; without it, it does.

const BETWEEN = /releases/;
const betweenReleases = (scores: readonly Score[]) => scores.filter(({ attack }) => BETWEEN.test(attack));

function scoresOf(
  [older, newer]: readonly [CityRelease, CityRelease],
  [before, now]: readonly [Truth, Truth],
  isNoised: boolean,
): Score[] {
  const { claims } = attackCity(newer, now.frame, older, isNoised);
  return betweenReleases(scoreClaims(claims, new Map([[newer.city, { now, before }]])));
}

const EXAMPLE: Example = {
  ...{ firms: 14, quarters: 6, population: 60, large: 0 },
  isAbsent: () => false,
};
const ALL = ["employment_growth", "hire_rate", "separation_rate", "vacancy_rate"];
const ROWS = exampleRows(EXAMPLE);
const LATE = 3;
const quarters = [...new Set(ROWS.map(({ quarter }) => quarter))];

type Change = (row: EnterpriseRow) => EnterpriseRow | null;

/** Six quarters, of which some returns of one were missing or wrong at first. @param first null: it was missing. */
function exampleFiles(first: Change, isLateIn: boolean): CityFiles {
  const strata = quarters.map((quarter) => ({ quarter, survey: "enterprise" as const, stratum: "medium/C" }));
  const frame = strata.map((row) => ({
    ...row,
    ...{ population_units: EXAMPLE.population, known_total: null, design_basis: null },
  }));
  const text = (rows: readonly EnterpriseRow[]) => toCsv(enterprisesTable, rows);
  return {
    ...{ city: "testville", path: "testville" },
    frame: returnText("frame", "testville/frame.csv", toCsv(frameTable, frame)),
    quarters: quarters.map((quarter, t) => {
      const path = `testville/${quarter}`;
      const rows = ROWS.filter((row) => row.quarter === quarter);
      const late = rows.filter((row) => t === LATE && first(row) !== row);
      const own = t === LATE ? rows.flatMap((row) => first(row) ?? []) : rows;
      const received = `${path}/late/2011-01-01/enterprises.csv`;
      return {
        ...{
          quarter,
          path,
          files: { enterprises: returnText("enterprises", `${path}/enterprises.csv`, text(own)) },
        },
        late: isLateIn
          ? [
              {
                received: "2011-01-01",
                files: { enterprises: returnText("enterprises", received, text(late)) },
              },
            ]
          : [],
      };
    }),
  };
}

/** Attacked without noise: what counts in either release is decided by the pipeline, with or without the rule. */
function attackExample(first: Change, isHolding: boolean): Score[] {
  const before = writtenRelease(exampleFiles(first, false));
  const after = writtenRelease(exampleFiles(first, true), [before], isHolding);
  const rowsOf = ({ city }: WrittenRelease) =>
    city.quarters.flatMap(({ enterprises }) => (enterprises ?? []).map(({ row }) => row));
  const [old, now] = [rowsOf(before), rowsOf(after)];
  return scoresOf(
    [exampleRelease(EXAMPLE, old, ALL), exampleRelease(EXAMPLE, now, ALL)],
    [exampleTruth(EXAMPLE, old), exampleTruth(EXAMPLE, now)],
    false,
  );
}

const missing =
  (...units: readonly string[]): Change =>
  (row) =>
    units.includes(row.enterprise_id) ? null : row;
const miscounted =
  (...units: readonly string[]): Change =>
  (row) => {
    if (!units.includes(row.enterprise_id)) return row;
    return { ...row, hires: (row.hires ?? 0) + 7, separations: (row.separations ?? 0) + 7 };
  };

test.each([
  ["a single return that comes late", missing("firm-12"), 1],
  ["two returns that come late", missing("firm-12", "firm-15"), 2],
  ["a single return that is corrected", miscounted("firm-12"), 1],
])("%s is recovered from two releases, and with the rule is not", (_, first, enterprises) => {
  const open = attackExample(first, false);
  expect(open.reduce((n, { recovered }) => n + recovered, 0)).toBeGreaterThanOrEqual(2);
  expect(open.every(({ recovered, scored }) => recovered === scored)).toBe(true);
  expect(Math.max(...open.map((score) => score.enterprises))).toBe(enterprises);
  expect(attackExample(first, true)).toStrictEqual([]);
});

test("three returns that come late or are corrected tell of nobody, with the rule or without", () => {
  const units = ["firm-12", "firm-15", "firm-17"];
  for (const first of [missing(...units), miscounted(...units)])
    for (const isHolding of [true, false]) expect(attackExample(first, isHolding)).toStrictEqual([]);
});

const simulated = simulateCity("changchun", 20140812, quarterRange("2014Q1..2016Q2"));

/** The city's enterprises as of the release of a quarter: late returns of that quarter itself are not in yet. */
function simulatedFiles(last: number): CityFiles {
  const text = (rows: readonly EnterpriseRow[]) => toCsv(enterprisesTable, rows);
  const filesOf = ({ quarter, enterprises, late }: SimulatedQuarter, t: number) => {
    const path = `changchun/${quarter}`;
    const rows = late.enterprises.map(({ last }) => last);
    const file = returnText("enterprises", `${path}/late/${late.received}/enterprises.csv`, text(rows));
    const first = text(firstRows(enterprises, late.enterprises));
    const own = returnText("enterprises", `${path}/enterprises.csv`, first);
    return {
      ...{ quarter, path, files: { enterprises: own } },
      late: t < last ? [{ received: late.received, files: { enterprises: file } }] : [],
    };
  };
  return {
    ...{ city: "changchun", path: "changchun" },
    frame: returnText("frame", "changchun/frame.csv", toCsv(frameTable, simulated.frame)),
    quarters: simulated.quarters.slice(0, last + 1).map(filesOf),
  };
}

test("three releases of simulated returns, as they are published, tell nothing by what came late", () => {
  const releases: WrittenRelease[] = [];
  const openClaims: number[] = [];
  const statuses: string[] = [];
  for (const last of [7, 8, 9]) {
    const [before] = releases.slice(-1);
    const files = simulatedFiles(last);
    const release = writtenRelease(files, before ? [before] : []);
    if (before) {
      const scores = (after: WrittenRelease) =>
        scoresOf(
          [publishedOf(before), publishedOf(after)],
          [truthOf(before.city), truthOf(after.city)],
          true,
        );
      expect(scores(release)).toStrictEqual([]);
      openClaims.push(
        scores(writtenRelease(files, [before], false)).reduce((n, { claims }) => n + claims, 0),
      );
      statuses.push(...release.city.late.map(({ status }) => status));
    }
    releases.push(release);
  }
  expect(Math.min(...openClaims)).toBeGreaterThan(0);
  expect(new Set(statuses)).toStrictEqual(new Set(["applied", "held"]));
});

const publishedOf = ({ city, tables }: WrittenRelease): CityRelease => ({
  ...{ city: city.city, cells: tables.cells, links: tables.links },
});
