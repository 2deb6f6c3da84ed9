import { quarterIndex, quarterOf, quarterRange } from "#contract/quarter.ts";
import type { Draws } from "#simulator/draws.ts";
import { drawPanel } from "#simulator/enterprise-panel.ts";
import { advanceFirm, drawFirm, type Firm } from "#simulator/firm.ts";
import { seasonOf } from "#simulator/season.ts";
import type { Answers, Counts, Panel, Population } from "./population.ts";

// Enterprises of the simulator (SIMULATOR.md): 12 000 firms in strata of size and sector, large ones taken whole.

const FIRMS = 12_000;
/** Five quarters fill the window of the smoothed variance; the slump begins in the sixth. */
export const ENTERPRISE_QUARTERS = quarterRange("2007Q3..2008Q4").map(quarterIndex);

export function enterprisePopulation(draws: Draws): Population {
  const firms = Array.from({ length: FIRMS }, (_, i) => drawFirm(draws, i + 1));
  const frame = new Map(firms.map((firm) => [firm, firm.employees]));
  const { strata } = drawPanel(firms, new Map());
  return {
    quarters: ENTERPRISE_QUARTERS,
    mergesGroups: true,
    strata: strata.map((stratum) => ({
      id: stratum.id,
      survey: "enterprise",
      group: stratum.id.split("/")[0] ?? stratum.id,
      cell: stratum.id,
      populationUnits: stratum.firms.length,
      knownTotal: null,
      unitIds: stratum.firms.map((firm) => firm.id),
      sampled: stratum.sampled,
    })),
    counts: ENTERPRISE_QUARTERS.map((quarter) =>
      strata.map(({ firms: members }) => members.map((firm) => firmCounts(firm, quarter, frame, draws))),
    ),
  };
}

function firmCounts(firm: Firm, quarter: number, frame: ReadonlyMap<Firm, number>, draws: Draws): Counts {
  const { start, hires, separations, layoffs, end, vacancies } = advanceFirm(
    firm,
    seasonOf(quarterOf(quarter)),
    1,
    draws,
  );
  const alert = layoffs >= 0.1 * start && layoffs > 0;
  return {
    start,
    hires,
    separations,
    layoffs,
    end,
    vacancies,
    posts: end + vacancies,
    growth: end - start,
    in_frame: frame.get(firm) ?? 0,
    alert: alert ? 1 : 0,
    alert_layoffs: alert ? layoffs : 0,
    one: 1,
  };
}

const NONRESPONSE = 0.08;
/** Enterprises other than large ones that stop answering for good in a quarter. */
const LOST = 0.02;

/** Who answers, drawn once for the panel. With `selective`, enterprises that dismissed over 10 % answer with 0.60, others with 0.90. */
export function enterpriseAnswers(
  population: Population,
  panel: Panel,
  selective: boolean,
  draws: Draws,
): Answers {
  const answering = new Set<string>();
  population.strata.forEach((stratum, h) => {
    for (const i of panel[h] ?? []) {
      let lost = false;
      population.quarters.forEach((_, q) => {
        lost ||= stratum.group !== "large" && draws.uniform() < LOST;
        const counts = population.counts[q]?.[h]?.[i];
        const closed = counts?.end === 0;
        const refusal = selective ? (counts?.alert === 1 ? 0.4 : 0.1) : NONRESPONSE;
        const refuses = draws.uniform() < refusal || (lost && !selective);
        // Closures are confirmed elsewhere, so a closed firm counts as a respondent with zero.
        if ((closed && !selective) || !refuses) answering.add(`${q} ${h} ${i}`);
      });
    }
  });
  return (q, h, i) => answering.has(`${q} ${h} ${i}`);
}
