import type { AdministrativeCountRow } from "#contract/published/context-tables.ts";
import type { Measure } from "#contract/registry/registry.ts";
import type { CheckedCity } from "#pipeline/check/city-returns.ts";

// Counts of offices' own records as they are published: those the registry of measures knows, and no small one.
// docs/disclosure.md, D11.

/** Static totals of the register of enterprises are never published. PUBLIC_FILES. */
const NEVER = ["frame_employment"];
const LEAST = 3;

/** Every count that may be published. A quarter that says one twice says nothing of it: nobody can tell which is right. */
export function administrativeCounts(
  city: CheckedCity,
  measures: readonly Measure[],
): AdministrativeCountRow[] {
  return city.quarters.flatMap(({ quarter, administrative }) =>
    measures
      .filter(({ id }) => !NEVER.includes(id))
      .flatMap((measure) => {
        const groups = [null, ...measure.groups];
        const stated = groups.flatMap((group) => {
          const said = (administrative ?? []).filter(
            (row) => row.measure === measure.id && row.group === group && row.value !== null,
          );
          const value = said.length === 1 ? (said[0]?.value ?? null) : null;
          return value === null ? [] : [{ group, value }];
        });
        return withhold(stated, measure).map((count) => ({
          ...{ city: city.city, quarter, measure: measure.id },
          ...count,
        }));
      }),
  );
}

interface Stated {
  readonly group: string | null;
  readonly value: number;
}
type Count = Pick<AdministrativeCountRow, "group" | "value" | "conf_status">;

/**
 * Counts of one or two are left out. Beside a known total one of three or more is left out with them, so that the rest
 * of the total need not be ones and twos; where that does not do, the total is left out.
 */
function withhold(stated: readonly Stated[], measure: Measure): Count[] {
  const hidden = new Set(stated.filter((one) => isSmall(one.value, measure)));
  const total = stated.find(({ group }) => group === null);
  const groups = stated.filter(({ group }) => group !== null);
  if (total && !hidden.has(total) && groups.some((one) => hidden.has(one))) {
    const others = groups.filter(({ value }) => value >= LEAST);
    const [cover = total] = others.toSorted((a, b) => a.value - b.value);
    hidden.add(cover);
    const [open, closed] = [
      groups.filter((one) => !hidden.has(one)),
      groups.filter((one) => hidden.has(one)),
    ];
    if (!isCovered(total.value, open, closed.length)) hidden.add(total);
  }
  return stated.map((one) =>
    hidden.has(one)
      ? { group: one.group, value: null, conf_status: "confidential" }
      : { ...one, conf_status: "free" },
  );
}

function isSmall(value: number, { unit }: Measure): boolean {
  return unit !== "places" && value > 0 && value < LEAST;
}

/** What subtraction leaves for the withheld groups lets one of them be three or more, whichever. */
function isCovered(total: number, open: readonly { readonly value: number }[], withheld: number): boolean {
  const rest = open.reduce((left, { value }) => left - value, total);
  return withheld > 1 && rest >= withheld - 1 + LEAST;
}

/** D11, of the rows that go out: nothing the registry does not know, no small count, none by subtraction. */
export function countFaults(rows: readonly AdministrativeCountRow[], measures: readonly Measure[]): string[] {
  const known = new Map(measures.map((measure) => [measure.id, measure]));
  const sets = Map.groupBy(rows, ({ quarter, measure }) => `${measure} in ${quarter}`);
  return [
    ...rows.flatMap((row) => rowFaults(row, known.get(row.measure))),
    ...[...sets].flatMap(([place, counts]) => subtractionFaults(place, counts)),
  ];
}

function rowFaults(row: AdministrativeCountRow, measure: Measure | undefined): string[] {
  const place = `${row.measure} in ${row.quarter}`;
  if (!measure || NEVER.includes(row.measure)) return [`D11: ${place} is no measure that may be published`];
  if (row.value === null || !isSmall(row.value, measure)) return [];
  return [
    `D11: ${row.group ?? "all"} of ${place} is ${row.value} (expected none or at least ${LEAST}): withhold it`,
  ];
}

function subtractionFaults(place: string, counts: readonly AdministrativeCountRow[]): string[] {
  const total = counts.find(({ group }) => group === null)?.value ?? null;
  const groups = counts.filter(({ group }) => group !== null);
  const open = groups.flatMap(({ value }) => (value === null ? [] : [{ value }]));
  const withheld = groups.filter(({ value }) => value === null);
  if (total === null || withheld.length === 0 || isCovered(total, open, withheld.length)) return [];
  const names = withheld.map(({ group }) => group).join(", ");
  return [`D11: ${names} of ${place} follows from the total by subtraction: withhold another one`];
}
