import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

// Which pages stand for all of their kind where looking at all of them would take too long. The built home page draws
// them: a run on the same site looks at the same pages, and every other site shows others. FC_SEED=N draws anew.

export interface Sample {
  readonly seed: number;
  /** One of so many, always the same for one name. */
  place(name: string, count: number): number;
  pick<T>(name: string, all: readonly T[]): T | undefined;
  /** At most so many of all, in their order. */
  some<T>(all: readonly T[], most: number, nameOf: (one: T) => string): readonly T[];
}

const said = new Set<number>();

export function sampleOf(site: string): Sample {
  const given = process.env.FC_SEED;
  const seed = given === undefined ? numberOf(readFileSync(join(site, "index.html"))) : Number(given);
  if (!said.has(seed)) console.log(`sample of pages: FC_SEED=${seed}`);
  said.add(seed);
  return sampleFrom(seed);
}

export function sampleFrom(seed: number): Sample {
  const place = (name: string, count: number) => numberOf(`${seed} ${name}`) % Math.max(1, count);
  return {
    ...{ seed, place },
    pick: (name, all) => all[place(name, all.length)],
    some: (all, most, nameOf) => {
      if (all.length <= most) return all;
      const drawn = all.map((one, i) => ({ i, at: place(nameOf(one), 2 ** 32) }));
      const chosen = drawn.toSorted((a, b) => a.at - b.at || a.i - b.i).slice(0, most);
      return chosen.toSorted((a, b) => a.i - b.i).flatMap(({ i }) => all[i] ?? []);
    },
  };
}

const numberOf = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest().readUInt32BE(0);
