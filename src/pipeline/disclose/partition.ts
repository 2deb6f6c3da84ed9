import { quarterOf } from "#contract/quarter.ts";
import { baseCells, joinCells, joinSampleCells, type Sample } from "#pipeline/weigh/sample.ts";
import type { Samples } from "#pipeline/weigh/samples.ts";
import { type CellFault, cellFaults, isPublishable, linkFaults } from "./disclosure-rules.ts";

// The public cells of enterprises: one partition for all indicators of a quarter. A cell that breaks a rule is
// merged with its neighbour in the order of the frame, from that quarter to the end of the calendar year.
// PUBLIC_FILES, D5.

const LAGS = [1, 4];

/** Base cells of each block, in the order of the frame. */
export type Blocks = readonly (readonly string[])[];

export interface Merge {
  readonly quarter: string;
  readonly cells: readonly [string, string];
  readonly reason: CellFault;
}

export interface Partition {
  readonly blocks: ReadonlyMap<number, Blocks>;
  readonly merges: readonly Merge[];
  /** Faults no merge can mend: nothing of the cell, or of the pair of quarters, is published. */
  readonly unmended: readonly CellFault[];
}

/**
 * @param order base cells of each quarter in the order of the frame, sizes together.
 * @param indicators the samples of every enterprise indicator, without noise: the rules speak of true sizes.
 * @param published blocks of earlier releases: what stood together in a quarter is never taken apart.
 */
export function buildPartition(
  order: ReadonlyMap<number, readonly string[]>,
  indicators: ReadonlyMap<string, Samples>,
  published: ReadonlyMap<number, Blocks> = new Map(),
): Partition {
  const blocks = new Map<number, Blocks>();
  const merges: Merge[] = [];
  const unmended: CellFault[] = [];
  for (const quarter of [...order.keys()].sort((a, b) => a - b)) {
    const start = (order.get(quarter) ?? []).map((cell) => [cell]);
    const sameYear = quarter % 4 === 0 ? [] : (blocks.get(quarter - 1) ?? []);
    let current = joinBlocks(start, [
      ...sameYear,
      ...(published.get(quarter) ?? []),
      ...weightingJoins(quarter, indicators),
    ]);
    for (;;) {
      const faults = faultsOf(quarter, new Map([...blocks, [quarter, current]]), indicators);
      const [fault] = faults;
      const merged = fault && mergeBlock(current, fault.cell);
      if (!merged) {
        unmended.push(...faults);
        break;
      }
      merges.push({ quarter: quarterOf(quarter), cells: merged.cells, reason: fault });
      current = merged.blocks;
    }
    blocks.set(quarter, current);
  }
  return { blocks, merges, unmended };
}

/** The sample with the cells of its quarter's blocks. */
export function partitionSample(sample: Sample, blocks: ReadonlyMap<number, Blocks>): Sample {
  return joinSampleCells(sample, blocks.get(sample.quarter) ?? []);
}

/** Cells that weighting classes reach over in any indicator: they can only stand together. */
function weightingJoins(quarter: number, indicators: ReadonlyMap<string, Samples>): string[][] {
  return [...indicators.values()].flatMap((samples) =>
    (samples.get(quarter)?.strata ?? []).map((stratum) => baseCells(stratum.cell)),
  );
}

function joinBlocks(blocks: Blocks, lists: readonly (readonly string[])[]): Blocks {
  let joined = [...blocks];
  for (const list of lists) {
    const [inside, outside] = [true, false].map((wanted) =>
      joined.filter((block) => block.some((cell) => list.includes(cell)) === wanted),
    );
    if (!inside || !outside || inside.length < 2) continue;
    const at = joined.indexOf(inside[0] ?? []);
    joined = [...outside.slice(0, at), inside.flat(), ...outside.slice(at)];
  }
  return joined;
}

function faultsOf(
  quarter: number,
  blocks: ReadonlyMap<number, Blocks>,
  indicators: ReadonlyMap<string, Samples>,
): CellFault[] {
  return [...indicators].flatMap(([indicator, samples]) => {
    const known = samples.get(quarter);
    // Too few for any cell: that indicator is not published, and need not coarsen the others.
    if (!known || !isPublishable(known)) return [];
    const sample = partitionSample(known, blocks);
    const links = LAGS.flatMap((lag) => {
      const earlier = samples.get(quarter - lag);
      return earlier ? linkFaults(indicator, sample, partitionSample(earlier, blocks)) : [];
    });
    return [...cellFaults(indicator, sample), ...links];
  });
}

/** Merges the block of a cell with the next one of its size, else the one before, else that of the next size. */
function mergeBlock(blocks: Blocks, cell: string) {
  const at = blocks.findIndex((block) => baseCells(cell).some((base) => block.includes(base)));
  const sizeOf = (block: readonly string[] | undefined) => block?.[0]?.split("/")[0];
  const size = sizeOf(blocks[at]);
  const first = sizeOf(blocks[at + 1]) === size || (at === 0 && sizeOf(blocks[at + 1])) ? at : at - 1;
  const [a, b] = [blocks[first], blocks[first + 1]];
  if (!a || !b) return null;
  return {
    blocks: [...blocks.slice(0, first), [...a, ...b], ...blocks.slice(first + 2)],
    cells: [joinCells(a), joinCells(b)] as const,
  };
}

/** What the office is told of a merge. */
export function formatMerge({ quarter, cells, reason }: Merge): string {
  const { rule, indicator, found, expected } = reason;
  return `${cells[0]} with ${cells[1]} from ${quarter} to the end of the year: ${rule}, ${indicator}: ${found} (expected ${expected})`;
}
