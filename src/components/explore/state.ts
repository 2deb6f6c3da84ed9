import { PERIOD_KINDS, type PeriodKind } from "#contract/period.ts";
import { QUARTER_PATTERN, quarterIndex } from "#contract/quarter.ts";

// What a reader has chosen on the explorer. It lives in the address, with the number of its own form (v), so that an
// address written down today means the same later. What isn't understood there is ignored.

export const STATE_VERSION = 1;
export const MOST_CITIES = 10;
export const COMPARISONS = ["year", "none", "cities", "cells"] as const;
/** year: against a year earlier; cities: the first city against others; cells: by cell in the last quarter. */
export type Comparison = (typeof COMPARISONS)[number];

export interface ExploreState {
  readonly indicator: string;
  /** One to ten; the first is the one that is compared. */
  readonly cities: readonly string[];
  /** "own": the cells of the published figure; "*": all; otherwise names of public cells, comma separated. */
  readonly cells: string;
  readonly kind: PeriodKind;
  readonly from: string;
  readonly to: string;
  readonly comparison: Comparison;
}

/** What may be chosen. */
export interface ExploreBounds {
  readonly first: string;
  readonly last: string;
  readonly cities: readonly string[];
  readonly indicators: readonly ExploreChoice[];
}

export interface ExploreChoice {
  readonly id: string;
  /** Public cells besides "own"; empty where there is nothing to choose. */
  readonly cells: readonly string[];
  readonly kinds: readonly PeriodKind[];
  /** False for numbers of persons, which say first of all how large a city is: their shares are compared elsewhere. */
  readonly comparable: boolean;
}

export interface ReadState {
  readonly state: ExploreState;
  /** The address is of a form that this page does not know yet: the state is the default. */
  readonly fromFuture: boolean;
  /** Parts of it are not understood, and left out. */
  readonly isPartial: boolean;
}

export function defaultState(bounds: ExploreBounds): ExploreState {
  const indicator = bounds.indicators[0];
  const city = bounds.cities.find((id) => id === "changchun") ?? bounds.cities[0];
  return {
    indicator: indicator?.id ?? "",
    cities: city === undefined ? [] : [city],
    cells: "own",
    kind: kindOf(indicator, null),
    from: bounds.first,
    to: bounds.last,
    comparison: "year",
  };
}

export function parseState(query: string, bounds: ExploreBounds): ReadState {
  const params = new URLSearchParams(query);
  const initial = defaultState(bounds);
  const version = params.get("v");
  const fromFuture = version !== null && /^\d+$/.test(version) && Number(version) > STATE_VERSION;
  if (fromFuture) return { state: initial, fromFuture, isPartial: false };
  const known = bounds.indicators.find(({ id }) => id === params.get("i"));
  const indicator = known ?? bounds.indicators[0];
  const asked = (params.get("c") ?? "").split(".");
  const cities = [...new Set(asked)].filter((id) => bounds.cities.includes(id)).slice(0, MOST_CITIES);
  const from = quarterWithin(params.get("f"), bounds) ?? initial.from;
  const to = quarterWithin(params.get("t"), bounds) ?? initial.to;
  const ordered = quarterIndex(from) <= quarterIndex(to);
  const state = {
    indicator: indicator?.id ?? "",
    cities: cities.length > 0 ? cities : initial.cities,
    cells: indicator?.cells.find((cell) => cell === params.get("s")) ?? "own",
    kind: kindOf(indicator, params.get("p")),
    from: ordered ? from : to,
    to: ordered ? to : from,
    comparison: comparisonOf(indicator, params.get("x")) ?? initial.comparison,
  };
  return { state, fromFuture, isPartial: leavesOut(params, state) };
}

/** The query string of a state, without what is the default; empty for the default itself. */
export function formatState(state: ExploreState, bounds: ExploreBounds): string {
  const initial = defaultState(bounds);
  const indicator = bounds.indicators.find(({ id }) => id === state.indicator);
  const params = new URLSearchParams();
  const put = (name: string, value: string, standard: string) => {
    if (value !== standard) params.set(name, value);
  };
  put("i", state.indicator, initial.indicator);
  put("c", state.cities.join("."), initial.cities.join("."));
  put("s", state.cells, "own");
  put("p", state.kind, kindOf(indicator, null));
  put("f", state.from, initial.from);
  put("t", state.to, initial.to);
  put("x", state.comparison, initial.comparison);
  const query = params.toString();
  return query === "" ? "" : `v=${STATE_VERSION}&${query}`;
}

function comparisonOf(indicator: ExploreChoice | undefined, asked: string | null): Comparison | undefined {
  const possible = COMPARISONS.filter((one) => one !== "cities" || indicator?.comparable !== false);
  return possible.find((comparison) => comparison === asked);
}

/** Whether the address says anything that the state does not. */
function leavesOut(params: URLSearchParams, state: ExploreState): boolean {
  const taken: Readonly<Record<string, readonly string[]>> = {
    ...{ i: [state.indicator], c: state.cities, s: [state.cells], p: [state.kind] },
    ...{ f: [state.from, state.to], t: [state.from, state.to], x: [state.comparison] },
  };
  return Object.entries(taken).some(([name, values]) => {
    const asked = params.get(name);
    const parts = asked?.split(name === "c" ? "." : "\n") ?? [];
    return parts.some((part) => !values.includes(part));
  });
}

/** Four quarters where the indicator has them. */
function kindOf(indicator: ExploreChoice | undefined, asked: string | null): PeriodKind {
  const kinds = indicator?.kinds ?? PERIOD_KINDS;
  const standard = kinds.find((kind) => kind === "four_quarter") ?? kinds[0] ?? "quarter";
  return kinds.find((kind) => kind === asked) ?? standard;
}

function quarterWithin(text: string | null, bounds: ExploreBounds): string | null {
  if (text === null || !QUARTER_PATTERN.test(text)) return null;
  const index = quarterIndex(text);
  return index >= quarterIndex(bounds.first) && index <= quarterIndex(bounds.last) ? text : null;
}
