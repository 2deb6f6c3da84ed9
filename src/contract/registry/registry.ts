import { z } from "zod";
import { SOURCES } from "#contract/input/input-tables.ts";
import { BENCHMARK_MEASURES } from "#contract/published/published-codes.ts";
import type { CalendarRow } from "#contract/published/release-tables.ts";
import type { Table } from "../column.ts";
import { parseCsv } from "../csv.ts";
import { parseCalendar } from "./calendar.ts";
import {
  type IndicatorRow,
  type OfficialRow,
  officialTable,
  type TargetRow,
  targetsTable,
} from "./registry-tables.ts";

// The registries of data/registry, parsed. Text comes in as an argument: this file reads no disk.

const bilingual = z.object({ zh: z.string().min(1), en: z.string().min(1) });

const citySchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  zh: z.string(),
  en: z.string(),
  province_zh: z.string(),
  province_en: z.string(),
  division: z.string().regex(/^\d{6}$/),
  lon: z.number(),
  lat: z.number(),
});
export type City = z.infer<typeof citySchema>;

/** Codes whose words stand in the dictionaries, so that indicators alike say the same. */
const codes = (key: string) =>
  z
    .array(z.string().regex(/^[a-z][a-z0-9_]*$/), {
      error: `expected a list of codes, each with its words as indicator.${key}.CODE in both languages`,
    })
    .min(1, { error: `expected at least one code of indicator.${key}` });

const indicatorSchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  headline: z.boolean(),
  survey: z.enum(SOURCES),
  /** Public cells of the published figure, comma separated; * for all. */
  domain: z.string(),
  numerator: bilingual.extend({ column: z.string() }),
  denominator: bilingual.extend({ column: z.string() }),
  /** METHOD section 4 (iv). */
  interval: z.enum(["logit", "log", "t"]),
  /** mean of quarterly figures · their sum · ratio of sums · none: quarters only. */
  pooling: z.enum(["mean", "sum", "ratio", "none"]),
  /** total: the weighted sum of the numerator itself; the denominator is 1 for every unit. */
  estimand: z.enum(["ratio", "total"]),
  /** What every quarter's ratio is multiplied with: a known total, or a ratio of two. */
  factor: z.object({ of: z.enum(BENCHMARK_MEASURES), per: z.enum(BENCHMARK_MEASURES).optional() }).nullable(),
  /** The formula also needs the unit's return of so many quarters earlier: matched units only. */
  matched_lag: z.number().int().positive().nullable(),
  /** The share of units with an event, which the interval of a ratio that few units carry rests on. */
  carried_by: z.string().nullable(),
  /** Added to the ratio and its limits: 1 counts the founders themselves. */
  offset: z.number(),
  /** Indices against the base period and against other cities are published. */
  indexed: z.boolean(),
  /** METHOD section 4 (iii). */
  smoothed: z.boolean(),
  unit: z.enum(["percent", "percent_change", "persons", "ratio", "index"]),
  name: bilingual,
  short: bilingual,
  definition: bilingual,
  /** What its figures may be set against, and what they may be mistaken for. */
  comparable: codes("comparable"),
  not_comparable: codes("not_comparable"),
  /** What is known to make it wrong, or less sure than its interval says. */
  limits: codes("limit"),
});
export type Indicator = z.infer<typeof indicatorSchema>;

/** A count of offices' own records that may be published. */
const measureSchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** flow: cumulated within the year · stock: as it stands at the end of the quarter. */
  kind: z.enum(["flow", "stock"]),
  unit: z.enum(["persons", "households", "loans", "places"]),
  /** Groups of persons it may be broken down by. */
  groups: z.array(z.string()),
  name: bilingual,
});
export type Measure = z.infer<typeof measureSchema>;

/** Sectors of GB/T 4754 by their letters. */
const sectorSchema = bilingual.extend({ id: z.string().regex(/^[A-T]$/) });
export type Sector = z.infer<typeof sectorSchema>;

