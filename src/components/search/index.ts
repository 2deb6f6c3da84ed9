import MiniSearch, { type SearchResult } from "minisearch";
import { askedTime } from "./quarter.ts";
import { indexTokens, queryTokens } from "./tokens.ts";

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
  readonly reports: readonly { readonly quarter: string; readonly title: string }[];
}

export interface SearchList {
  readonly documents: readonly SearchDocument[];
  readonly reports: readonly CityReports[];
  /** What the line of a report says. */
  readonly reportLine: string;
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

export type Search = (query: string) => Hit[];

/** Makes the index. */
export function searchOf(list: SearchList): Search {
  const index = indexOf(list.documents);
  return (query) => {
    const asked = askedTime(query);
    const found = asked?.rest === "" ? [] : find(index, asked?.rest ?? query);
    const hits = found.map(({ id, terms, score }) => ({ ...hitOf(list.documents[id], terms), score }));
    const meant = meantCities(hits);
    const documents = hits.filter((hit) => isMeant(hit, meant)).map(({ score, ...hit }) => hit);
    if (!asked) return documents;
    const reports = list.reports
      .filter(({ city }) => meant.length === 0 || meant.includes(city))
      .flatMap((own) => reportsAt(own, asked.time, list.reportLine));
    return [...reports, ...documents];
  };
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

function find(index: MiniSearch, query: string): (SearchResult & { id: number })[] {
  const isLatin = (term: string) => /^[a-z]/.test(term);
  const asIs = { tokenize: (term: string) => [term], processTerm: (term: string) => term };
  const isKnown = (term: string) => index.search(term, { ...asIs, prefix: true }).length > 0;
  const results = index.search(query, {
    tokenize: queryTokens,
    processTerm: (term) => term,
    boost: { title: 4, names: 3 },
    boostDocument: (_, __, stored) => WEIGHT[stored?.kind as Kind],
    prefix: isLatin,
    // Only what is not found as it stands may be misspelt.
    fuzzy: (term) => (isLatin(term) && term.length > 3 && !isKnown(term) ? (term.length > 4 ? 2 : 1) : false),
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
