import type { SurveyDesign } from "./design.ts";

// Domains: rows outside count zero; strata and sampled units of the full design stay. METHOD section 2.

/** The design for a domain: R's subset(). */
export function subsetDesign(design: SurveyDesign, inDomain: (row: number) => boolean): SurveyDesign {
  const present = design.present.map((kept, row) => (kept === 1 && inDomain(row) ? 1 : 0));
  return { ...design, present, weights: design.weights.map((weight, row) => (present[row] ? weight : 0)) };
}

/** Degrees of freedom: first-stage units less strata, counted where the domain has rows with weight. R's degf(). */
export function degf(design: SurveyDesign): number {
  const stage = design.stages[0];
  const units = new Set<number>();
  const strata = new Set<number>();
  for (let row = 0; row < design.rows; row += 1) {
    if (!design.present[row] || design.weights[row] === 0) continue;
    units.add(stage?.unitOf[row] ?? 0);
    strata.add(stage?.stratumOf[row] ?? 0);
  }
  return units.size - strata.size;
}

/** Rows of the domain. */
export function countRows(design: SurveyDesign): number {
  return design.present.reduce((count, kept) => count + kept, 0);
}
