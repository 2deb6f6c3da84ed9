import fc from "fast-check";
import { objectsToCsv } from "#contract/csv.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import type { QuarterFiles } from "#pipeline/check/checked-quarter.ts";
import type { CityFiles } from "#pipeline/check/city-returns.ts";
import { returnText } from "#pipeline/handed-in/return-file.ts";

// Random small cities for tests: quarters without files, refusals, units that come and go, quarters without
// events, years that repeat one another, take-all classes.

export interface Shape {
  readonly seed: number;
  readonly quarters: number;
  readonly urban: number;
  readonly rural: number;
  readonly firms: number;
  /** The community returns of a quarter are those of so many quarters before: 0 for none. */
  readonly repeats: number;
  /** Highest count of unemployed, new jobs and new entrepreneurs in a community. */
  readonly events: number;
  /** Share of files that are missing. */
  readonly missing: number;
  /** Of each area and quarter, as frame.csv writes it. */
  readonly knownTotal: string;
}

const shape: fc.Arbitrary<Shape> = fc.record({
  seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  quarters: fc.integer({ min: 1, max: 10 }),
  urban: fc.integer({ min: 1, max: 14 }),
  rural: fc.integer({ min: 0, max: 8 }),
  firms: fc.integer({ min: 0, max: 30 }),
  repeats: fc.constantFrom(0, 0, 0, 1, 4),
  events: fc.constantFrom(0, 1, 5, 40),
  missing: fc.constantFrom(0, 0, 0.2),
  knownTotal: fc.constantFrom("80000", "80000", "", "0"),
});

export const arbitraryCity: fc.Arbitrary<CityFiles> = shape.map(makeCity);

const FIRST = quarterIndex("2010Q2");

/** A number of [0, 1) that depends on nothing but the seed and the words. */
function draw(seed: number, ...words: readonly (string | number)[]): number {
  let hash = seed | 0;
  for (const character of words.join(" ")) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

export function makeCity(s: Shape): CityFiles {
  const indices = Array.from({ length: s.quarters }, (_, i) => i);
  return {
    city: "testville",
    path: "testville",
    frame: returnText("frame", "testville/frame.csv", frameOf(s, indices)),
    quarters: indices.map((t) => quarterFiles(s, t)),
  };
}

const SIZES = ["large", "medium", "small", "micro"] as const;
const SECTORS = ["C", "F"] as const;
const sizeOf = (firm: number) => SIZES[firm % 4] ?? "micro";
const sectorOf = (firm: number) => SECTORS[Math.floor(firm / 4) % 2] ?? "C";

function frameOf(s: Shape, indices: readonly number[]): string {
  const areas = [["urban", s.urban] as const, ...(s.rural > 0 ? [["rural", s.rural] as const] : [])];
  return objectsToCsv(
    indices.flatMap((t) => {
      const quarter = quarterOf(FIRST + t);
      const communities = areas.map(([stratum, sampled]) => {
        const population_units = sampled + Math.floor(draw(s.seed, stratum, "N") * 40);
        return { quarter, survey: "community", stratum, population_units, known_total: s.knownTotal };
      });
      const enterprises = SIZES.flatMap((size) =>
        SECTORS.map((sector) => ({
          quarter,
          survey: "enterprise",
          stratum: `${size}/${sector}`,
          population_units: size === "large" ? 8 : 40,
          known_total: "",
        })),
      );
      return [...communities, ...enterprises];
    }),
  );
}

function quarterFiles(s: Shape, t: number): QuarterFiles {
  const quarter = quarterOf(FIRST + t);
  const path = `testville/${quarter}`;
  const communities = Array.from({ length: s.urban + s.rural }, (_, i) => communityRow(s, t, i)).flat();
  const firms = Array.from({ length: s.firms }, (_, i) => enterpriseRow(s, t, i)).flat();
  const isMissing = (name: string) => draw(s.seed, name, "missing", t) < s.missing;
  const file = (name: "communities" | "enterprises", rows: readonly object[]) =>
    isMissing(name) || rows.length === 0
      ? {}
      : { [name]: returnText(name, `${path}/${name}.csv`, objectsToCsv(rows)) };
  return { quarter, path, files: { ...file("communities", communities), ...file("enterprises", firms) } };
}

/** Units come and go: one in ten is not in the panel of a quarter, one in ten refuses. */
function presence(s: Shape, t: number, unit: string): "absent" | "refused" | "present" {
  const fate = draw(s.seed, unit, t, "fate");
  if (fate < 0.1) return "absent";
  return fate < 0.2 ? "refused" : "present";
}

function communityRow(s: Shape, t: number, i: number): object[] {
  const community_id = `c${i}`;
  const likeQuarter = s.repeats === 0 ? t : t % s.repeats;
  const state = presence(s, likeQuarter, community_id);
  if (state === "absent") return [];
  const answered = state === "present";
  const count = (name: string, max: number) =>
    answered ? Math.floor(draw(s.seed, community_id, name, likeQuarter) * (max + 1)) : "";
  return [
    {
      quarter: quarterOf(FIRST + t),
      city: "testville",
      community_id,
      area: i < s.urban ? "urban" : "rural",
      status: answered ? "responded" : "refused",
      working_age_population: "",
      labour_force: answered ? 40 + Number(count("labour_force", 200)) : "",
      unemployed: count("unemployed", s.events),
      registered_unemployed: "",
      newly_employed: count("newly_employed", s.events),
      natural_attrition: "",
      new_entrepreneurs: count("new_entrepreneurs", Math.min(s.events, 5)),
      jobs_driven: count("jobs_driven", s.events),
    },
  ];
}

function staff(s: Shape, t: number, i: number): number {
  const base = { large: 1200, medium: 400, small: 60, micro: 6 }[sizeOf(i)];
  return s.events === 0 ? base : Math.floor(base * (0.8 + 0.4 * draw(s.seed, i, t, "staff")));
}

function enterpriseRow(s: Shape, t: number, i: number): object[] {
  const state = presence(s, t, `e${i}`);
  if (state === "absent") return [];
  const answered = state === "present";
  const [start, end] = [staff(s, t - 1, i), staff(s, t, i)];
  const value = (n: number) => (answered ? n : "");
  return [
    {
      quarter: quarterOf(FIRST + t),
      city: "testville",
      enterprise_id: `e${i}`,
      size: sizeOf(i),
      sector: sectorOf(i),
      status: answered ? "active" : "refused",
      employees_start: value(start),
      hires: value(Math.max(0, end - start)),
      separations: value(Math.max(0, start - end)),
      layoffs: "",
      employees_end: value(end),
      vacancies: "",
    },
  ];
}
