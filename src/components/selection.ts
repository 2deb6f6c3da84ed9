import type { PeriodKind } from "#contract/period.ts";
import { QUARTER_PATTERN, quarterIndex } from "#contract/quarter.ts";

// What a reader has chosen on a city page. It lives in the URL; whatever isn't understood there is ignored.

export const AREAS = ["own", "urban", "rural", "all"] as const;
/** own: each indicator over the cells of its published figure. */
export type Area = (typeof AREAS)[number];
export const SELECTABLE_KINDS = [
  "four_quarter",
  "quarter",
  "year_to_date",
] as const satisfies readonly PeriodKind[];
export type SelectableKind = (typeof SELECTABLE_KINDS)[number];

export interface Selection {
  readonly area: Area;
  readonly kind: SelectableKind;
  /** First and last quarter shown. */
  readonly from: string;
  readonly to: string;
  /** A second city to lay beside, or null. */
  readonly beside: string | null;
}

export interface SelectionBounds {
  readonly first: string;
  readonly last: string;
  readonly cities: readonly string[];
}

export function defaultSelection(bounds: SelectionBounds): Selection {
  return { area: "own", kind: "four_quarter", from: bounds.first, to: bounds.last, beside: null };
}

export function parseSelection(query: string, bounds: SelectionBounds): Selection {
  const params = new URLSearchParams(query);
  const initial = defaultSelection(bounds);
  const from = quarterWithin(params.get("from"), bounds) ?? initial.from;
  const to = quarterWithin(params.get("to"), bounds) ?? initial.to;
  const ordered = quarterIndex(from) <= quarterIndex(to);
  return {
    area: AREAS.find((area) => area === params.get("area")) ?? initial.area,
    kind: SELECTABLE_KINDS.find((kind) => kind === params.get("period")) ?? initial.kind,
    from: ordered ? from : to,
    to: ordered ? to : from,
    beside: bounds.cities.find((city) => city === params.get("with")) ?? null,
  };
}

/** The query string of a selection, without what is the default. */
export function formatSelection(selection: Selection, bounds: SelectionBounds): string {
  const initial = defaultSelection(bounds);
  const params = new URLSearchParams();
  if (selection.area !== initial.area) params.set("area", selection.area);
  if (selection.kind !== initial.kind) params.set("period", selection.kind);
  if (selection.from !== initial.from) params.set("from", selection.from);
  if (selection.to !== initial.to) params.set("to", selection.to);
  if (selection.beside !== null) params.set("with", selection.beside);
  return params.toString();
}

/** The public cells a choice of area means for an indicator whose published figure covers `domain`. */
export function cellsOf(area: Area, domain: string): string {
  if (area === "own") return domain;
  return area === "all" ? "*" : area;
}

function quarterWithin(text: string | null, bounds: SelectionBounds): string | null {
  if (text === null || !QUARTER_PATTERN.test(text)) return null;
  const index = quarterIndex(text);
  return index >= quarterIndex(bounds.first) && index <= quarterIndex(bounds.last) ? text : null;
}
