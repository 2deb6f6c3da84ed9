import { levelsOf } from "#pipeline/survey/by.ts";
import { withReplicates } from "#pipeline/survey/replicates.ts";
import { mainSheet } from "./case-designs.ts";
import { statedList, type VectorCase, type VectorResult } from "./folder.ts";
import { NotUnderstood } from "./not-understood.ts";
import type { Computed } from "./scope.ts";
import { factorColumn, numberColumn } from "./sheet.ts";

// Results with ids like "JKn/ratio/mse": replicate weights in a file of that name, y, x and g named in the note.

const pattern = /^(\w+)\/(mean|total|ratio|domain_mean|logratio)\/(centered|mse)$/;

export function isReplicateResult(result: VectorResult): boolean {
  return result.call === undefined && pattern.test(result.id);
}

export function replicateResult(vector: VectorCase, result: VectorResult): Computed {
  const [, kind = "", statistic = "", centre = ""] = pattern.exec(result.id) ?? [];
  const weightsFile = vector.input.find((name) => name.endsWith(`_${kind}_weights.csv`));
  const weights = weightsFile === undefined ? undefined : vector.sheets.get(weightsFile);
  if (!weights) throw new NotUnderstood(`the case names no file of ${kind} weights`);
  const base = mainSheet(vector);
  const baseName = ["w", "weight", "weights", "pw"].find((name) => base.columns.has(name));
  if (baseName === undefined) throw new NotUnderstood("no column of base weights (w)");
  const [scale] = statedList(vector, `${kind}_scale`) ?? [];
  const rscales = statedList(vector, `${kind}_rscales`);
  if (typeof scale !== "number" || !rscales) throw new NotUnderstood(`the case states no scales of ${kind}`);
  const replicates = [...weights.columns.keys()].map((name) => numberColumn(weights, name));
  const { values, errors } = withReplicates(
    numberColumn(base, baseName),
    replicates,
    statisticOf(vector, statistic),
    { scale, rscales: rscales.map(Number), mse: centre === "mse" },
  );
  return { names: null, values, errors, covariance: null, df: null, interval: null };
}

function statisticOf(vector: VectorCase, name: string): (weights: readonly number[]) => number[] {
  const sheet = mainSheet(vector);
  const roles = /\by\s*=\s*([^\s,;]+)[\s,;]+x\s*=\s*([^\s,;]+)[\s,;]+g\s*=\s*([^\s,;]*[^\s,;.])/.exec(
    `${vector.note}\n${vector.design}`,
  );
  if (!roles) throw new NotUnderstood("the note names no y, x and g");
  const [, yName = "", xName = "", gName = ""] = roles;
  const y = numberColumn(sheet, yName);
  const x = numberColumn(sheet, xName);
  const g = factorColumn(sheet, gName);
  const one = y.map(() => 1);
  const total = (weights: readonly number[], values: readonly number[], level?: string) =>
    weights.reduce(
      (sum, w, i) => (level === undefined || g[i] === level ? sum + w * (values[i] ?? 0) : sum),
      0,
    );
  const mean = (weights: readonly number[], values: readonly number[], level?: string) =>
    total(weights, values, level) / total(weights, one, level);
  switch (name) {
    case "mean":
      return (weights) => [mean(weights, y), mean(weights, x)];
    case "total":
      return (weights) => [total(weights, y), total(weights, x)];
    case "ratio":
      return (weights) => [total(weights, y) / total(weights, x)];
    case "logratio":
      return (weights) => [Math.log(total(weights, y) / total(weights, x))];
    default:
      return (weights) => levelsOf(g).map((level) => mean(weights, y, level));
  }
}
