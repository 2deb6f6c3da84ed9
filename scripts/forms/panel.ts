import type { ReturnTableName } from "#contract/input/input-tables.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import type { CheckedQuarter } from "#pipeline/check/checked-quarter.ts";
import type { CheckedCity } from "#pipeline/check/city-returns.ts";
import { registerOf, YOUNG } from "#pipeline/weigh/register.ts";

// Who is asked in a quarter, as far as the quarter before tells: the cells of a form that are filled in already.

/** Cells by column name, in the contract's words; a column that is not there is left blank. */
export type FormRow = Readonly<Record<string, string | number | null>>;

export interface FormRows {
  readonly rows: readonly FormRow[];
  /** What the office has to know of them, in English. */
  readonly said: readonly string[];
}

export type Panel = Readonly<Record<ReturnTableName, FormRows>>;

/** @param checked all quarters of the city that are there; those of `quarter` and later are not looked at. */
export function panelFor(checked: CheckedCity, quarter: string): Panel {
  const past = checked.quarters.filter((q) => quarterIndex(q.quarter) < quarterIndex(quarter));
  const before = quarterOf(quarterIndex(quarter) - 1);
  const last = past.find((q) => q.quarter === before);
  const place = { quarter, city: checked.city };
  return {
    communities: communityRows(past, last, place, before),
    enterprises: enterpriseRows(past, last, place, before),
    administrative: administrativeRows(last, place, before),
    startups: startupRows(past, last, place, before),
  };
}

interface Place {
  readonly quarter: string;
  readonly city: string;
}

function blank(before: string, what: string): FormRows {
  return {
    rows: [],
    said: [`no usable ${what} of ${before}: the panel is not known and all rows are blank`],
  };
}

function communityRows(
  past: readonly CheckedQuarter[],
  last: CheckedQuarter | undefined,
  place: Place,
  before: string,
): FormRows {
  const known = new Map(
    past.flatMap((q) => q.communities ?? []).map(({ row }) => [row.community_id, { area: row.area }]),
  );
  const ids = panelIds(
    last?.communities?.map(({ row }) => row.community_id) ?? [],
    last?.refusedCommunities ?? [],
  );
  if (ids.length === 0) return blank(before, "returns of communities");
  const rows = ids.map((id) => ({ ...place, community_id: id, ...known.get(id) }));
  return { rows, said: [`${rows.length} communities of ${before}`, ...unknownUnits(ids, known, "area")] };
}

function enterpriseRows(
  past: readonly CheckedQuarter[],
  last: CheckedQuarter | undefined,
  place: Place,
  before: string,
): FormRows {
  const rowsOf = (q: CheckedQuarter | undefined) => q?.enterprises?.map(({ row }) => row) ?? [];
  const known = new Map(
    past.flatMap(rowsOf).map(({ enterprise_id, size, sector }) => [enterprise_id, { size, sector }]),
  );
  const returned = rowsOf(last);
  const isClosed = new Set(returned.filter((row) => row.status === "closed").map((row) => row.enterprise_id));
  const renewed = place.quarter.endsWith("Q1");
  const ends = new Map(returned.map((row) => [row.enterprise_id, row.employees_end]));
  const ids = panelIds([...ends.keys()], last?.refusedEnterprises ?? []).filter(
    (id) => !(renewed && isClosed.has(id)),
  );
  if (ids.length === 0) return blank(before, "returns of enterprises");
  const rows = ids.map(
    (id): FormRow => ({
      ...place,
      enterprise_id: id,
      ...known.get(id),
      ...(isClosed.has(id) ? STAYS_CLOSED : { employees_start: ends.get(id) ?? null }),
    }),
  );
  const started = rows.filter((row) => row.employees_start !== null).length;
  return {
    rows,
    said: [
      `${rows.length} enterprises of ${before}`,
      `employees_start is filled in for ${started}: the employees_end of ${before}; no usable one of the other ${rows.length - started}`,
      ...(isClosed.size > 0 ? [closedOnes(isClosed.size, before, renewed)] : []),
      ...unknownUnits(ids, known, "size and sector"),
    ],
  };
}

/** A closed enterprise answers with zeros until the frame is renewed in January: left out, it would be as one that refused. */
const STAYS_CLOSED: FormRow = {
  status: "closed",
  employees_start: 0,
  hires: 0,
  separations: 0,
  layoffs: 0,
  employees_end: 0,
  vacancies: 0,
};

function closedOnes(count: number, before: string, renewed: boolean): string {
  return renewed
    ? `${count} that were closed in ${before} left out, as a year begins`
    : `${count} that were closed in ${before} filled in with zeros: they count as staff of 0 to the end of the year`;
}

/** In the order of their ids, so that a unit stands where it stood, whether its return was usable or not. */
function panelIds(usable: readonly string[], refused: readonly string[]): string[] {
  return [...new Set([...usable, ...refused])].sort();
}

function unknownUnits(ids: readonly string[], known: ReadonlyMap<string, unknown>, what: string): string[] {
  const unknown = ids.filter((id) => !known.has(id));
  return unknown.length > 0
    ? [`${what} not known, left blank, of ${unknown.join(", ")} (refused returns)`]
    : [];
}

function administrativeRows(last: CheckedQuarter | undefined, place: Place, before: string): FormRows {
  const rows = last?.administrative?.map(({ measure, group }) => ({ ...place, measure, group })) ?? [];
  if (rows.length === 0) return blank(before, "administrative counts");
  return { rows, said: [`${rows.length} measures of ${before}`] };
}

/** Every start-up that has not ended is still due, also one that an earlier file told of and the last one forgot. */
function startupRows(
  past: readonly CheckedQuarter[],
  last: CheckedQuarter | undefined,
  place: Place,
  before: string,
): FormRows {
  const { histories } = registerOf(past.map((q) => ({ quarter: q.quarter, rows: q.startups })));
  const oldest = quarterIndex(place.quarter) - YOUNG;
  const followed = [...histories.values()].flatMap((history) => {
    const row = history.at(-1);
    if (!row || quarterIndex(row.supported_quarter) < oldest) return [];
    return history.some(({ alive }) => alive === false) ? [] : [row];
  });
  if (followed.length === 0) return blank(before, "register of start-ups");
  const rows = followed
    .map(({ startup_id, supported_quarter, group }) => ({ ...place, startup_id, supported_quarter, group }))
    .toSorted((a, b) => (a.startup_id < b.startup_id ? -1 : 1));
  return {
    rows,
    said: [
      `${rows.length} start-ups that have not ended and are at most ${YOUNG} quarters old; those newly supported go into blank rows`,
      ...(last?.startups
        ? []
        : [`there is no usable register of ${before}: those of earlier quarters stand`]),
    ],
  };
}
