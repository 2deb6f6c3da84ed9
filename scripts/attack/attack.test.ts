import { expect, test } from "vitest";
import type { EnterpriseRow } from "#contract/input/input-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import { addNoise, noiseFactor } from "#pipeline/disclose/noise.ts";
import type { Claim } from "./claim.ts";
import { type Example, exampleRelease, exampleRows, exampleTruth } from "./example-city.ts";
import { attackFromInside } from "./insider.ts";
import { attackCity } from "./outsider.ts";
import { type Score, scoreClaims } from "./score.ts";
import type { Truth } from "./truth.ts";

/** Twelve of sixty answer, but in every quarter another one stays away. */
const movers: Example = {
  ...{ firms: 12, quarters: 8, population: 60, large: 0 },
  isAbsent: (firm, quarter) => firm === (quarter * 5) % 12,
};
const nobodyMoves = { ...movers, isAbsent: () => false };

type Noise = (row: EnterpriseRow) => EnterpriseRow;
const plain: Noise = (row) => row;
const counts = ["employees_start", "hires", "separations", "layoffs", "employees_end", "vacancies"] as const;
const multiplied = (row: EnterpriseRow, factor: (count: string, date: number) => number): EnterpriseRow => {
  const noised = { ...row };
  const quarter = quarterIndex(row.quarter);
  for (const count of counts) {
    const [name, date] = count === "employees_start" ? ["employees_end", quarter - 1] : [count, quarter];
    noised[count] = (row[count] ?? 0) * factor(name, date);
  }
  return noised;
};
const commonFactor: Noise = (row) => multiplied(row, () => noiseFactor("key", row.enterprise_id));
/** The same, and up to 2 % more, away from 1, for each count and date. */
const eachCount: Noise = (row) =>
  multiplied(row, (count, date) => {
    const factor = noiseFactor("key", row.enterprise_id);
    const more = Math.abs(noiseFactor("more", `${row.enterprise_id} ${count} ${date}`) - 1) / 7.5;
    return factor + Math.sign(factor - 1) * more;
  });

function scoresOf(claims: readonly Claim[], truth: Truth, before: Truth | null = null): Map<string, Score> {
  const truths = new Map([["testville", { now: truth, before }]]);
  return new Map(scoreClaims(claims, truths).map((score) => [score.attack, score]));
}

function outside(example: Example, noise: Noise): Map<string, Score> {
  const rows = exampleRows(example);
  const truth = exampleTruth(example, rows);
  return scoresOf(attackCity(exampleRelease(example, rows.map(noise)), truth.frame, null).claims, truth);
}

function inside(example: Example, noise: Noise): Map<string, Score> {
  const rows = exampleRows(example);
  const truth = exampleTruth(example, rows);
  const outsider = attackCity(exampleRelease(example, rows.map(noise)), truth.frame, null);
  return scoresOf(attackFromInside("testville", outsider, { now: truth, before: null }), truth);
}

const recoveredBy = (scores: ReadonlyMap<string, Score>) =>
  [...scores.values()].filter(({ recovered }) => recovered > 0).map(({ attack }) => attack);
const LINKS = "difference of quarters, by their links";
const UNDONE = `${LINKS}, common factor undone`;

test("without noise, who leaves or enters alone between two quarters is recovered, without a miss", () => {
  const score = outside(movers, plain).get(LINKS);
  expect(score?.claims).toBeGreaterThan(20);
  expect(score).toMatchObject({ recovered: score?.claims });
  expect(score?.medianError).toBeLessThan(1e-6);
});

test("where nobody moves and cells are large, nothing is claimed", () => {
  expect(outside(nobodyMoves, plain)).toEqual(new Map());
});

test("a factor common to all counts of an enterprise is undone, because counts are whole", () => {
  const scores = outside(movers, commonFactor);
  expect(scores.get(LINKS)).toMatchObject({ recovered: 0 });
  expect(scores.get(LINKS)?.medianError).toBeGreaterThan(0.05);
  const undone = scores.get(UNDONE);
  expect(undone?.scored).toBeGreaterThan(10);
  expect(undone).toMatchObject({ recovered: undone?.scored, medianError: 0 });
});

