// Drawing the panel. Every unit keeps a permanent random number (PRN); the sample of a stratum is the n units
// whose numbers come next after a start, round the circle. That is a simple random sample without replacement
// in every year, closed units fall out and new ones come in by themselves, and moving the start renews the panel.
// (Ohlsson 1995, Coordination of samples using permanent random numbers.)

export interface Selectable {
  readonly prn: number;
}

/** The first n units at or after `start` on the circle of permanent random numbers. */
export function selectPanel<U extends Selectable>(units: readonly U[], n: number, start: number): U[] {
  const distance = (unit: U) => (unit.prn - start + 1) % 1;
  return units.toSorted((a, b) => distance(a) - distance(b)).slice(0, n);
}

/** Share of a panel that each January replaces. */
const RENEWED = 0.2;

/** Where the panel starts a year later. A stratum taken whole has nothing to renew. */
export function nextStart(start: number, n: number, population: number): number {
  return population === 0 ? start : (start + (RENEWED * n) / population) % 1;
}

export interface Share {
  readonly weight: number;
  readonly least: number;
  readonly most: number;
}

/**
 * Splits `total` whole units in proportion to the weights, within least..most of each (Webster's divisors).
 * The parts add up to `total` unless the bounds forbid it.
 */
export function apportion(total: number, shares: readonly Share[]): number[] {
  const parts = shares.map((share) => Math.min(share.least, share.most));
  for (let left = total - parts.reduce((a, b) => a + b, 0); left > 0; left--) {
    let best = -1;
    let bestClaim = 0;
    shares.forEach((share, i) => {
      const part = parts[i] ?? 0;
      const claim = part < share.most ? share.weight / (2 * part + 1) : 0;
      if (claim > bestClaim) {
        best = i;
        bestClaim = claim;
      }
    });
    if (best < 0) break;
    parts[best] = (parts[best] ?? 0) + 1;
  }
  return parts;
}
