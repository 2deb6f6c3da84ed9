import { expect, test } from "vitest";
import { parseCsv, toCsv } from "#contract/csv.ts";
import { communitiesTable, enterprisesTable } from "#contract/input/input-tables.ts";
import { quarterRange } from "#contract/quarter.ts";
import { drawsOf } from "./draws.ts";
import { advanceFirm, drawFirm } from "./firm.ts";
import { profiledCities, profileOf } from "./profiles.ts";
import { seasonOf } from "./season.ts";
import { type SimulatedCity, simulateCity } from "./simulate-city.ts";

const quarters = quarterRange("2008Q3..2011Q2");
const simulated = simulateCity("liaoyuan", 5, quarters);
const enterprises = simulated.quarters.map((quarter) => quarter.enterprises);
const communities = simulated.quarters.map((quarter) => quarter.communities);

function mistaken(city: SimulatedCity, quarter: string, unit: string): boolean {
  return city.mistakes.some((mistake) => mistake.quarter === quarter && mistake.unit === unit);
}

test("every quarter watches 14 urban and 6 rural communities and 400 enterprises", () => {
  for (const { communities, enterprises } of simulated.quarters) {
    const areas = Map.groupBy(communities, (row) => row.area);
    expect([areas.get("urban")?.length, areas.get("rural")?.length, enterprises.length]).toEqual([
      14, 6, 400,
    ]);
    expect(new Set(enterprises.map((row) => row.enterprise_id)).size).toBe(400);
  }
});

test("every profiled city has 400 enterprises, and all its large ones are among them", () => {
  for (const city of profiledCities) {
    const { quarters: made, frame } = simulateCity(city, 5, ["2008Q1"]);
    const inFrame = frame
      .filter((row) => row.stratum.startsWith("large/"))
      .reduce((sum, row) => sum + row.population_units, 0);
    expect(made[0]?.enterprises.length).toBe(400);
    expect(made[0]?.enterprises.filter((row) => row.size === "large").length).toBe(inFrame);
    expect(inFrame).toBeLessThan(60);
  }
});

test("enterprise returns keep the hard edits, but for the planned mistakes", () => {
  let broken = 0;
  for (const row of enterprises.flat()) {
    const { employees_start: start, hires, separations, layoffs, employees_end: end, status } = row;
    if (status === "refused") {
      expect([start, hires, separations, layoffs, end, row.vacancies]).toEqual(Array(6).fill(null));
      continue;
    }
    if (start === null || hires === null || separations === null || layoffs === null || end === null) {
      throw new Error(`a return without counts: ${row.quarter} ${row.enterprise_id}`);
    }
    const right = start + hires - separations === end && layoffs <= separations;
    expect(right).toBe(!mistaken(simulated, row.quarter, row.enterprise_id));
    if (!right) broken++;
    else expect(status === "closed").toBe(end === 0);
  }
  expect(broken).toBe(simulated.mistakes.filter((mistake) => mistake.unit.startsWith("E")).length);
});

test("community returns keep the hard edits, but for the planned mistakes", () => {
  for (const row of communities.flat()) {
    if (row.status === "refused") expect(row.labour_force).toBeNull();
    else {
      const labourForce = row.labour_force ?? 0;
      const right = (row.unemployed ?? Number.NaN) <= labourForce;
      expect(right).toBe(!mistaken(simulated, row.quarter, row.community_id));
      expect(row.registered_unemployed ?? 0).toBeLessThanOrEqual(labourForce);
      expect(row.satisfaction_points === null).toBe(row.satisfaction_respondents === null);
    }
  }
});

test("staff at the start of a quarter is staff at the end of the one before, mergers apart", () => {
  let [compared, merged] = [0, 0];
  enterprises.slice(1).forEach((rows, i) => {
    const before = new Map(enterprises[i]?.map((row) => [row.enterprise_id, row]));
    for (const row of rows) {
      const earlier = before.get(row.enterprise_id);
      const end =
        earlier && !mistaken(simulated, earlier.quarter, row.enterprise_id) && earlier.employees_end;
      if (typeof end !== "number" || row.employees_start === null) continue;
      if (row.restructuring === null) expect(row.employees_start).toBe(end);
      else expect(row.employees_start).toBeGreaterThan(end);
      if (row.restructuring !== null) merged++;
      compared++;
    }
  });
  expect(compared).toBeGreaterThan(3000);
  expect(merged).toBeGreaterThan(0);
  expect(merged / compared).toBeLessThan(1 / 500);
});

