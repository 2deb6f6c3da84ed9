/** The seven groups of entrepreneurs of the Wuhan programme of 2008, and invented shares. */
export const GROUPS = [
  ["researchers_engineers", 0.06],
  ["graduates", 0.17],
  ["demobilised_soldiers", 0.07],
  ["laid_off", 0.26],
  ["hard_to_employ", 0.13],
  ["disabled", 0.03],
  ["rural_workers", 0.28],
] as const;

export type EntrepreneurGroup = (typeof GROUPS)[number][0];

/** @param u in [0, 1). */
export function groupAt(u: number): EntrepreneurGroup {
  let below = 0;
  for (const [group, share] of GROUPS) {
    below += share;
    if (u < below) return group;
  }
  return "rural_workers";
}