export interface Registry {
  readonly cities: readonly City[];
  readonly indicators: readonly Indicator[];
  readonly targets: readonly TargetRow[];
  readonly official: readonly OfficialRow[];
  readonly measures: readonly Measure[];
  readonly sectors: readonly Sector[];
  /** When each quarter is to be released. */
  readonly calendar: readonly CalendarRow[];
}

/** @param read the text of a file of data/registry. @throws naming the registry and the fault. */
export async function registryFrom(read: (file: string) => Promise<string>): Promise<Registry> {
  const json = async <T>(schema: z.ZodType<T>, file: string) =>
    parseJson(z.array(schema), await read(file), file);
  const csv = async <T extends Table>(table: T, file: string) => parseCsv(table, await read(file), file);
  return {
    cities: await json(citySchema, "cities.json"),
    indicators: await json(indicatorSchema, "indicators.json"),
    targets: await csv(targetsTable, "targets.csv"),
    official: await csv(officialTable, "official.csv"),
    measures: await json(measureSchema, "measures.json"),
    sectors: await json(sectorSchema, "sectors.json"),
    calendar: parseCalendar(await read("releases.csv"), "releases.csv"),
  };
}

/** @throws naming the file and every fault with its place. */
export function parseJson<T>(schema: z.ZodType<T>, text: string, file: string): T {
  const data = jsonOf(text, file);
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `${placeIn(data, path)}: ${message}`);
  throw new Error(`${file}: ${faults.join("; ")}`);
}

/** As a reader finds it: a row of a list by its id, where it has one. */
function placeIn(data: unknown, path: readonly PropertyKey[]): string {
  const [row, ...inside] = path;
  const id: unknown = Array.isArray(data) && typeof row === "number" ? data[row]?.id : undefined;
  return [typeof id === "string" ? id : (row ?? "the whole"), ...inside].map(String).join(".");
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file}: expected JSON, found ${JSON.stringify(text.slice(0, 40))}`, { cause: error });
  }
}

/** @throws when the registry has no such indicator. */
export function indicatorOf(indicators: readonly Indicator[], id: string): Indicator {
  const found = indicators.find((indicator) => indicator.id === id);
  if (!found) throw new Error(`unknown indicator: ${id} (expected one of ${indicators.map((i) => i.id)})`);
  return found;
}

/** A city the registry does not know goes by its id. */
export function cityOf(cities: readonly City[], id: string): { id: string; zh: string; en: string } {
  return cities.find((city) => city.id === id) ?? { id, zh: id, en: id };
}

/** Ids by every name that rows may give a city (lower case): id, 长春, 长春市, Changchun. */
export function cityIdsByName(cities: readonly City[]): Map<string, string> {
  return new Map(
    cities.flatMap(({ id, zh, en }) => {
      const bare = zh.replace(/市$/, "");
      return [id, bare, `${bare}市`, en].map((name) => [name.toLowerCase(), id] as const);
    }),
  );
}

/** Levels and rates of surveys have a coefficient of variation; growth and complete counts have none. METHOD section 6. */
export function isJudgedByCv(indicator: Pick<Indicator, "survey" | "unit">): boolean {
  return indicator.survey !== "register" && indicator.unit !== "percent_change";
}

/** The indicators as a published table, which the SQL questions read. */
export function indicatorRows(indicators: readonly Indicator[]): IndicatorRow[] {
  return indicators.map((i) => ({
    indicator: i.id,
    survey: i.survey,
    domain: i.domain,
    interval: i.interval,
    pooling: i.pooling,
    smoothed: i.smoothed,
    estimand: i.estimand,
    factor_of: i.factor?.of ?? null,
    factor_per: i.factor?.per ?? null,
    judged_by_cv: isJudgedByCv(i),
    carried_by: i.carried_by,
    ratio_offset: i.offset,
    unit: i.unit,
    name_zh: i.name.zh,
    name_en: i.name.en,
  }));
}
