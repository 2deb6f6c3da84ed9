import { csvParse } from "d3";
import { z } from "zod";
import { objectsToCsv } from "#contract/csv.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { CheckedQuarter } from "#pipeline/check/checked-quarter.ts";
import type { CheckedCity } from "#pipeline/check/city-returns.ts";
import type { Response, ResponseChange } from "./rehearsal.ts";

// response.csv of the office's folder: how many units of each survey answered in each quarter.

/** A row a quarter and survey that has a file. */
export function responseRows(city: CheckedCity): Response[] {
  return city.quarters.flatMap((quarter) => [
    ...rowOf(city.city, quarter, "community", quarter.communities, 0),
    ...rowOf(city.city, quarter, "enterprise", quarter.enterprises, quarter.refusedEnterprises.length),
  ]);
}

function rowOf(
  city: string,
  { quarter }: CheckedQuarter,
  survey: Response["survey"],
  rows: readonly { readonly row: { readonly status: string } }[] | null,
  refused: number,
): Response[] {
  if (rows === null) return [];
  const responding = rows.filter(({ row }) => row.status !== "refused").length;
  return [{ city, quarter, survey, units: rows.length + refused, responding }];
}

const schema = z.array(
  z.object({
    city: z.string(),
    quarter: z.string(),
    survey: z.enum(["community", "enterprise"]),
    units: z.coerce.number(),
    responding: z.coerce.number(),
  }),
);

export function formatResponse(rows: readonly Response[]): string {
  return rows.length === 0 ? "city,quarter,survey,units,responding\n" : objectsToCsv(rows);
}

export function parseResponse(text: string): Response[] {
  return schema.parse([...csvParse(text)]);
}

/** The newest quarter of each city and survey, with that of the release before. */
export function responseChanges(before: readonly Response[], now: readonly Response[]): ResponseChange[] {
  const [past, own] = [newestOf(before), newestOf(now)];
  return [...own].map(([key, row]) => ({ now: row, before: past.get(key) ?? null }));
}

function newestOf(rows: readonly Response[]): Map<string, Response> {
  const inOrder = rows.toSorted((a, b) => quarterIndex(a.quarter) - quarterIndex(b.quarter));
  const byKey = new Map(inOrder.map((row) => [`${row.city} ${row.survey}`, row]));
  return new Map([...byKey].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const rateOf = ({ units, responding }: Response) => (units === 0 ? 0 : responding / units);

/** Fewer answers than usual: a rate below the half, or ten points below that of the release before. */
export function isLow({ before, now }: ResponseChange): boolean {
  return rateOf(now) < 0.5 || (before !== null && rateOf(now) < rateOf(before) - 0.1);
}
