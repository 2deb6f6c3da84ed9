import { type Library, openLibraryOf } from "#components/library.ts";
import { engineFailure, isEngineFailure } from "#db/engine-failure.ts";
import { type FreeAnswer, type FreeDatabase, openFreeDatabase } from "#db/free-query.ts";
import { faultOf, type SqlFault } from "./error-place.ts";
import type { SqlFacts } from "./facts.ts";
import { showHints } from "./hint-list.ts";
import { type CityChoice, needsOf } from "./needs.ts";
import type { Pad } from "./pad.ts";
import { refusalOf } from "./refusal.ts";
import { hideResult, showResult } from "./result.ts";
import { engineSentence, failureSentence, isFatal } from "./sentences.ts";
import { deskStatus } from "./status.ts";
import { type HeldTables, holdTables } from "./tables.ts";
import { type Statement, statementsOf } from "./tokens.ts";
import { sqlWords } from "./words.ts";

// Queries of a reader, one after another, over one engine that is kept between them.

/** Rows taken out of the engine; of more, the first ones. */
export const KEPT_ROWS = 100_000;

export interface SqlSession {
  /** Never throws: what went wrong is said on the page. */
  run(query: string, choice: CityChoice, pad: Pad): Promise<void>;
}

interface Open {
  readonly library: Library<FreeDatabase>;
  readonly held: HeldTables;
}

export function openSqlSession(root: HTMLElement, facts: SqlFacts): SqlSession {
  const words = sqlWords(facts);
  const { t } = words;
  const status = deskStatus(root);
  let open: Open | null = null;
  let running: AbortController | null = null;

  const close = async () => {
    const ended = open;
    open = null;
    status.tables([]);
    await ended?.library.close().catch(() => {});
  };
  status.onCancel(() => running?.abort());
  status.onRestart(async () => {
    running?.abort();
    await close();
    status.say(t("sql.restarted"));
  });
  addEventListener("pagehide", () => void close());

  const start = async (signal: AbortSignal): Promise<Open> => {
    const library = await openLibraryOf(facts, openFreeDatabase, signal, (bytes, total) => {
      status.progress(bytes, total);
      const params = { loaded: words.bytes(bytes), total: words.bytes(total) };
      status.say(t(total > 0 ? "ask.loading" : "ask.loading_bytes", params));
    });
    return { library, held: holdTables(library, facts, () => running?.signal) };
  };

  const answer = async (statements: readonly Statement[], choice: CityChoice, signal: AbortSignal) => {
    open ??= await start(signal);
    const { library, held } = open;
    const needs = needsOf(
      statements.flatMap(({ tokens }) => tokens),
      choice,
    );
    await held.meet(needs, (done, all, bytes) => {
      status.progress(done, all);
      status.say(t("sql.loading_files", { done, all, size: words.bytes(bytes) }));
    });
    status.tables(held.rows(words));
    status.progress(0, 0);
    status.say(t("sql.running"));
    const begun = performance.now();
    const found = await poseAll(library.db, statements, signal);
    return { found, took: Math.round(performance.now() - begun) };
  };

  const run = async (query: string, choice: CityChoice, pad: Pad) => {
    const statements = statementsOf(query);
    const refused = statements.map(refusalOf).find((place) => place !== null);
    pad.mark(null);
    status.fault(null);
    if (refused) {
      const message = t(`sql.refused.${refused.refusal}`);
      status.say("");
      pad.mark({ message, from: refused.from, to: refused.to });
      return status.fault(message);
    }
    const unfit = unfitFor(statements, choice, facts);
    if (unfit) return status.say(t(unfit));
    running = new AbortController();
    status.busy(true);
    hideResult(root);
    try {
      const { found, took } = await answer(statements, choice, running.signal);
      const asked = statements.at(-1);
      showResult(root, found, isQuestion(asked), { facts, words });
      const isEmpty = found.table.numRows === 0 && isQuestion(asked);
      showHints(root, isEmpty ? asked : undefined, facts, words);
      status.say(t("sql.done", { ms: took }));
    } catch (error) {
      await sayWhy(error, pad);
    } finally {
      running = null;
      status.busy(false);
    }
  };

  /** The engine is ended where it cannot be trusted any more. */
  const sayWhy = async (error: unknown, pad: Pad) => {
    console.info(error instanceof Error ? error.message : error);
    const failure = failureSentence(error, words);
    const dead = open !== null && (!open.library.db.isAlive() || isFatal(error));
    if (dead) await close();
    const after = dead ? ` ${t("sql.engine_ended")}` : "";
    if (failure !== null) return status.say(failure + after);
    const fault = isQueryError(error) ? error.fault : null;
    status.say(after.trim());
    status.fault(engineSentence(fault?.message ?? String(error), words), fault?.message ?? String(error));
    pad.mark(fault);
  };

  return {
    run: async (query, choice, pad) => {
      if (running !== null) return;
      await run(query, choice, pad);
      root.dataset.runs = String(Number(root.dataset.runs ?? 0) + 1);
    },
  };
}

function unfitFor(statements: readonly Statement[], choice: CityChoice, facts: SqlFacts): string | null {
  if (statements.length === 0) return "sql.nothing";
  const needs = needsOf(
    statements.flatMap(({ tokens }) => tokens),
    choice,
  );
  if (facts.bounds.sample === null && needs.some(({ table }) => table === "sample")) return "sql.no_sample";
  return needs.some(({ exact, cities }) => exact && cities?.length === 0) ? "sql.no_city" : null;
}

const ASKING = [
  ...[
    "select",
    "with",
    "from",
    "values",
    "table",
    "describe",
    "show",
    "summarize",
    "explain",
    "pivot",
    "unpivot",
  ],
  ...["execute", "call", "("],
];
/** Of other statements nobody expects rows. */
const isQuestion = (statement: Statement | undefined) => ASKING.includes(statement?.tokens[0]?.value ?? "");

type QueryError = Error & { readonly fault: SqlFault };
const isQueryError = (error: unknown): error is QueryError => error instanceof Error && "fault" in error;

/** Runs them in order. @returns the last one's answer. @throws a QueryError with the place in the whole text. */
async function poseAll(
  db: FreeDatabase,
  statements: readonly Statement[],
  signal: AbortSignal,
): Promise<FreeAnswer> {
  let last: FreeAnswer | null = null;
  for (const { text, from } of statements) {
    try {
      last = await db.pose(text, KEPT_ROWS, signal);
    } catch (error) {
      if (isEngineFailure(error)) throw error;
      const message = error instanceof Error ? error.message : String(error);
      throw Object.assign(new Error(message), { fault: faultOf(message, text, from) });
    }
  }
  if (!last) throw engineFailure("cancelled", "no statement");
  return last;
}
