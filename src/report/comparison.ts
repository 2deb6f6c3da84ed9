import { type Groups, groupsOf } from "./groups.ts";
import { type ComparedFigure, comparePairs, type Pair, relations } from "./pairs.ts";
import type { Counting } from "./standing.ts";
import type { Words } from "./words.ts";

// What may be said of many cities beside each other: pairs that are told apart, and groups instead of ranks.

export interface Comparison {
  readonly cities: readonly string[];
  readonly pairs: readonly Pair[];
  readonly groups: Groups;
}

export function compareCities(figures: readonly ComparedFigure[]): Comparison {
  const pairs = comparePairs(figures);
  const cities = figures.map(({ city }) => city);
  return { cities, pairs, groups: groupsOf(cities, relations(pairs)) };
}

export interface Compared {
  /** Of the indicator. */
  readonly name: string;
  readonly period: string;
  readonly nameOf: (city: string) => string;
}

/** Chart title as a finding: how many pairs can be told apart. */
export function comparisonFinding(
  { cities, pairs }: Comparison,
  { name, period }: Compared,
  words: Words & Counting,
): string {
  if (cities.length < 2) return words.t("compare.finding.few", { name, period });
  const told = toldApart(pairs);
  if (told === 0) return words.t("compare.finding.none", { name, period });
  const counts = { told: words.integer(told), pairs: words.integer(pairs.length) };
  return words.t("compare.finding.some", { name, period, ...counts });
}

/** Groups from high to low, where there are any; which cities may be the highest and the lowest. */
export function groupSentences(
  { cities, pairs, groups }: Comparison,
  { nameOf }: Pick<Compared, "nameOf">,
  words: Words & Counting,
): string[] {
  if (cities.length < 2) return [];
  if (toldApart(pairs) === 0) return [words.t("compare.groups.none")];
  const list = (group: readonly string[]) => group.map(nameOf).join(words.t("compare.and"));
  const { levels, highest, lowest } = groups;
  const order =
    levels.length > 1
      ? words.t("compare.groups.some", {
          count: words.integer(levels.length),
          groups: levels.map(list).join(words.t("compare.groups.then")),
        })
      : words.t("compare.groups.one");
  return [order, extreme("highest", highest, list, words), extreme("lowest", lowest, list, words)];
}

function extreme(
  end: "highest" | "lowest",
  group: readonly string[],
  list: (group: readonly string[]) => string,
  words: Words,
): string {
  const cities = list(group);
  return words.t(`compare.groups.${end}_${group.length === 1 ? "one" : "several"}`, { cities });
}

function toldApart(pairs: readonly Pair[]): number {
  return pairs.filter(({ relation }) => relation !== "cannot_tell").length;
}
