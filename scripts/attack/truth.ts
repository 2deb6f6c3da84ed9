import type { EnterpriseRow } from "#contract/input/input-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { CheckedCity } from "#pipeline/check/city-returns.ts";
import { columnsOf, type Key, meanings } from "./meaning.ts";

// The confidential returns. Attacks see only the frame's stratum sizes of them; the rest scores what they claim.

export interface Stratum {
  readonly id: string;
  readonly cell: string;
  readonly units: number;
}

/** Who answered one indicator in one quarter or, for links, in each of several. */
export type Respondents = readonly (readonly [indicator: string, quarter: number])[];

export interface Truth {
  readonly city: string;
  /** By quarter index. */
  readonly frame: ReadonlyMap<number, readonly Stratum[]>;
  /** By quarter index and enterprise. */
  readonly returns: ReadonlyMap<number, ReadonlyMap<string, Return>>;
}

export interface Return {
  readonly row: EnterpriseRow;
  readonly stratum: Stratum;
}

export function truthOf(city: CheckedCity): Truth {
  const frame = new Map<number, Stratum[]>();
  const returns = new Map<number, Map<string, Return>>();
  for (const { quarter, strata, enterprises } of city.quarters) {
    const index = quarterIndex(quarter);
    const known = strata.enterprise.map(({ id, cell, populationUnits: units }) => ({ id, cell, units }));
    const byId = new Map(known.map((stratum) => [stratum.id, stratum]));
    frame.set(
      index,
      known.filter(({ units }) => units > 0),
    );
    const rows = (enterprises ?? []).flatMap(({ row, stratum }) => {
      const found = byId.get(stratum.id);
      return found ? [[row.enterprise_id, { row, stratum: found }] as const] : [];
    });
    returns.set(index, new Map(rows));
  }
  return { city: city.city, frame, returns };
}

export function trueValue(truth: Truth, id: string, key: Key): number | null {
  for (const { quarter, column } of columnsOf(key)) {
    const value = truth.returns.get(quarter)?.get(id)?.row[column];
    if (value !== undefined && value !== null) return value;
  }
  return null;
}

const answers = new WeakMap<Truth, Map<string, readonly string[]>>();

/** The enterprises of a public cell that answered. Asked for again and again, so each answer is kept. */
export function respondentsOf(truth: Truth, cell: string, who: Respondents): readonly string[] {
  const kept = answers.get(truth) ?? new Map<string, readonly string[]>();
  answers.set(truth, kept);
  const question = `${cell}|${who}`;
  const ids = kept.get(question) ?? findRespondents(truth, cell, who);
  kept.set(question, ids);
  return ids;
}

function findRespondents(truth: Truth, cell: string, who: Respondents): string[] {
  const [first, ...others] = who;
  if (!first) return [];
  const members = cell.split(" & ");
  const ids = [...(truth.returns.get(first[1]) ?? [])].flatMap(([id, { stratum }]) =>
    members.includes(stratum.cell) && answered(truth, id, first) ? [id] : [],
  );
  return ids.filter((id) => others.every((other) => answered(truth, id, other)));
}

function answered(truth: Truth, id: string, [indicator, quarter]: Respondents[number]): boolean {
  return (meanings[indicator]?.needs ?? []).every(({ column, at }) => {
    const value = truth.returns.get(quarter + at)?.get(id)?.row[column];
    return value !== undefined && value !== null;
  });
}
