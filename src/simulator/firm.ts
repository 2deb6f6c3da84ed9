import type { SIZES } from "#contract/input/input-tables.ts";
import type { Draws } from "./draws.ts";
import type { Season } from "./season.ts";

// One enterprise of the population, and what happens to it in a quarter (SIMULATOR.md, Enterprises).

export type Size = (typeof SIZES)[number];

/** GB/T 4754 letters and their shares: manufacturing, construction, trade, transport, services, culture. */
const SECTORS = [
  ["C", 0.22],
  ["E", 0.1],
  ["F", 0.28],
  ["G", 0.12],
  ["O", 0.18],
  ["R", 0.1],
] as const;
export type Sector = (typeof SECTORS)[number][0];
export const sectors: readonly Sector[] = SECTORS.map(([letter]) => letter);

const CLOSURE: Readonly<Record<Size, number>> = { large: 0.0005, medium: 0.002, small: 0.006, micro: 0.012 };

export interface Firm {
  readonly id: string;
  /** The class of the frame it entered with; it keeps it. */
  readonly size: Size;
  readonly sector: Sector;
  readonly effect: number;
  employees: number;
  prn: number;
}

export interface FirmQuarter {
  readonly start: number;
  readonly hires: number;
  readonly separations: number;
  /** Part of the separations. */
  readonly layoffs: number;
  readonly end: number;
  readonly vacancies: number;
}

const NOTHING: FirmQuarter = { start: 0, hires: 0, separations: 0, layoffs: 0, end: 0, vacancies: 0 };

/** Firms of the first frame have up to 12 000 employees; those founded later start below `most`. */
export function drawFirm(draws: Draws, number: number, most = 12_000): Firm {
  const staff = Math.round(Math.exp(Math.log(20) + 1.35 * draws.normal()));
  const employees = Math.min(most, Math.max(5, staff));
  return {
    id: `E${String(number).padStart(5, "0")}`,
    size: sizeOf(employees),
    sector: drawSector(draws.uniform()),
    effect: 0.35 * draws.normal(),
    employees,
    prn: draws.uniform(),
  };
}

function sizeOf(employees: number): Size {
  if (employees >= 1000) return "large";
  if (employees >= 300) return "medium";
  return employees >= 50 ? "small" : "micro";
}

function drawSector(u: number): Sector {
  let below = 0;
  for (const [letter, share] of SECTORS) {
    below += share;
    if (u < below) return letter;
  }
  return "R";
}

/** Moves the firm on by a quarter: start + hires - separations = end, always. */
export function advanceFirm(firm: Firm, season: Season, hiring: number, draws: Draws): FirmQuarter {
  const start = firm.employees;
  if (start === 0) return NOTHING;
  const hit = firm.sector === "C" && draws.uniform() < season.hit;
  const noise = () => Math.exp(firm.effect + 0.5 * draws.normal());
  const hireRate = 0.07 * hiring * season.hires * noise() * (hit ? 0.4 : 1);
  const hires = draws.poisson(start * Math.min(0.6, hireRate));
  const leavers = draws.binomial(start, Math.min(0.5, 0.068 * season.separations * noise()));
  const event = draws.uniform() < (hit ? 0.1 : 0.004);
  const layoffs = event ? Math.min(Math.round(start * (0.12 + 0.38 * draws.uniform())), start - leavers) : 0;
  const end = start + hires - leavers - layoffs;
  if (end === 0 || draws.uniform() < CLOSURE[firm.size]) {
    firm.employees = 0;
    return { ...NOTHING, start, separations: start, layoffs: start - leavers };
  }
  firm.employees = end;
  const vacancies = draws.poisson(0.022 * end * Math.exp(firm.effect / 2 + 0.7 * draws.normal()));
  return { start, hires, separations: leavers + layoffs, layoffs, end, vacancies };
}
