import type { FrameStratum } from "#pipeline/read/strata.ts";
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

export interface Response {
  readonly stratum: string;
  readonly unit: Unit;
  /** After a merger or split the unit stands for itself alone. METHOD section 5, outliers. */
  readonly selfRepresenting?: boolean;
}

/** Weights respondents up to the frame. Strata without population are left out. */
export function weighSample(
  quarter: number,
  frame: readonly FrameStratum[],
  responses: readonly Response[],
  acrossGroups: boolean,
): Sample {
  const { shared = [], alone = [] } = Object.groupBy(responses, (r) =>
    r.selfRepresenting ? "alone" : "shared",
  );
  const byStratum = Map.groupBy(shared, (response) => response.stratum);
  const strata = frame
    .map((stratum) => ({ ...stratum, populationUnits: stratum.populationUnits - countIn(alone, stratum.id) }))
    .filter((stratum) => stratum.populationUnits > 0);
  const classes = mergeClasses(
    strata.map((stratum) => ({
      id: stratum.id,
      group: stratum.group,
      population: stratum.populationUnits,
      responding: byStratum.get(stratum.id)?.length ?? 0,
    })),
    acrossGroups,
  );
  const byId = new Map(frame.map((stratum) => [stratum.id, stratum]));
  const cellOf = cellLabels(classes, byId);
  const weighted = classes.map((members): SampleStratum => {
    const units = members
      .flatMap((id) => byStratum.get(id)?.map((response) => response.unit) ?? [])
      // Sums of doubles depend on order: sorted, the order of rows in a file does not matter.
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const populationUnits = strata
      .filter((stratum) => members.includes(stratum.id))
      .reduce((sum, stratum) => sum + stratum.populationUnits, 0);
    const weight = units.length === 0 ? 0 : populationUnits / units.length;
    return { id: members.join("+"), members, cell: cellOf(members[0] ?? ""), populationUnits, weight, units };
  });
  return { quarter, strata: [...weighted, ...alone.map((response) => takenAlone(response, cellOf))] };
}

function countIn(responses: readonly Response[], stratum: string): number {
  return responses.filter((response) => response.stratum === stratum).length;
}

function takenAlone({ stratum, unit }: Response, cellOf: (stratum: string) => string): SampleStratum {
  const id = `${stratum}!${unit.id}`;
  return { id, members: [id], cell: cellOf(stratum), populationUnits: 1, weight: 1, units: [unit] };
}

/** Cells are unions of whole classes: a class that reaches over two cells joins them. */
function cellLabels(
  classes: readonly (readonly string[])[],
  byId: ReadonlyMap<string, FrameStratum>,
): (stratum: string) => string {
  const baseCell = (id: string) => byId.get(id)?.cell ?? id;
  const joined = components(classes.map((members) => members.map(baseCell)));
  return (stratum) => joinCells(joined.get(baseCell(stratum)) ?? [baseCell(stratum)]);
}

const SEPARATOR = " & ";

export function joinCells(cells: readonly string[]): string {
  return cells.join(SEPARATOR);
}

/** The cells of the fixed partition that a published cell is made of. */
export function baseCells(cell: string): string[] {
  return cell.split(SEPARATOR);
}

/** The sample with its cells joined as `lists` of base cells say, and where they hang together already. */
export function joinSampleCells(sample: Sample, lists: readonly (readonly string[])[]): Sample {
  const joined = components([...lists, ...sample.strata.map((stratum) => baseCells(stratum.cell))]);
  const strata = sample.strata.map((stratum) => {
    return { ...stratum, cell: joinCells(joined.get(baseCells(stratum.cell)[0] ?? "") ?? []) };
  });
  return { ...sample, strata };
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
