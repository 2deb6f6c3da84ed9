import { copyText, saveFile } from "#check/save-file.ts";
import { sentenceOf, statusOf } from "#components/ask/status.ts";
import { type Library, openLibrary } from "#components/library.ts";
import { objectsToCsv } from "#contract/csv.ts";
import type { PublishedTableName } from "#contract/published/published-tables.ts";
import { wordsIn } from "#i18n/words.ts";
import { askExplore, keepingAnswers } from "./ask.ts";
import { type ChartSize, drawExplored, exploreChart } from "./draw.ts";
import type { ExploreFacts } from "./facts.ts";
import { exportRows, toTsv } from "./rows.ts";
import type { Explored } from "./sentence.ts";
import type { ExploreState } from "./state.ts";

export interface ExploreSession {
  /** Answers and redraws; the newest choice wins. Never throws: what went wrong is said on the page. */
  answer(state: ExploreState): Promise<void>;
  /** The rows as a file or on the clipboard, or the SQL on the clipboard. */
  handOver(what: string, state: ExploreState): Promise<void>;
  showSql(sql: string): void;
  /** Forgets what is under way. */
  stop(): void;
  /** Ends the engine and gives its memory back. */
  close(): Promise<void>;
}

type Opened = Library & { readonly asker: ReturnType<typeof keepingAnswers> };

/** Keeps the engine between choices. */
export function openExplorer(
  facts: ExploreFacts,
  form: HTMLFormElement,
  figure: HTMLElement,
): ExploreSession {
  const status = statusOf(form);
  const words = wordsIn(facts.lang);
  let library: Promise<Opened> | null = null;
  let starting: AbortController | null = null;
  let newest = 0;
  status.cancel.addEventListener("click", () => starting?.abort());

  const start = async (signal: AbortSignal, ahead: readonly string[]): Promise<Opened> => {
    const loading = (bytes: number, total: number) => status.loading(bytes, total, words);
    const opened = await openLibrary(facts, signal, loading, ahead);
    return { ...opened, asker: keepingAnswers(opened.db) };
  };
  const open = async (state: ExploreState) => {
    starting = new AbortController();
    status.busy(true);
    try {
      library ??= start(starting.signal, state.comparison === "cities" ? [] : state.cities);
      return await library;
    } catch (error) {
      library = null;
      throw error;
    } finally {
      starting = null;
      status.busy(false);
    }
  };
  const explore = async (state: ExploreState): Promise<Explored> => {
    const indicator = facts.indicators.find(({ id }) => id === state.indicator);
    if (!indicator) throw new Error(`no indicator ${state.indicator}`);
    const { load, loadCity, asker } = await (library ?? open(state));
    if (state.comparison === "cities") await load("estimates" satisfies PublishedTableName, null);
    else await Promise.all(state.cities.map((city) => loadCity(city)));
    return { facts, indicator, state, answer: await askExplore(asker, indicator, state) };
  };
  const draw = (explored: Explored, mine: number) => {
    const visible: ChartSize = matchMedia("(max-width: 46rem)").matches ? "narrow" : "wide";
    figure.replaceChildren(...drawExplored(document, explored, words, [visible]));
    showSql(explored.answer.statements.map((statement) => `${statement};`).join("\n"));
    status.say(words.t("explore.drawn"));
    figure.dataset.state = String(mine);
    const other: ChartSize = visible === "wide" ? "narrow" : "wide";
    const later = () => {
      if (mine !== newest) return;
      const chart = exploreChart(document, explored, other, words);
      if (chart) figure.querySelector(`.chart-${other}`)?.replaceChildren(chart);
    };
    setTimeout(later, 300);
  };
  const handOver = async (what: string, state: ExploreState) => {
    const say = (text: string) => {
      const output = document.querySelector(".explore-tools [role=status]");
      if (output) output.textContent = text;
    };
    if (what === "sql") {
      const copied = await copyText(document.querySelector("#explored-sql")?.textContent ?? "");
      return say(words.t(copied ? "explore.copied" : "explore.not_copied"));
    }
    const rows = exportRows(await explore(state));
    if (what === "csv") return saveFile(`jiuye-${state.indicator}.csv`, objectsToCsv(rows), "text/csv");
    say(words.t((await copyText(toTsv(rows))) ? "explore.copied" : "explore.not_copied"));
  };

  return {
    answer: async (state) => {
      newest += 1;
      const mine = newest;
      try {
        const explored = await explore(state);
        if (mine === newest) draw(explored, mine);
      } catch (error) {
        if (mine === newest) status.say(sentenceOf(error, words));
      }
    },
    handOver: (what, state) => handOver(what, state).catch((error) => status.say(sentenceOf(error, words))),
    showSql,
    stop: () => {
      newest += 1;
      status.say("");
    },
    close: async () => {
      newest += 1;
      starting?.abort();
      const opened = await library?.catch(() => null);
      library = null;
      await opened?.close();
    },
  };
}

/** Of several statements the desk would show the last one's answer; the first is the series that is drawn. */
const firstOf = (sql: string): string => sql.split(/;\n/)[0]?.replace(/;$/, "") ?? "";

/** The statement in full, and the address that opens it on the SQL page. */
function showSql(sql: string): void {
  const code = document.querySelector("#explored-sql");
  const link = document.querySelector<HTMLAnchorElement>("#explored-open");
  if (code) code.textContent = sql;
  if (link) link.href = `${link.pathname}?${new URLSearchParams({ v: "1", q: firstOf(sql) })}`;
}
