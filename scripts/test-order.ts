import type { TestSpecification } from "vitest/node";

// The longest test files first, so that no core is left with one of them at the end. Vitest knows how long files took the
// last time; a machine that has never run them does not.

/** In the order of what they took on two cores, longest first. */
export const LONGEST = [
  "src/checks/returns/bad-input.test.ts",
  "src/checks/pages/accessibility.test.ts",
  "scripts/release.test.ts",
  "src/checks/pages/base-path.test.ts",
  "src/checks/pages/small-screens.test.ts",
];
/** Those that start a browser or many processes stand before those that only compute. */
const LONG_ROOMS = ["src/checks/", "scripts/", "src/db/", "src/press/"];

function rank(path: string): number {
  const place = LONGEST.findIndex((file) => path.endsWith(file));
  if (place >= 0) return place;
  const room = LONG_ROOMS.findIndex((start) => path.includes(`/${start}`));
  return LONGEST.length + (room >= 0 ? room : LONG_ROOMS.length);
}

/** Of equal rank, in the order of their paths. */
export function slowestFirst(paths: readonly string[]): string[] {
  return paths.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** What vitest asks for is a class; its files are sorted, and shards are not used. */
export class SlowestFirst {
  shard(files: TestSpecification[]): TestSpecification[] {
    return files;
  }

  sort(files: TestSpecification[]): TestSpecification[] {
    const order = new Map(slowestFirst(files.map((file) => file.moduleId)).map((path, i) => [path, i]));
    return files.toSorted((a, b) => (order.get(a.moduleId) ?? 0) - (order.get(b.moduleId) ?? 0));
  }
}
