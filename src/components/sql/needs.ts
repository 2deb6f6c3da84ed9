import { type PublishedTableName, publishedTables } from "#contract/published/published-tables.ts";
import { type QuestionName, questions } from "#contract/queries.ts";
import { type Token, tokensOf } from "./tokens.ts";

// Which published files a query needs: those of the tables it names, and of the tables its macros read.

export interface TableNeed {
  readonly table: PublishedTableName;
  /** null: one file for all cities. */
  readonly cities: readonly string[] | null;
  /** Named in the query itself, so it must hold these cities and no others. */
  readonly exact: boolean;
}

/** The reader's choice of cities: of the tables by city, and the one of the sample. */
export interface CityChoice {
  readonly cities: readonly string[];
  readonly sample: string;
}

/** Tables without a file of all cities. */
const BY_CITY: readonly PublishedTableName[] = ["cells", "links", "benchmarks", "sample"];
/** Functions of the engine that take a query or a table's name as text. */
const READS_TEXT = ["query", "query_table"];

export const isByCity = (table: PublishedTableName) => BY_CITY.includes(table);

export function needsOf(tokens: readonly Token[], choice: CityChoice): TableNeed[] {
  const needs = new Map<PublishedTableName, TableNeed>();
  for (const need of [...namedTables(tokens), ...calledMacros(tokens, choice)]) {
    const had = needs.get(need.table);
    needs.set(need.table, had ? joined(had, need) : need);
  }
  return [...needs.values()].map((need) =>
    need.exact && isByCity(need.table) ? { ...need, cities: chosen(need.table, choice) } : need,
  );
}

function joined(a: TableNeed, b: TableNeed): TableNeed {
  const cities = a.cities && b.cities && [...new Set([...a.cities, ...b.cities])];
  return { table: a.table, cities, exact: a.exact || b.exact };
}

const chosen = (table: PublishedTableName, choice: CityChoice) =>
  table === "sample" ? [choice.sample] : choice.cities;

function namedTables(tokens: readonly Token[]): TableNeed[] {
  const readsText = tokens.some((token) => token.kind === "name" && READS_TEXT.includes(token.value));
  const names = tokens.flatMap((token) => {
    if (token.kind === "name") return [token.value];
    if (token.kind !== "text" || !readsText) return [];
    return tokensOf(token.value).map((inner) => inner.value);
  });
  return [...new Set(names)].filter(isTable).map((table) => ({
    table,
    cities: isByCity(table) ? [] : null,
    exact: true,
  }));
}

/** A macro whose first argument is a city's id in quotes reads nothing of other cities. */
function calledMacros(tokens: readonly Token[], choice: CityChoice): TableNeed[] {
  return tokens.flatMap((token, i) => {
    if (token.kind !== "name" || !isQuestion(token.value) || tokens[i + 1]?.value !== "(") return [];
    const [argument, after] = [tokens[i + 2], tokens[i + 3]];
    const alone = argument?.kind === "text" && (after?.value === "," || after?.value === ")");
    const cities = alone ? [argument.value] : choice.cities;
    return questions[token.value].reads.map((table: PublishedTableName) => ({
      table,
      cities: isByCity(table) ? cities : null,
      exact: false,
    }));
  });
}

export const isTable = (name: string): name is PublishedTableName => Object.hasOwn(publishedTables, name);
export const isQuestion = (name: string): name is QuestionName => Object.hasOwn(questions, name);
