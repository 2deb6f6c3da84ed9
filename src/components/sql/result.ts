import type { Table } from "apache-arrow";
import { find } from "#check/element.ts";
import { copyText, saveFile } from "#check/save-file.ts";
import type { FreeAnswer } from "#db/free-query.ts";
import { serveChart } from "./chart-panel.ts";
import { EXPORT_FORMS } from "./export-forms.ts";
import { answerTsv, exportAnswer } from "./exports.ts";
import type { SqlFacts } from "./facts.ts";
import { drawTable } from "./result-table.ts";
import { columnsOf } from "./values.ts";
import type { SqlWords } from "./words.ts";

/** Shows an answer in the page's place for it: count, table, files, chart. */
export function showResult(
  root: HTMLElement,
  answer: FreeAnswer,
  asked: boolean,
  { facts, words }: { readonly facts: SqlFacts; readonly words: SqlWords },
): void {
  const place = find(root, "#sql-result");
  const { table, more } = answer;
  place.hidden = false;
  const drawn = drawTable(table, words.t("sql.result"));
  const silent = table.numCols === 0 || (!asked && table.numRows === 0);
  find(place, "#sql-count").textContent = silent
    ? words.t("sql.count.done")
    : countSentence(table, more, drawn.rows, words);
  const region = find(place, "#sql-rows");
  region.hidden = table.numCols === 0 || table.numRows === 0;
  region.replaceChildren(drawn.node);
  find(place, "#sql-files").hidden = silent;
  serveFiles(place, table, facts, words);
  serveChart(place, columnsOf(table), table.numRows, facts, words);
}

/** The answer of another query must not stand beside this one. */
export function hideResult(root: HTMLElement): void {
  find(root, "#sql-result").hidden = true;
}

function countSentence(table: Table, more: boolean, drawn: number, { t }: SqlWords): string {
  const found = table.numRows;
  if (found === 0) return t("sql.count.none");
  if (found === 1) return t("sql.count.one");
  const counted = more ? t("sql.count.more", { n: found }) : t("sql.count.found", { n: found });
  return drawn < found ? `${counted} ${t("sql.count.drawn", { n: drawn })}` : counted;
}

function serveFiles(place: HTMLElement, table: Table, facts: SqlFacts, { t }: SqlWords): void {
  const said = find(place, "#sql-copied");
  said.textContent = "";
  for (const form of EXPORT_FORMS) {
    find<HTMLButtonElement>(place, `button[data-form=${form}]`).onclick = () => {
      const { name, content, type } = exportAnswer(table, form, `jiuye-${facts.release.toLowerCase()}-query`);
      saveFile(name, content, type);
    };
  }
  find<HTMLButtonElement>(place, "#sql-copy").onclick = async () => {
    said.textContent = t((await copyText(answerTsv(table))) ? "sql.copied" : "sql.not_copied", {
      n: table.numRows,
    });
  };
}
