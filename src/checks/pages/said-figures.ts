import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fromArrow } from "#contract/arrow.ts";
import { periodEnd } from "#contract/period.ts";
import { PICTURES } from "#contract/published/chart-files.ts";
import type { AdministrativeCountRow } from "#contract/published/context-tables.ts";
import type { Manifest } from "#contract/published/manifest.ts";
import { latestSchema, manifestSchema } from "#contract/published/manifest.ts";
import { publishedTables } from "#contract/published/published-tables.ts";
import type { Indicator, Registry } from "#contract/registry/registry.ts";
import { dictionaries, type Lang } from "#i18n/dictionary.ts";
import { type LanguageWords, wordsIn } from "#i18n/words.ts";
import { yearlyPoints } from "#report/completion.ts";
import { readRegistry } from "../../../scripts/registry.ts";
import { numberSet } from "./prose.ts";

// Every way in which the house may write the published figures: what a number in prose is looked up in.

type Row = Readonly<Record<string, string | number | boolean | null>>;

export interface PublishedFigures {
  readonly manifest: Manifest;
  readonly registry: Registry;
  /** As it is written. */
  readonly glossary: string;
  /** Rows of all published tables but those of moments, by the name of their table. */
  readonly rows: ReadonlyMap<string, readonly Row[]>;
}

const PERIOD = /^\d{4}(?:Q[1-4](?:\.\.\d{4}Q[1-4])?)?$/;
/** Moments are nothing that a sentence would say. */
const NOT_SAID = ["cells", "links", "benchmarks", "sample", "t_quantiles"];

export async function readFigures(site: string): Promise<PublishedFigures> {
  const data = join(site, "data");
  const { release } = latestSchema.parse(JSON.parse(await readFile(join(data, "latest.json"), "utf8")));
  const manifest = manifestSchema.parse(
    JSON.parse(await readFile(join(data, release, "manifest.json"), "utf8")),
  );
  const rows = new Map<string, readonly Row[]>();
  for (const [name, table] of Object.entries(publishedTables)) {
    const files = manifest.files.filter((file) => file.table === table.name && file.path.endsWith(".arrow"));
    if (NOT_SAID.includes(name) || files.length === 0) continue;
    // A table of all cities has the rows of its parts.
    const whole = files.filter(({ city }) => city === null);
    const read = (whole.length > 0 ? whole : files).map(async ({ path }) =>
      fromArrow(table, await readFile(join(data, release, path))),
    );
    rows.set(name, (await Promise.all(read)).flat() as unknown as Row[]);
  }
  const glossary = await readFile("data/registry/glossary.json", "utf8");
  return { manifest, registry: await readRegistry(), glossary, rows };
}

/** Which rows a page may speak of. */
export interface Scope {
  readonly city?: string | undefined;
  /** Quarter indices; the ends of periods. */
  readonly from: number;
  readonly to: number;
}

/** Numbers that a page of this scope may say of the published tables. */
export function saidNumbers({ rows, registry }: PublishedFigures, scope: Scope, lang: Lang): Set<string> {
  const words = wordsIn(lang);
  const unitOf = new Map(registry.indicators.map(({ id, unit }) => [id, unit]));
  const within = (row: Row) => {
    const period = row.period ?? row.quarter;
    const end = typeof period === "string" && PERIOD.test(period) ? periodEnd(period) : null;
    const ownCity = scope.city === undefined || row.city === undefined || row.city === scope.city;
    return ownCity && (end === null || (end >= scope.from && end <= scope.to));
  };
  const texts: string[] = [];
  for (const [name, table] of rows) {
    for (const row of table) {
      if (!within(row)) continue;
      const unit = name === "indices" ? "index" : unitOf.get(String(row.indicator ?? row.chart));
      texts.push(...(unit ? written(row, unit, words) : plainly(row, words)));
      if (name === "panel") texts.push(...sharesOfMoves(row, words));
    }
  }
  return numberSet([...texts, ...pointsOf({ rows, registry }, scope.city, words)]);
}

/** Points of the scorecard: of the city the page is about. */
function pointsOf(
  { rows, registry }: Pick<PublishedFigures, "rows" | "registry">,
  city: string | undefined,
  words: LanguageWords,
): string[] {
  if (city === undefined) return [];
  const own = (rows.get("administrative") ?? []).filter((row) => row.city === city);
  const targets = registry.targets.filter((target) => target.city === city);
  const counts = own as unknown as AdministrativeCountRow[];
  return yearlyPoints(targets, counts).map(({ points }) => words.value("ratio", points));
}

const LEVELS = ["estimate", "index", "value", "first_estimate", "previous_estimate"];
const INTERVALS = [
  ["ci_lower", "ci_upper"],
  ["first_lower", "first_upper"],
  ["lower", "upper"],
];

/** A row of an indicator: its values, intervals and changes, with and without the rounding by their error. */
function written(row: Row, unit: Indicator["unit"], words: LanguageWords): string[] {
  const number = (name: string) => (typeof row[name] === "number" ? row[name] : null);
  const texts: string[] = [];
  for (const se of new Set([number("se"), null])) {
    for (const name of LEVELS) {
      const value = number(name);
      if (value !== null) texts.push(words.value(unit, value, se), words.change(unit, value, se));
    }
    const change = number("change");
    if (change !== null) texts.push(words.change(unit, change, se), words.value(unit, change, se));
    for (const [lower = "", upper = ""] of INTERVALS) {
      const [low, high] = [number(lower), number(upper)];
      if (low === null || high === null) continue;
      texts.push(words.interval(unit, low, high, se), words.changeInterval(unit, low, high, se));
    }
  }
  for (const name of ["se", "n_responding"]) {
    const value = number(name);
    if (value !== null) texts.push(words.change(unit, value), words.integer(value));
  }
  for (const name of ["imputed_share", "cv"]) {
    const share = number(name);
    if (share !== null) texts.push(words.value("percent", share));
  }
  return texts;
}

/** Enterprises that grew, stayed and shrank, as shares of the three together; and of units that answered. */
function sharesOfMoves(row: Row, words: LanguageWords): string[] {
  const moves = [row.growing, row.level, row.shrinking].map(Number);
  const all = moves.reduce((sum, count) => sum + count, 0);
  const answered = Number(row.responded) / Number(row.listed);
  return [...moves.map((count) => count / all), answered]
    .filter((share) => Number.isFinite(share))
    .map((share) => words.value("percent", share));
}

/** A row of counts, shares or anything else. */
function plainly(row: Row, words: LanguageWords): string[] {
  return Object.values(row).flatMap((value) => {
    if (typeof value === "string") return [value];
    if (typeof value !== "number") return [];
    return [
      ...[words.value("persons", value), words.integer(value), words.value("ratio", value)],
      ...[words.value("percent", value), words.value("percent", value / 100), String(value)],
    ];
  });
}

/** Numbers that stand in the words themselves, such as 95 % or 20 communities, and in the registries. */
export function fixedNumbers({ registry, glossary }: PublishedFigures, lang: Lang): Set<string> {
  const sizes = Object.values(PICTURES).map(({ width, height }) => `${width}×${height}`);
  return numberSet([...Object.values(dictionaries[lang]), JSON.stringify(registry), glossary, ...sizes]);
}
