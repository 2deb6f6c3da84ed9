import type { EnterpriseRow, FrameRow } from "#contract/input/input-tables.ts";
import { type Draws, drawsOf } from "./draws.ts";
import { drawPanel, type EnterprisePanel, enterpriseFrame } from "./enterprise-panel.ts";
import { advanceFirm, drawFirm, type Firm, type FirmQuarter } from "./firm.ts";
import { type Mistake, spoilEnterprise } from "./mistakes.ts";
import type { CityProfile } from "./profiles.ts";
import { mergersOf } from "./restructuring.ts";
import { isJanuary, seasonOf } from "./season.ts";

// All enterprises of a city, quarter by quarter: the truth is their sum, the returns are those of the panel.

const NONRESPONSE = 0.08;
const NONRESPONSE_LARGE = 0.02;
/** Panel members, other than large ones, that stop answering for good in a quarter. */
const LOST = 0.02;
/** Firms founded after the first frame start small. */
const MOST_FOUNDED = 299;

export interface EnterpriseTruth {
  employees_start: number;
  employees_end: number;
  hires: number;
  separations: number;
  vacancies: number;
}

export interface EnterpriseQuarter {
  readonly frame: readonly FrameRow[];
  readonly returns: readonly EnterpriseRow[];
  readonly truth: EnterpriseTruth;
}

export interface Enterprises {
  readonly quarters: readonly EnterpriseQuarter[];
  readonly mistakes: readonly Mistake[];
}

/** @param quarters consecutive, in order. */
export function simulateEnterprises(
  city: string,
  profile: CityProfile,
  seed: number,
  quarters: readonly string[],
): Enterprises {
  const life = drawsOf(seed, `${city}/firms`);
  const fieldwork = drawsOf(seed, `${city}/enterprise fieldwork`);
  const mergers = mergersOf(city, seed);
  const mistakes: Mistake[] = [];
  const lost = new Set<Firm>();
  let firms = Array.from({ length: profile.firms }, (_, i) => drawFirm(life, i + 1));
  let panel = drawPanel(firms, new Map());
  let founded = firms.length;
  const simulated = quarters.map((quarter, i) => {
    if (i > 0 && isJanuary(quarter)) {
      const renewed = renewFirms(firms, founded, life);
      founded += renewed.founded;
      firms = renewed.firms;
      panel = renewPanel(firms, panel, lost, fieldwork);
    }
    const season = seasonOf(quarter);
    const merged = i > 0 ? mergers.merge(firms) : new Set();
    const happened = new Map(
      firms.map((firm) => {
        const own = advanceFirm(firm, season, profile.hiring, life);
        return [firm, mergers.withStaffTakenOver(firm, own)];
      }),
    );
    const returns = panel.firms.map((firm) => {
      // Closures are confirmed elsewhere, so a closed firm counts as a return whether or not it answers.
      const counts = answers(firm, lost, fieldwork) || firm.employees === 0 ? happened.get(firm) : undefined;
      const row = returnOf(quarter, city, firm, counts, merged.has(firm));
      return spoilEnterprise(row, fieldwork, mistakes);
    });
    return { frame: enterpriseFrame(quarter, panel.strata), returns, truth: sumOf(happened.values()) };
  });
  return { quarters: simulated, mistakes };
}

/** In January closed firms leave the frame, and about as many new ones enter it. */
function renewFirms(firms: readonly Firm[], founded: number, draws: Draws) {
  const alive = firms.filter((firm) => firm.employees > 0);
  const births = draws.poisson(firms.length - alive.length);
  const born = Array.from({ length: births }, (_, i) => drawFirm(draws, founded + i + 1, MOST_FOUNDED));
  return { firms: [...alive, ...born], founded: births };
}

/** Firms that stopped answering get another permanent random number, so others take their places. */
function renewPanel(firms: readonly Firm[], panel: EnterprisePanel, lost: Set<Firm>, draws: Draws) {
  for (const firm of lost) firm.prn = draws.uniform();
  lost.clear();
  return drawPanel(firms, panel.nextStarts);
}

function answers(firm: Firm, lost: Set<Firm>, draws: Draws): boolean {
  const [leaving, refusing] = [draws.uniform(), draws.uniform()];
  if (firm.size === "large") return refusing >= NONRESPONSE_LARGE;
  if (leaving < LOST) lost.add(firm);
  return !lost.has(firm) && refusing >= NONRESPONSE;
}

function returnOf(
  quarter: string,
  city: string,
  firm: Firm,
  counts: FirmQuarter | undefined,
  merged: boolean,
): EnterpriseRow {
  const closed = firm.employees === 0;
  return {
    quarter,
    city,
    enterprise_id: firm.id,
    size: firm.size,
    sector: firm.sector,
    status: closed ? "closed" : counts ? "active" : "refused",
    employees_start: counts?.start ?? null,
    hires: counts?.hires ?? null,
    separations: counts?.separations ?? null,
    layoffs: counts?.layoffs ?? null,
    employees_end: counts?.end ?? null,
    vacancies: counts?.vacancies ?? null,
    restructuring: merged && counts ? "merger" : null,
  };
}

function sumOf(firms: Iterable<FirmQuarter>): EnterpriseTruth {
  const sum = { employees_start: 0, employees_end: 0, hires: 0, separations: 0, vacancies: 0 };
  for (const firm of firms) {
    sum.employees_start += firm.start;
    sum.employees_end += firm.end;
    sum.hires += firm.hires;
    sum.separations += firm.separations;
    sum.vacancies += firm.vacancies;
  }
  return sum;
}
