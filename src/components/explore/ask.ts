import { periodLabel, periodQuarters } from "#contract/period.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import type {
  Answers,
  ByCellRow,
  ChangeAnswerRow,
  CompareRow,
  QuestionName,
  SeriesRow,
} from "#contract/queries.ts";
import { ask, questionText } from "#db/ask.ts";
import type { Database } from "#db/database.ts";
import type { Parameter } from "#db/engine.ts";
import type { ExploreIndicator } from "./facts.ts";
import type { ExploreState } from "./state.ts";

export interface ExploreAnswer {
  /** The questions put, with their values, as a reader may run them. */
  readonly statements: readonly string[];
  /** Within the quarters chosen, in the order of the cities. */
  readonly series: readonly { readonly city: string; readonly rows: readonly SeriesRow[] }[];
  /** Of the first city, against a year earlier. */
  readonly changes: readonly ChangeAnswerRow[];
  /** The first city against others, in the last period. */
  readonly compared: readonly CompareRow[];
  /** The first city's cells in the last quarter. */
  readonly byCell: readonly ByCellRow[];
  /** Why the last period has no figure, where it has none. */
  readonly unpublished: Unpublished | null;
}

export interface Unpublished {
  readonly period: string;
  /** A cell chosen whose moments are withheld, or that is not published by itself, and in which quarter. */
  readonly cell: { readonly name: string; readonly quarter: string; readonly withheld: boolean } | null;
}

type Asker = <Name extends QuestionName>(
  name: Name,
  params: readonly Parameter[],
) => Promise<Answers[Name][]>;

/** Each question is put once; answers are kept, so one more city costs one question. */
export function keepingAnswers(db: Database): Asker {
  const kept = new Map<string, Promise<unknown>>();
  return <Name extends QuestionName>(name: Name, params: readonly Parameter[]) => {
    const key = questionText(name, params);
    const answer = kept.get(key) ?? ask(db, name, params);
    kept.set(key, answer);
    answer.catch(() => kept.delete(key));
    return answer as Promise<Answers[Name][]>;
  };
}

/** Puts the questions behind a choice: only those of the contract, so intervals are theirs. */
export async function askExplore(
  asker: Asker,
  indicator: ExploreIndicator,
  state: ExploreState,
): Promise<ExploreAnswer> {
  const statements: string[] = [];
  const note = (name: QuestionName, params: readonly Parameter[], chosen: string) =>
    statements.push(`${questionText(name, params)}${chosen}`);
  const [first = ""] = state.cities;
  const answer = { series: [], changes: [], compared: [], byCell: [], unpublished: null };
  if (state.comparison === "cells") {
    const params = [first, indicator.id, state.to];
    note("by_cell", params, "");
    const byCell = await asker("by_cell", params);
    return { ...answer, byCell, statements };
  }
  if (state.comparison === "cities") {
    const params = [first, indicator.id, state.kind];
    note("compare", params, `\nWHERE ${comparedWhere(state)}`);
    const rows = await asker("compare", params);
    return { ...answer, compared: lastCompared(rows, state), statements };
  }
  const cells = cellsAsked(indicator, state);
  const series = [];
  for (const city of state.cities) {
    const params = [city, indicator.id, cells, state.kind];
    note("series", params, `\nWHERE quarter BETWEEN '${state.from}' AND '${state.to}'`);
    const rows = await asker("series", params);
    series.push({ city, rows: rows.filter((row) => isChosen(row.quarter, state)) });
  }
  const params = [first, indicator.id, cells, state.kind, 4];
  if (state.comparison === "year") note("change", params, "");
  const changes = state.comparison === "year" ? await asker("change", params) : [];
  const unpublished = await whyUnpublished(asker, indicator, state, series[0]?.rows ?? []);
  return { ...answer, series, changes, unpublished, statements };
}

/** Cells as the questions take them. */
export function cellsAsked(
  indicator: Pick<ExploreIndicator, "domain">,
  state: Pick<ExploreState, "cells">,
): string {
  return state.cells === "own" ? indicator.domain : state.cells;
}

function isChosen(quarter: string, { from, to }: ExploreState): boolean {
  const index = quarterIndex(quarter);
  return index >= quarterIndex(from) && index <= quarterIndex(to);
}

/** The last period of the kind that ends within the choice. */
export function lastPeriod({ kind, to }: Pick<ExploreState, "kind" | "to">): {
  label: string;
  quarters: string[];
} {
  const end = quarterIndex(to);
  const last = kind === "year" ? end - ((end + 1) % 4) : end;
  return { label: periodLabel(kind, last), quarters: (periodQuarters(kind, last) ?? []).map(quarterOf) };
}

/** What lastCompared() leaves, in SQL. */
function comparedWhere(state: ExploreState): string {
  const others = state.cities.slice(1).map((city) => `'${city}'`);
  const chosen = others.length > 0 ? ` AND other_city IN (${others.join(", ")})` : "";
  return `period = '${lastPeriod(state).label}'${chosen}`;
}

function lastCompared(rows: readonly CompareRow[], state: ExploreState): CompareRow[] {
  const { label } = lastPeriod(state);
  const others = state.cities.slice(1);
  return rows.filter(
    ({ period, other_city }) => period === label && (others.length === 0 || others.includes(other_city)),
  );
}

/** A cell that is not published takes the whole figure with it: there is never a sum of the others. */
async function whyUnpublished(
  asker: Asker,
  indicator: ExploreIndicator,
  state: ExploreState,
  rows: readonly SeriesRow[],
): Promise<Unpublished | null> {
  const { label, quarters } = lastPeriod(state);
  if (rows.some(({ period }) => period === label)) return null;
  const [first = ""] = state.cities;
  const cells = cellsAsked(indicator, state);
  for (const quarter of quarters.toReversed()) {
    const found = await asker("by_cell", [first, indicator.id, quarter]);
    const wanted = cells === "*" ? found.map(({ cell }) => cell) : cells.split(",");
    for (const name of found.length === 0 ? [] : wanted) {
      const row = found.find(({ cell }) => cell === name);
      if (!row || row.obs_status === "too_few_units")
        return { period: label, cell: { name, quarter, withheld: row !== undefined } };
    }
  }
  return { period: label, cell: null };
}
