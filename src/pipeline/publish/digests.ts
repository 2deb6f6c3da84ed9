import { createHash } from "node:crypto";
import type { Column, RowOf, Table } from "#contract/column.ts";
import {
  communitiesTable,
  enterprisesTable,
  SOURCES,
  type Source,
  startupsTable,
} from "#contract/input/input-tables.ts";
import type { RevisedQuarter } from "#contract/published/manifest.ts";
import type { DigestRow } from "#contract/published/office-tables.ts";
import { REVISION_CAUSES, type RevisionCause } from "#contract/published/published-codes.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { CheckedQuarter } from "#pipeline/check/checked-quarter.ts";
import type { CheckedCity } from "#pipeline/check/city-returns.ts";
import { sumOfMeasure } from "#pipeline/read/administrative.ts";

// What a release was made from, as digests: two releases are compared by them, quarter by quarter. Returns
// can be guessed, and a guess tried, so the digests stay in the office.

/** Digests of what was used of a city, a quarter and survey at a time: the order of rows makes no difference. */
export function digestsOf(city: CheckedCity): DigestRow[] {
  return city.quarters.flatMap((checked) =>
    SURVEYED.flatMap(({ survey, cause, textsOf }) => {
      const texts = textsOf(checked, city);
      if (texts === null) return [];
      return [{ city: city.city, quarter: checked.quarter, survey, cause, sha256: digest(texts) }];
    }),
  );
}

interface Surveyed {
  readonly survey: Source;
  readonly cause: RevisionCause;
  /** null: there was nothing to use. */
  readonly textsOf: (checked: CheckedQuarter, city: CheckedCity) => readonly string[] | null;
}

const SURVEYED: readonly Surveyed[] = [
  {
    survey: "community",
    cause: "late_returns",
    textsOf: ({ communities }) =>
      communities &&
      rowTexts(
        communitiesTable,
        communities.map(({ row }) => row),
      ),
  },
  {
    survey: "community",
    cause: "frame",
    textsOf: ({ quarter, strata, administrative }, { designBasis }) => {
      const quarters = [{ quarter, rows: administrative }];
      const registered = sumOfMeasure(quarters, [quarter], "registered_unemployed").value;
      return [...strata.community.map(stratumText), JSON.stringify([designBasis, registered])];
    },
  },
  {
    survey: "enterprise",
    cause: "late_returns",
    textsOf: ({ enterprises, refusedEnterprises: refused }) =>
      enterprises && [
        ...rowTexts(
          enterprisesTable,
          enterprises.map(({ row }) => row),
        ),
        ...refused.map((id) => JSON.stringify(id)),
      ],
  },
  {
    survey: "enterprise",
    cause: "frame",
    textsOf: ({ strata }, { designBasis }) => [...strata.enterprise.map(stratumText), designBasis],
  },
  {
    survey: "register",
    cause: "late_returns",
    textsOf: ({ startups }) => startups && rowTexts(startupsTable, startups),
  },
];

function rowTexts<T extends Table>(table: T, rows: readonly RowOf<T>[]): string[] {
  const columns: readonly Column[] = table.columns;
  return rows.map((row) =>
    JSON.stringify(columns.map(({ name }) => (row as Readonly<Record<string, unknown>>)[name] ?? null)),
  );
}

function stratumText({
  id,
  populationUnits,
  knownTotal,
}: CheckedQuarter["strata"]["community"][number]): string {
  return JSON.stringify([id, populationUnits, knownTotal]);
}

function digest(texts: readonly string[]): string {
  return createHash("sha256").update(texts.toSorted().join("\n")).digest("hex");
}

/**
 * Quarters that a release rests on otherwise than the release before. What lies after that one's last quarter is
 * new, and so is a city that it didn't have.
 */
export function revisedQuarters(
  before: readonly DigestRow[],
  now: readonly DigestRow[],
  lastQuarter: string,
): RevisedQuarter[] {
  const [old, current] = [byPlace(before), byPlace(now)];
  const cities = new Set(before.map(({ city }) => city));
  const differing = [...before, ...now].filter((row) => {
    if (!cities.has(row.city) || quarterIndex(row.quarter) > quarterIndex(lastQuarter)) return false;
    const [then, since] = [old.get(placeOf(row)), current.get(placeOf(row))];
    // A frame speaks only where there are returns: a quarter handed in late as a whole has no other frame.
    return then !== since && (row.cause !== "frame" || (then !== undefined && since !== undefined));
  });
  const found = new Map<string, RevisedQuarter>();
  for (const { city, quarter, survey, cause } of differing) {
    const key = [city, quarter, survey].join();
    const others = found.get(key)?.causes ?? [];
    const causes = REVISION_CAUSES.filter((one) => one === cause || others.includes(one));
    found.set(key, { city, quarter, survey, causes });
  }
  return [...found.values()].toSorted(inOrder);
}

function placeOf({ city, quarter, survey, cause }: DigestRow): string {
  return [city, quarter, survey, cause].join();
}

function byPlace(rows: readonly DigestRow[]): Map<string, string> {
  return new Map(rows.map((row) => [placeOf(row), row.sha256]));
}

function inOrder(a: RevisedQuarter, b: RevisedQuarter): number {
  if (a.city !== b.city) return a.city < b.city ? -1 : 1;
  return (
    quarterIndex(a.quarter) - quarterIndex(b.quarter) || SOURCES.indexOf(a.survey) - SOURCES.indexOf(b.survey)
  );
}
