import { randomBeta, randomBinomial, randomNormal, randomPoisson } from "d3";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** One stream of random numbers, and the distributions fed by it. */
export interface Draws {
  /** In [0, 1). */
  readonly uniform: () => number;
  /** Mean 0, standard deviation 1. */
  readonly normal: () => number;
  readonly binomial: (trials: number, probability: number) => number;
  readonly poisson: (mean: number) => number;
  readonly beta: (alpha: number, beta: number) => number;
}

/** The same seed and name always give the same stream; another name gives an independent one. */
export function drawsOf(seed: number, name: string): Draws {
  const generator = xoroshiro128plus(hash(`${seed}/${name}`));
  const uniform = () => uniformFloat64(generator);
  const binomial = randomBinomial.source(uniform);
  const poisson = randomPoisson.source(uniform);
  const beta = randomBeta.source(uniform);
  return {
    uniform,
    normal: randomNormal.source(uniform)(0, 1),
    binomial: (trials, probability) => binomial(trials, probability)(),
    poisson: (mean) => poisson(mean)(),
    beta: (a, b) => beta(a, b)(),
  };
}

/** FNV-1a, 32 bits: the generator takes an int32 as its seed. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}
