import type { Relation } from "./pairs.ts";

// Groups instead of ranks: what pairwise verdicts allow to be said of the order of many cities.

export interface Groups {
  /**
   * Highest first. Every city of a group is shown to be higher than every city of a later one; within a group
   * there is no order. A single group: the cities can't be put into an order.
   */
  readonly levels: readonly (readonly string[])[];
  /** Cities shown to be lower than no other: the highest is among them. */
  readonly highest: readonly string[];
  /** Cities shown to be higher than no other: the lowest is among them. */
  readonly lowest: readonly string[];
}

/** Cities keep their order within a group. */
export function groupsOf(
  cities: readonly string[],
  relation: (city: string, other: string) => Relation,
): Groups {
  const without = (kind: Relation) =>
    cities.filter((city) => !cities.some((other) => other !== city && relation(city, other) === kind));
  return { levels: levelsOf(cities, relation), highest: without("lower"), lowest: without("higher") };
}

/**
 * Cities are ordered by how many others they are shown to be higher than; a cut is made wherever all of those
 * before it are higher than all of those after it. No cut parts two cities that aren't told apart.
 */
function levelsOf(
  cities: readonly string[],
  relation: (city: string, other: string) => Relation,
): readonly (readonly string[])[] {
  const wins = (city: string) => cities.filter((other) => relation(city, other) === "higher").length;
  const ordered = cities.toSorted((a, b) => wins(b) - wins(a));
  const levels: string[][] = [];
  let from = 0;
  for (let to = 1; to <= ordered.length; to += 1) {
    const [before, after] = [ordered.slice(from, to), ordered.slice(to)];
    if (!before.every((city) => after.every((other) => relation(city, other) === "higher"))) continue;
    levels.push(cities.filter((city) => before.includes(city)));
    from = to;
  }
  return levels;
}
