import { quarterIndex } from "#contract/quarter.ts";

// What the calendar does to everybody: seasons (Spring Festival falls in Q1) and the slump of 2008–2009.

const HIRES = [1.25, 0.95, 1.1, 0.8];
const SEPARATIONS = [1.35, 0.95, 0.9, 0.95];
const NEWLY_EMPLOYED = [1.2, 0.95, 1.1, 0.8];
const RATE_LOGIT = [0.04, -0.05, 0.02, -0.01];
const GRADUATES = [0.0006, 0.001, 0.018, 0.0015];
/** Share of manufacturing firms that the slump hits. */
const HIT = new Map([
  ["2008Q4", 0.6],
  ["2009Q1", 0.6],
  ["2009Q2", 0.3],
]);

export interface Season {
  readonly hires: number;
  readonly separations: number;
  readonly newlyEmployed: number;
  /** Added to the logit of the unemployment rate. */
  readonly rateLogit: number;
  /** Graduates per member of the urban labour force. */
  readonly graduates: number;
  readonly slump: boolean;
  readonly hit: number;
}

export function seasonOf(quarter: string): Season {
  const i = quarterIndex(quarter) % 4;
  return {
    hires: HIRES[i] ?? 1,
    separations: SEPARATIONS[i] ?? 1,
    newlyEmployed: NEWLY_EMPLOYED[i] ?? 1,
    rateLogit: RATE_LOGIT[i] ?? 0,
    graduates: GRADUATES[i] ?? 0,
    slump: HIT.has(quarter),
    hit: HIT.get(quarter) ?? 0,
  };
}

/** Frames and panels are renewed each January. */
export function isJanuary(quarter: string): boolean {
  return quarterIndex(quarter) % 4 === 0;
}