test("noise of each count beside that of the enterprise is not undone", () => {
  const scores = outside(movers, eachCount);
  expect(scores.get(LINKS)?.scored).toBeGreaterThan(20);
  expect(recoveredBy(scores)).toEqual([]);
});

test("three enterprises of a cell are solved in whole numbers, and with noise they are not", () => {
  const few = { ...nobodyMoves, firms: 3 };
  const score = outside(few, plain).get("whole numbers in a cell");
  expect(score?.claims).toBeGreaterThan(5);
  expect(score).toMatchObject({ recovered: score?.scored });
  expect(outside(few, commonFactor).has("whole numbers in a cell")).toBe(false);
});

test("degrees of freedom give away the only enterprise of a take-all stratum, noise or not", () => {
  const lone = { ...nobodyMoves, large: 1 };
  const attack = "take-all enterprise by dfc";
  expect(outside(lone, plain).get(attack)).toMatchObject({ claims: 8, recovered: 8 });
  const noised = outside(lone, commonFactor);
  expect(noised.get(attack)).toMatchObject({ claims: 8, recovered: 0 });
  expect(noised.get(`${attack}, common factor undone`)).toMatchObject({ recovered: 8 });
  expect(recoveredBy(outside(lone, eachCount))).toEqual([]);
});

test("of two enterprises of a take-all stratum each learns the other", () => {
  const scores = inside({ ...nobodyMoves, large: 2 }, plain);
  expect(scores.get("take-all by dfc less own return")).toMatchObject({ claims: 16, recovered: 16 });
});

test("an enterprise that leaves with two others learns both", () => {
  const three = { ...movers, isAbsent: (firm: number, quarter: number) => firm < 3 && quarter === 4 };
  expect(outside(three, plain).has(LINKS)).toBe(false);
  const score = inside(three, plain).get("difference less own return");
  expect(score?.claims).toBeGreaterThan(6);
  expect(score).toMatchObject({ recovered: score?.claims });
});

const late = { ...nobodyMoves, isAbsent: (firm: number, quarter: number) => firm === 7 && quarter === 5 };
const ALL = ["employment_growth", "hire_rate", "separation_rate", "vacancy_rate"];
const RELEASES = "difference of releases";

/** One return comes late: it is in the newer of two releases only. */
function twoReleases(noise: Noise, isNoised = false): Map<string, Score> {
  const [before, now] = [exampleRows(late), exampleRows(nobodyMoves)];
  const truths = [exampleTruth(late, before), exampleTruth(nobodyMoves, now)] as const;
  const older = exampleRelease(late, before.map(noise), ALL);
  const newer = exampleRelease(nobodyMoves, now.map(noise), ALL);
  const { claims } = attackCity(newer, truths[1].frame, older, isNoised);
  return scoresOf(claims, truths[1], truths[0]);
}

test("a return that comes late is the difference of two releases", () => {
  const score = twoReleases(plain).get(RELEASES);
  expect(score?.scored).toBeGreaterThanOrEqual(2);
  expect(score).toMatchObject({ recovered: score?.scored, enterprises: 1, medianError: 0 });
});

test("a small count of a late return narrows the factor of the others, unless counts are rounded", () => {
  const attack = `${RELEASES}, factor narrowed by small counts`;
  const narrowed = twoReleases(eachCount).get(attack);
  expect(narrowed?.scored).toBeGreaterThanOrEqual(2);
  expect(narrowed).toMatchObject({ recovered: narrowed?.scored });
  const rounded = twoReleases((row) => addNoise(row, "key"), true);
  expect(rounded.get(RELEASES)?.scored).toBeGreaterThanOrEqual(2);
  expect(recoveredBy(rounded)).toEqual([]);
});

test("noise as the office adds it leaves nothing to recover where enterprises move or stand alone", () => {
  const noise: Noise = (row) => addNoise(row, "key");
  for (const example of [movers, { ...nobodyMoves, large: 1 }]) {
    const rows = exampleRows(example);
    const truth = exampleTruth(example, rows);
    const { claims } = attackCity(exampleRelease(example, rows.map(noise)), truth.frame, null, true);
    expect(claims.length).toBeGreaterThan(5);
    expect(recoveredBy(scoresOf(claims, truth))).toEqual([]);
  }
});
