import type { Bilingual } from "#contract/column.ts";
import { periodEnd } from "#contract/period.ts";
import type { AdministrativeCountRow, PanelRow } from "#contract/published/context-tables.ts";
import type { Manifest } from "#contract/published/manifest.ts";
import type { RevisionRow } from "#contract/published/release-tables.ts";
import { quarterOf } from "#contract/quarter.ts";
import { cityOf } from "#contract/registry/registry.ts";
import { alertSentence } from "#report/alert-sentences.ts";
import { type CityFigures, cityFigures } from "#report/quarterly/city-figures.ts";
import type { ReportFacts, ReportRevisions } from "#report/quarterly/report-facts.ts";
import { reportQuarters, returnedSurveys } from "#report/quarterly/report-quarters.ts";
import type { Words } from "#report/words.ts";
import { firedIn } from "../alerts/fired-alerts.ts";
import { groupGrowthOf } from "../city/group-growth.ts";
import { isArchive } from "../links.ts";
import { type Published, readPublished } from "../published.ts";

// What reports are written from. A city's rows are gathered once a build, not once a page.

/** Tables that a release may lack. */
type Context = Published & {
  readonly administrative?: readonly AdministrativeCountRow[];
  readonly panel?: readonly PanelRow[];
  /** Names of the administrative measures. */
  readonly measures?: readonly { readonly id: string; readonly name: Bilingual }[];
};

interface CityRows {
  readonly figures: CityFigures;
  readonly revisions: readonly RevisionRow[];
}
const gathered = new Map<string, CityRows>();

/** Quarters of a city whose reports have a page here, oldest first: a kept release shows its newest alone. */
export function pagesOf(city: Manifest["cities"][number]): string[] {
  const quarters = reportQuarters(city);
  return isArchive ? quarters.slice(-1) : quarters;
}

/** Path without language. */
export function reportPath(city: string, quarter: string): string {
  return `reports/${city}/${quarter.toLowerCase()}/`;
}

/** @throws when the release has no such city. */
export async function reportFacts(city: string, quarter: string, words: Words): Promise<ReportFacts> {
  const published: Context = await readPublished();
  const { manifest, registry, releases } = published;
  const own = manifest.cities.find(({ id }) => id === city);
  if (!own) throw new Error(`${manifest.release}: no city ${city} (a report of ${quarter} was asked for)`);
  const { figures, revisions } = rowsOf(published, city);
  const name = cityOf(registry.cities, city);
  const newest = reportQuarters(own).at(-1) === quarter;
  const planned = releases.find(({ state }) => state === "planned");
  const fired = (await firedIn(quarter)).filter((alert) => alert.city === city);
  return {
    ...{ release: manifest.release, simulated: manifest.simulated, quarter, figures },
    city: { id: city, zh: name.zh, en: name.en },
    basis: own.design_basis,
    surveys: returnedSurveys(own, quarter),
    indicators: registry.indicators,
    panel: published.panel.filter((row) => row.city === city && row.quarter === quarter),
    groups: await groupGrowthOf(published.db, city, quarter, words),
    counts: published.administrative.filter((row) => row.city === city),
    measures: registry.measures,
    targets: registry.targets.filter((row) => row.city === city),
    official: registry.official.filter((row) => row.city === city),
    layoffs: published.alerts.filter((row) => row.city === city && row.quarter === quarter),
    warnings: fired.map((alert) =>
      alertSentence(alert, { city: name, basis: own.design_basis }, registry.indicators, words),
    ),
    revisions: revisionsFor(revisions, quarter, newest, published),
    next: newest && planned?.planned_on ? { quarter: planned.quarter, planned_on: planned.planned_on } : null,
  };
}

function rowsOf(published: Published, city: string): CityRows {
  const known = gathered.get(city);
  if (known) return known;
  const own = <Row extends { readonly city: string }>(rows: readonly Row[]) =>
    rows.filter((row) => row.city === city);
  const rows = {
    figures: cityFigures({
      estimates: own(published.estimates),
      changes: own(published.changes),
      indices: own(published.indices),
    }),
    revisions: own(published.revisions),
  };
  gathered.set(city, rows);
  return rows;
}

/** Of the newest quarter what its release revised; of another, what became of its own figures. */
function revisionsFor(
  revisions: readonly RevisionRow[],
  quarter: string,
  newest: boolean,
  { manifest, releases }: Published,
): ReportRevisions {
  const first = releases.find(({ state }) => state !== "planned")?.release ?? manifest.release;
  const rows = newest
    ? revisions.filter(({ release }) => release === manifest.release)
    : revisions.filter(({ period }) => quarterOf(periodEnd(period)) === quarter);
  return { newest, since: first, rows };
}
