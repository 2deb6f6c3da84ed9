import MiniSearch, { type SearchResult } from "minisearch";
import { type AskedTime, askedTime } from "./quarter.ts";
import { indexTokens, queryTokens } from "./tokens.ts";
import { type IsFound, strayEndings, unknownWords } from "./unknown.ts";

// The search: what may be found, and what a query finds. The index is made in the browser of a list made at build.

export const KINDS = [
  ...(["city", "figure", "chart", "report", "indicator"] as const),
  ...(["table", "column", "term", "page"] as const),
] as const;
export type Kind = (typeof KINDS)[number];

export interface SearchDocument {
  readonly kind: Kind;
  readonly title: string;
  readonly line: string;
  /** Below the language's root. */
  readonly path: string;
  /** Other names, of both languages; found, not shown. */
  readonly names: string;
}

/** A city's reports, which are found by city and quarter. */
export interface CityReports {
  readonly city: string;
  /** Of which there are returns, oldest first; a kept release has fewer reports. */
  readonly quarters: readonly string[];
  readonly reports: readonly { readonly quarter: string; readonly title: string }[];
}

export interface SearchList {
  readonly documents: readonly SearchDocument[];
  readonly reports: readonly CityReports[];
  /** What the line of a report says. */
  readonly reportLine: string;
  /** Words of all quarters with returns. */
  readonly quarterNames: Readonly<Record<string, string>>;
}

export interface Hit extends Omit<SearchDocument, "names"> {
  /** Words of the title and line that were found. */
  readonly terms: readonly string[];
}

const WEIGHT: Readonly<Record<Kind, number>> = {
  ...{ city: 2, figure: 1, chart: 0.9, report: 1, indicator: 1.6, table: 1.3, column: 0.9, term: 1, page: 1 },
};
/** What is far worse than the best is noise. */
const LEAST = 0.08;
/** A city is meant where it is found nearly as well as the best one. */
const MEANT = 0.6;

/** A quarter or year of which there are no data, and of which there are. */
export interface MissingTime {
  /** As the query has it. */
  readonly said: string;
  /** Names of the cities meant; empty where none is, and it holds of all. */
  readonly cities: readonly string[];
  readonly first: string;
  readonly last: string;
  readonly count: number;
}

export interface Answer {
  readonly hits: readonly Hit[];
  readonly missingTime: MissingTime | null;
  /** Words of the query by which nothing at all is found. */
  readonly unknown: readonly string[];
}

export type Search = (query: string) => Answer;

/** Makes the index. */
export function searchOf(list: SearchList): Search {
  const index = indexOf(list.documents);
  const isFound = (token: string) => index.search(token, { ...ONE_TOKEN, ...SPELLING }).length > 0;
  return (query) => {
    const asked = askedTime(query);
    const rest = asked?.rest ?? query;
    const found = rest === "" ? [] : find(index, rest, isFound);
    const hits = found.map(({ id, terms, score }) => ({ ...hitOf(list.documents[id], terms), score }));
    const meant = meantCities(hits);
    const documents = hits.filter((hit) => isMeant(hit, meant)).map(({ score, ...hit }) => hit);
    const unknown = unknownWords(rest, isFound);
    if (!asked) return { hits: documents, missingTime: null, unknown };
    const own = list.reports.filter(({ city }) => meant.length === 0 || meant.includes(city));
    const reports = own.flatMap((one) => reportsAt(one, asked.time, list.reportLine));
    const names = hits.filter(({ kind, path }) => kind === "city" && meant.includes(cityIn(path)));
    const missingTime = missingOf(asked, own, list.quarterNames);
    return {
      hits: [...reports, ...documents],
      missingTime: missingTime && { ...missingTime, cities: names.map(({ title }) => title) },
      unknown,
    };
  };
}

/** Null where a city has data of that time. */
function missingOf(
  { time, said }: AskedTime,
  cities: readonly CityReports[],
  names: SearchList["quarterNames"],
): Omit<MissingTime, "cities"> | null {
  const quarters = [...new Set(cities.flatMap((city) => city.quarters))].toSorted();
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (!first || !last || quarters.some((quarter) => quarter.startsWith(time))) return null;
  return { said, first: names[first] ?? first, last: names[last] ?? last, count: quarters.length };
}

const cityIn = (path: string) => path.split("/")[1] ?? "";

/** Figures of the cities named, or of all where none is; charts, which are many more, of cities named alone. */
function isMeant({ kind, path }: Hit, meant: readonly string[]): boolean {
  if (kind === "chart") return meant.includes(path.split("/")[2] ?? "");
  return kind !== "figure" || meant.length === 0 || meant.includes(cityIn(path));
}

function meantCities(hits: readonly (Hit & { readonly score: number })[]): string[] {
  const cities = hits.filter(({ kind }) => kind === "city");
  const best = cities[0]?.score ?? 0;
  return cities.filter(({ score }) => score >= MEANT * best).map(({ path }) => cityIn(path));
}

function indexOf(documents: readonly SearchDocument[]): MiniSearch {
  const index = new MiniSearch({
    fields: ["title", "names", "line"],
    storeFields: ["kind"],
    tokenize: indexTokens,
    processTerm: (term) => term,
  });
  // What a city's line says, all cities' lines say.
  const searched = ({ kind, line }: SearchDocument) =>
    ["city", "figure", "chart"].includes(kind) ? "" : line;
  index.addAll(documents.map((document, id) => ({ id, ...document, line: searched(document) })));
  return index;
}

const isLatin = (term: string) => /^[a-z]/.test(term);
const ONE_TOKEN = { tokenize: (term: string) => [term], processTerm: (term: string) => term };
const SPELLING = {
  prefix: isLatin,
  fuzzy: (term: string) => (isLatin(term) && term.length > 3 ? (term.length > 4 ? 2 : 1) : false),
};

function find(index: MiniSearch, query: string, isFound: IsFound): (SearchResult & { id: number })[] {
  const isKnown = (term: string) => index.search(term, { ...ONE_TOKEN, prefix: true }).length > 0;
  const stray = strayEndings(query, isFound);
  const results = index.search(query, {
    tokenize: (text) => queryTokens(text).filter((token) => !stray.has(token)),
    processTerm: (term) => term,
    boost: { title: 4, names: 3 },
    boostDocument: (_, __, stored) => WEIGHT[stored?.kind as Kind],
    prefix: SPELLING.prefix,
    // Only what is not found as it stands may be misspelt.
    fuzzy: (term) => !isKnown(term) && SPELLING.fuzzy(term),
  });
  const best = results[0]?.score ?? 0;
  return results.filter(({ score }) => score >= LEAST * best) as (SearchResult & { id: number })[];
}

function hitOf(document: SearchDocument | undefined, terms: readonly string[]): Hit {
  if (!document) throw new Error("the index knows a document that the list does not have");
  const { kind, title, line, path } = document;
  return { kind, title, line, path, terms };
}

function reportsAt({ city, reports }: CityReports, time: string, line: string): Hit[] {
  return reports
    .filter(({ quarter }) => quarter.startsWith(time))
    .map(({ quarter, title }) => ({
      kind: "report",
      title,
      line,
      path: `reports/${city}/${quarter.toLowerCase()}/`,
      terms: [],
    }));
}
