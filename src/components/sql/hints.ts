import MiniSearch from "minisearch";
import { typed } from "#components/city/city-match.ts";
import { indexTokens, queryTokens } from "#components/search/tokens.ts";
import { writtenQuarter } from "#contract/input/written-quarter.ts";
import { PERIOD_KINDS } from "#contract/period.ts";
import { type AskedValue, askedValues, type Role } from "./asked-values.ts";
import type { KnownName, KnownNames } from "./known-names.ts";
import type { Token } from "./tokens.ts";

// Why a query may have found nothing: it names a city, an indicator or a time that the release does not know.

export interface Hint extends AskedValue {
  /** What may have been meant, the nearest first; empty where nothing is near. */
  readonly near: readonly string[];
}

export function hintsOf(tokens: readonly Token[], known: KnownNames): Hint[] {
  return askedValues(tokens)
    .filter(({ role, value }) => !IS_KNOWN[role](value, known))
    .map((asked) => ({ ...asked, near: NEAR[asked.role](asked.value, known) }));
}

const IS_KNOWN: Readonly<Record<Role, (value: string, known: KnownNames) => boolean>> = {
  city: (value, { city }) => city.some(({ id }) => id === value),
  indicator: (value, { indicator }) => indicator.some(({ id }) => id === value),
  quarter: (value, { quarters }) => quarters.includes(value),
  period: (value, { quarters }) =>
    /^\d{4}$/.test(value)
      ? quarters.some((quarter) => quarter.startsWith(value))
      : value.split("..").length <= 2 && value.split("..").every((quarter) => quarters.includes(quarter)),
  period_kind: (value) => PERIOD_KINDS.some((kind) => kind === value),
};

const NEAR: Readonly<Record<Role, (value: string, known: KnownNames) => string[]>> = {
  city: (value, { city }) => nearest(value, city),
  indicator: (value, { indicator }) => nearest(value, indicator),
  quarter: nearQuarter,
  period: nearQuarter,
  period_kind: (value) =>
    nearest(
      value,
      PERIOD_KINDS.map((id) => ({ id, label: id, names: [] })),
    ),
};

/** 2017q2, 2017年二季度: the same quarter, written as the files write it. */
function nearQuarter(value: string, { quarters }: KnownNames): string[] {
  const quarter = writtenQuarter(value.normalize("NFKC").trim());
  return quarter !== null && quarters.includes(quarter) ? [quarter] : [];
}

const MOST = 3;
/** What is found far worse than the best was not meant. */
const LEAST = 0.6;

function nearest(value: string, known: readonly KnownName[]): string[] {
  const wanted = typed(value);
  const same = known.filter(({ id, names }) => [id, ...names].some((name) => typed(name) === wanted));
  if (same.length > 0) return same.map(({ id }) => id).slice(0, MOST);
  const found = indexOf(known).search(value, {
    tokenize: queryTokens,
    processTerm: (term) => term,
    prefix: (term) => /^[a-z]/.test(term),
    fuzzy: (term) => (/^[a-z]/.test(term) && term.length > 3 ? 0.3 : false),
  });
  const best = found[0]?.score ?? 0;
  return found
    .filter(({ score }) => score >= LEAST * best)
    .map(({ id }) => String(id))
    .slice(0, MOST);
}

function indexOf(known: readonly KnownName[]): MiniSearch {
  const index = new MiniSearch({
    fields: ["names"],
    tokenize: indexTokens,
    processTerm: (term) => term,
  });
  index.addAll(known.map(({ id, names }) => ({ id, names: [id, ...names].join(" ") })));
  return index;
}
