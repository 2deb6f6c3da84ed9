import type { SurveyDesign } from "./design.ts";
import { subsetDesign } from "./domain.ts";
import type { LonelyOptions } from "./lonely.ts";
import { type Estimate, estimate, type Linearised, type Variable } from "./statistics.ts";

// Figures by domain, and factors as indicator variables.

/** A label for every row; null = missing. */
export type Factor = readonly (string | null)[];

/** Labels in numeric order where all are numbers, else by code point. */
export function levelsOf(factor: Factor): string[] {
  const levels = [...new Set(factor.filter((label) => label !== null))];
  const numeric = levels.every((label) => label.trim() !== "" && Number.isFinite(Number(label)));
  return numeric ? levels.sort((a, b) => Number(a) - Number(b)) : levels.sort();
}

/** One 0/1 variable a level, named as R names them: variable and level run together. */
export function indicators(name: string, factor: Factor, levels = levelsOf(factor)): Variable[] {
  return levels.map((level) => ({
    name: `${name}${level}`,
    values: factor.map((label) => (label === null ? Number.NaN : label === level ? 1 : 0)),
  }));
}

/** Labels of several factors crossed: "a.b". */
export function interaction(factors: readonly Factor[]): Factor {
  const [first = [], ...others] = factors;
  return first.map((label, row) =>
    others.reduce<string | null>((joined, factor) => {
      const other = factor[row] ?? null;
      return joined === null || other === null ? null : `${joined}.${other}`;
    }, label),
  );
}

/**
 * A statistic in every domain that has rows, with the covariance between domains.
 * Each variance is that of the domain alone, so that R's options for lonely units see the domain's units.
 */
export function svyby(
  design: SurveyDesign,
  by: Factor,
  statistic: (domain: SurveyDesign) => Linearised,
  options?: LonelyOptions,
): Estimate {
  const domains = levelsOf(by)
    .map((level) => ({ level, domain: subsetDesign(design, (row) => by[row] === level) }))
    .filter(({ domain }) => domain.present.includes(1))
    .map(({ level, domain }) => ({ level, domain, figures: statistic(domain) }));
  const several = (domains[0]?.figures.names.length ?? 0) > 1;
  const joint = estimate(
    design,
    {
      names: domains.flatMap(({ level, figures }) =>
        figures.names.map((name) => (several ? `${level}:${name}` : level)),
      ),
      values: domains.flatMap(({ figures }) => figures.values),
      scores: domains.flatMap(({ figures }) => figures.scores),
    },
    options,
  );
  const variances = domains.flatMap(({ domain, figures }) => {
    const { covariance } = estimate(domain, figures, options);
    return covariance.map((row, i) => row[i] ?? Number.NaN);
  });
  const covariance = joint.covariance.map((row, i) =>
    row.map((value, j) => (i === j ? (variances[i] ?? value) : value)),
  );
  return { ...joint, covariance };
}
