// Nonresponse is repaired within weighting classes = strata; a class too thin is merged. METHOD section 1.

export interface ClassCount {
  readonly id: string;
  /** Classes merge within their group first (an enterprise size), never across areas. */
  readonly group: string;
  /** Units of the stratum in the population. */
  readonly population: number;
  readonly responding: number;
}

const MIN_RESPONDING = 3;

/**
 * Merges every class with fewer than 3 respondents (unless fully observed) with its neighbour in the order
 * of the frame, first among classes of its group, then, where `acrossGroups`, with the neighbouring group.
 * @returns lists of stratum ids, in frame order; each list is one weighting class.
 */
export function mergeClasses(classes: readonly ClassCount[], acrossGroups: boolean): string[][] {
  const groups = [...Map.groupBy(classes, (c) => c.group).values()];
  const merged = groups.map((group) => mergeNeighbours(group.map(asBlock)));
  const blocks = acrossGroups ? mergeNeighbours(merged.flat()) : merged.flat();
  return blocks.map((block) => block.ids);
}

interface Block {
  readonly ids: string[];
  readonly population: number;
  readonly responding: number;
}

function asBlock(c: ClassCount): Block {
  return { ids: [c.id], population: c.population, responding: c.responding };
}

function isThin(block: Block): boolean {
  return block.responding < MIN_RESPONDING && block.responding < block.population;
}

function mergeNeighbours(blocks: readonly Block[]): Block[] {
  const result = [...blocks];
  for (let i = result.findIndex(isThin); i >= 0 && result.length > 1; i = result.findIndex(isThin)) {
    const first = i + 1 < result.length ? i : i - 1;
    const [a, b] = result.slice(first, first + 2);
    if (!a || !b) break;
    result.splice(first, 2, {
      ids: [...a.ids, ...b.ids],
      population: a.population + b.population,
      responding: a.responding + b.responding,
    });
  }
  return result;
}