test("a closed firm reports its last staff as separations, then zeros until January replaces it", () => {
  const closed = enterprises.flat().filter((row) => row.status === "closed");
  const closing = closed.filter((row) => (row.employees_start ?? 0) > 0);
  expect(closing.length).toBeGreaterThan(0);
  for (const row of closing) expect(row).toMatchObject({ separations: row.employees_start, hires: 0 });
  const january = enterprises[quarters.indexOf("2009Q1")] ?? [];
  expect(january.every((row) => row.status !== "closed" || (row.employees_start ?? 0) > 0)).toBe(true);
});

test("panels change in January only, by about a fifth", () => {
  const unitsOf = (i: number) => (enterprises[i] ?? []).map((row) => row.enterprise_id);
  quarters.slice(1).forEach((quarter, i) => {
    const renewed = unitsOf(i + 1).filter((id) => !unitsOf(i).includes(id)).length;
    if (!quarter.endsWith("Q1")) expect(renewed).toBe(0);
    else expect(renewed).toBeGreaterThan(50);
    expect(renewed).toBeLessThan(150);
  });
});

test("the truth of enterprises is the sum over the firms of the frame", () => {
  const profile = { ...profileOf("liaoyuan"), firms: 500 };
  const made = simulateCity("liaoyuan", 5, ["2009Q1"], profile);
  const life = drawsOf(5, "liaoyuan/firms");
  const firms = Array.from({ length: 500 }, (_, i) => drawFirm(life, i + 1));
  const start = firms.reduce((sum, firm) => sum + firm.employees, 0);
  const flows = firms.map((firm) => advanceFirm(firm, seasonOf("2009Q1"), profile.hiring, life));
  const truth = made.quarters[0]?.truth.enterprises;
  expect(truth?.employees_start).toBe(start);
  expect(truth?.employees_end).toBe(firms.reduce((sum, firm) => sum + firm.employees, 0));
  expect(truth?.vacancies).toBe(flows.reduce((sum, flow) => sum + flow.vacancies, 0));
  expect(
    made.frame.filter((row) => row.survey === "enterprise").reduce((n, r) => n + r.population_units, 0),
  ).toBe(500);
});

const SUMMED = [
  "labour_force",
  "unemployed",
  "registered_unemployed",
  "new_entrepreneurs",
  "jobs_driven",
  "satisfaction_respondents",
  "satisfaction_points",
] as const;

test("the truth of communities adds up, and is the sum of the returns when all are watched", () => {
  const all = { ...profileOf("liaoyuan"), urbanCommunities: 14, ruralCommunities: 6 };
  const made = simulateCity("liaoyuan", 5, quarters, all);
  const answered = made.quarters.filter(({ quarter, communities }) =>
    communities.every(
      (row) => SUMMED.every((column) => row[column] !== null) && !mistaken(made, quarter, row.community_id),
    ),
  );
  expect(answered.length).toBeGreaterThan(2);
  for (const { communities, truth } of answered) {
    for (const column of SUMMED) {
      const { urban, rural, all } = truth.communities;
      expect(communities.reduce((sum, row) => sum + (row[column] ?? 0), 0)).toBe(all[column]);
      expect(urban[column] + rural[column]).toBe(all[column]);
    }
  }
});

test("the frame knows the labour force of every stratum in every quarter", () => {
  for (const { quarter, truth } of simulated.quarters) {
    for (const area of ["urban", "rural"] as const) {
      const row = simulated.frame.find((row) => row.quarter === quarter && row.stratum === area);
      expect(row?.known_total).toBe(truth.communities[area].labour_force);
    }
  }
});

test("later quarters change nothing of the earlier ones", () => {
  const shorter = simulateCity("liaoyuan", 5, quarters.slice(0, 4));
  expect(simulated.quarters.slice(0, 4)).toEqual(shorter.quarters);
});

test("the contract reads back what was written", () => {
  expect(parseCsv(communitiesTable, toCsv(communitiesTable, communities.flat()), "communities.csv")).toEqual(
    communities.flat(),
  );
  expect(parseCsv(enterprisesTable, toCsv(enterprisesTable, enterprises.flat()), "enterprises.csv")).toEqual(
    enterprises.flat(),
  );
});

test("a city without a profile is named with those that have one", () => {
  expect(() => simulateCity("atlantis", 5, quarters)).toThrow(/atlantis \(expected one of changchun/);
});
