import type { FrameStratum } from "./strata.ts";
import { mergeClasses } from "./weighting-classes.ts";

// The respondents of one quarter with their design, for one indicator.

/** y and x of a respondent: numerator and denominator of the indicator, unweighted. */
export interface Unit {
  readonly id: string;
  readonly y: number;
  readonly x: number;
}

/** A weighting class after merging: weight N/r, finite population N. METHOD section 1. */
export interface SampleStratum {
  readonly id: string;
  /** The strata of the frame it is made of. */
  readonly members: readonly string[];
  readonly cell: string;
  readonly populationUnits: number;
  readonly weight: number;
  readonly units: readonly Unit[];
}

export interface Sample {
  /** Quarter index, contract/quarter.ts. */
  readonly quarter: number;
  readonly strata: readonly SampleStratum[];
}

/** Weights respondents up to the frame. Strata without population are left out. */
export function weighSample(
  quarter: number,
  frame: readonly FrameStratum[],
  responses: readonly { readonly stratum: string; readonly unit: Unit }[],
  acrossGroups: boolean,
): Sample {
  const byStratum = Map.groupBy(responses, (response) => response.stratum);
  const strata = frame.filter((stratum) => stratum.populationUnits > 0);
  const classes = mergeClasses(
    strata.map((stratum) => ({
      id: stratum.id,
      group: stratum.group,
      population: stratum.populationUnits,
      responding: byStratum.get(stratum.id)?.length ?? 0,
    })),
    acrossGroups,
  );
  const byId = new Map(strata.map((stratum) => [stratum.id, stratum]));
  const cells = cellLabels(classes, byId);
  return {
    quarter,
    strata: classes.map((members) => {
      const units = members
        .flatMap((id) => byStratum.get(id)?.map((response) => response.unit) ?? [])
        // Sums of doubles depend on order: sorted, the order of rows in a file does not matter.
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      const populationUnits = members.reduce((sum, id) => sum + (byId.get(id)?.populationUnits ?? 0), 0);
      return {
        id: members.join("+"),
        members,
        cell: cells.get(members[0] ?? "") ?? "",
        populationUnits,
        weight: units.length === 0 ? 0 : populationUnits / units.length,
        units,
      };
    }),
  };
}

/** Cells are unions of whole classes: a class that reaches over two cells joins them. */
function cellLabels(
  classes: readonly (readonly string[])[],
  byId: ReadonlyMap<string, FrameStratum>,
): Map<string, string> {
  const baseCell = (id: string) => byId.get(id)?.cell ?? id;
  const joined = components(classes.map((members) => members.map(baseCell)));
  return new Map(
    classes.flatMap((members) =>
      members.map((id) => [id, [...(joined.get(baseCell(id)) ?? [])].join(" & ")] as const),
    ),
  );
}

/** Connected components of overlapping lists: each item with the sorted set of all items it hangs together with. */
export function components(lists: readonly (readonly string[])[]): Map<string, readonly string[]> {
  const component = new Map<string, Set<string>>();
  for (const list of lists) {
    const union = new Set(list);
    for (const item of list) for (const other of component.get(item) ?? []) union.add(other);
    for (const item of union) component.set(item, union);
  }
  return new Map([...component].map(([item, set]) => [item, [...set].sort()]));
}
