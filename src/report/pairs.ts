import { twoSidedP } from "./student-t.ts";

// Every city against every other in one period. Cities are sampled independently of each other, so the variances
// of two figures add; the question compare.sql does the same for one city.

export interface ComparedFigure {
  readonly city: string;
  readonly estimate: number;
  readonly se: number;
  readonly df: number;
}

export const RELATIONS = ["higher", "lower", "cannot_tell"] as const;
export type Relation = (typeof RELATIONS)[number];

export interface Pair {
  readonly city: string;
  readonly other: string;
  /** Of city from other. */
  readonly difference: number;
  readonly se: number;
  readonly df: number;
  /** At 95 %, for who came to ask about this pair only. */
  readonly alone: Relation;
  /** Holds together with all the others: an error rate of 5 % shared out among the pairs (Bonferroni). */
  readonly relation: Relation;
}

const ERROR_RATE = 0.05;

/** Each pair once, in the order of the figures. */
export function comparePairs(figures: readonly ComparedFigure[]): Pair[] {
  const shared = ERROR_RATE / pairCount(figures.length);
  return figures.flatMap((own, i) => figures.slice(i + 1).map((other) => compare(own, other, shared)));
}

export function pairCount(cities: number): number {
  return (cities * (cities - 1)) / 2;
}

/** The confidence of each pair's own interval at which all of them hold together: 0.9989 for ten cities. */
export function jointLevel(cities: number): number {
  return 1 - ERROR_RATE / Math.max(1, pairCount(cities));
}

function compare(own: ComparedFigure, other: ComparedFigure, shared: number): Pair {
  const difference = own.estimate - other.estimate;
  const variance = own.se ** 2 + other.se ** 2;
  const df = wholeDf(variance ** 2 / (own.se ** 4 / own.df + other.se ** 4 / other.df));
  const p = variance === 0 ? Number(difference === 0) : twoSidedP(difference / Math.sqrt(variance), df);
  const relation = (rate: number): Relation =>
    p >= rate ? "cannot_tell" : difference > 0 ? "higher" : "lower";
  return {
    ...{ city: own.city, other: other.city, difference, se: Math.sqrt(variance), df },
    ...{ alone: relation(ERROR_RATE), relation: relation(shared) },
  };
}

/** Satterthwaite's degrees of freedom as the published quantiles are listed: 1 … 1000. */
function wholeDf(df: number): number {
  return Number.isFinite(df) ? Math.min(Math.max(Math.floor(df + 1e-6), 1), 1000) : 1000;
}

/** How a city stands to another, whichever of the two a pair names first. */
export function relations(pairs: readonly Pair[]): (city: string, other: string) => Relation {
  const known = new Map<string, Relation>();
  for (const { city, other, relation } of pairs) {
    known.set(`${city} ${other}`, relation);
    known.set(`${other} ${city}`, REVERSED[relation]);
  }
  return (city, other) => known.get(`${city} ${other}`) ?? "cannot_tell";
}

const REVERSED = { higher: "lower", lower: "higher", cannot_tell: "cannot_tell" } as const;
