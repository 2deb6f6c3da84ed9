import { z } from "zod";
import { parseCsv } from "./csv.ts";
import {
  type IndicatorRow,
  type OfficialRow,
  officialTable,
  type TargetRow,
  targetsTable,
} from "./published-tables.ts";

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

const indicatorSchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  headline: z.boolean(),
  survey: z.enum(["community", "enterprise"]),
  /** Public cells of the published figure, comma separated; * for all. */
  domain: z.string(),
  numerator: bilingual.extend({ column: z.string() }),
  denominator: bilingual.extend({ column: z.string() }),
  /** METHOD section 4 (iv). */
  interval: z.enum(["logit", "log", "t"]),
  /** mean of quarterly ratios · sum of known total x ratio · ratio of sums · none: quarters only. */
  pooling: z.enum(["mean", "sum", "ratio", "none"]),
  /** METHOD section 4 (iii). */
  smoothed: z.boolean(),
  unit: z.enum(["percent", "percent_change", "persons", "ratio"]),
  name: bilingual,
  short: bilingual,
  definition: bilingual,
});
export type Indicator = z.infer<typeof indicatorSchema>;

export interface Registry {
  readonly cities: readonly City[];
  readonly indicators: readonly Indicator[];
  readonly targets: readonly TargetRow[];
  readonly official: readonly OfficialRow[];
}

export interface RegistryText {
  readonly cities: string;
  readonly indicators: string;
  readonly targets: string;
  readonly official: string;
}

/** @throws naming the registry and the fault. */
export function parseRegistry(text: RegistryText): Registry {
  return {
    cities: parseJson(z.array(citySchema), text.cities, "cities.json"),
    indicators: parseJson(z.array(indicatorSchema), text.indicators, "indicators.json"),
    targets: parseCsv(targetsTable, text.targets, "targets.csv"),
    official: parseCsv(officialTable, text.official, "official.csv"),
  };
}

export function parseJson<T>(schema: z.ZodType<T>, text: string, file: string): T {
  const result = schema.safeParse(JSON.parse(text));
  if (!result.success) throw new Error(`${file}: ${z.prettifyError(result.error)}`);
  return result.data;
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

/** The indicators as a published table, which the SQL questions read. */
export function indicatorRows(indicators: readonly Indicator[]): IndicatorRow[] {
  return indicators.map((i) => ({
    indicator: i.id,
    survey: i.survey,
    domain: i.domain,
    interval: i.interval,
    pooling: i.pooling,
    smoothed: i.smoothed,
    unit: i.unit,
    name_zh: i.name.zh,
    name_en: i.name.en,
  }));
}
