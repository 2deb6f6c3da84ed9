import { parseHTML } from "linkedom";
import { beforeAll, expect, test } from "vitest";
import { askExplore, keepingAnswers } from "#components/explore/ask.ts";
import { drawExplored } from "#components/explore/draw.ts";
import type { ExploreFacts } from "#components/explore/facts.ts";
import { exportRows, toTsv } from "#components/explore/rows.ts";
import { exploreSentence } from "#components/explore/sentence.ts";
import { defaultState, type ExploreState } from "#components/explore/state.ts";
import { PERIOD_KINDS } from "#contract/period.ts";
import type { Database } from "#db/database.ts";
import { wordsIn } from "#i18n/words.ts";
import { buildCity } from "#pipeline/build-city.ts";
import { tQuantileRows, tTable } from "#pipeline/estimate/t-quantiles.ts";
import { checkWritten } from "#pipeline/trial/written-city.ts";
import { askedTables, openParityDatabase } from "../../../scripts/data/parity.ts";
import { readRegistry } from "../../../scripts/registry.ts";

// A city with three rural communities: too few to publish, so neither they nor a total with them has a figure.

const registry = await readRegistry();
const quantiles = tQuantileRows();
const QUARTERS = ["2015Q4", "2016Q1", "2016Q2", "2016Q3", "2016Q4"];

let db: Database;
let facts: ExploreFacts;
beforeAll(async () => {
  db = await openParityDatabase(registry, quantiles);
  const answer = (quarter: number) => ({
    communities: Object.fromEntries(
      Array.from({ length: 15 }, (_, i) => {
        const area = i < 12 ? "urban" : "rural";
        const force = 1000 + 37 * i;
        const out = 40 + ((7 * i + 3 * quarter) % 11);
        return [`c${i}`, `${area},responded,${2 * force},${force},${out},,${30 + i},,${i},${2 * i}`];
      }),
    ),
  });
  const city = checkWritten(
    ["community,urban,60,900000", "community,rural,20,200000"],
    Object.fromEntries(QUARTERS.map((quarter, i) => [quarter, answer(i)])),
  );
  expect(city.ledger.refused).toBe(0);
  const tables = buildCity(city, { release: "test", ...registry, t: tTable(quantiles), noiseKey: "key" });
  for (const { table, rows, bytes } of askedTables(tables)) await db.load(table, bytes, rows);
  const indicators = registry.indicators.map((indicator) => ({ ...indicator }));
  facts = {
    ...{ lang: "en", release: "2016Q4", simulated: true, files: {}, indicators },
    names: { [city.city]: "Testville" },
    bases: { [city.city]: "probability" },
    cells: { urban: "urban", rural: "rural", "*": "urban and rural" },
    bounds: {
      ...{ first: "2015Q4", last: "2016Q4", cities: [city.city] },
      indicators: indicators.map(({ id }) => {
        return { id, cells: ["urban", "rural", "*"], kinds: PERIOD_KINDS, comparable: true };
      }),
    },
  };
}, 180_000);

async function explore(chosen: Partial<ExploreState>) {
  const state = { ...defaultState(facts.bounds), indicator: "unemployment_rate", ...chosen };
  const indicator = facts.indicators.find(({ id }) => id === state.indicator);
  if (!indicator) throw new Error(`no indicator ${state.indicator}`);
  return { facts, indicator, state, answer: await askExplore(keepingAnswers(db), indicator, state) };
}

const words = { zh: wordsIn("zh"), en: wordsIn("en") };

test("a published choice says its figure, interval and verdict", async () => {
  const explored = await explore({ kind: "quarter" });
  expect(explored.answer.unpublished).toBeNull();
  expect(exploreSentence(explored, words.en)).toMatch(/^Testville, Q4 2016, .*\(95%\) within .*%/);
  const yearly = await explore({ kind: "quarter", comparison: "year" });
  expect(exploreSentence(yearly, words.en)).toMatch(
    /a year earlier: .*(rise|fall|no change demonstrated)\.$/,
  );
  expect(exploreSentence(yearly, words.zh)).toMatch(/比上年同期.*(上升|下降|无法判断)/);
  const none = await explore({ kind: "quarter", comparison: "none" });
  expect(exploreSentence(none, words.en)).not.toMatch(/a year earlier/);
});

for (const cells of ["rural", "*"]) {
  for (const kind of ["quarter", "four_quarter"] as const) {
    test(`cells ${cells}, ${kind}: what is withheld has no figure, no partial sum, and is said to be unpublished`, async () => {
      const explored = await explore({ cells, kind });
      expect(explored.answer.series.flatMap(({ rows }) => rows)).toStrictEqual([]);
      expect(explored.answer.unpublished?.cell).toMatchObject({ name: "rural", withheld: true });
      expect(exploreSentence(explored, words.zh)).toMatch(/未公布。.*保密.*部分合计/);
      expect(exploreSentence(explored, words.en)).toMatch(/not published\. .*confidential.*No partial sum/);
      const { document } = parseHTML("<!doctype html><html><body></body></html>");
      const drawn = drawExplored(document, explored, words.en);
      expect(drawn.map(({ tagName }) => tagName)).toStrictEqual(["P"]);
      expect(drawn[0]?.textContent).not.toMatch(/\d%/);
    });
  }
}

test("by cell, the withheld cell stands without a number", async () => {
  const explored = await explore({ comparison: "cells" });
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const [card, sentence, , table] = drawExplored(document, explored, words.en);
  expect(sentence?.textContent).toMatch(/1 cells have a figure, 1 are not published/);
  const rural = [...(table?.querySelectorAll("tbody tr") ?? [])].find((row) =>
    /^rural/.test(row.textContent ?? ""),
  );
  expect(
    [...(rural?.querySelectorAll("td") ?? [])].slice(0, 2).map((cell) => cell.textContent),
  ).toStrictEqual(["–", "–"]);
  expect(card?.textContent).toMatch(/too few units/);
});

test("the statements shown run as they are and give the rows shown", async () => {
  const { answer } = await explore({ kind: "quarter", comparison: "year" });
  const [series = "", change = ""] = answer.statements;
  expect(series).toMatch(
    /^SELECT \* FROM series\('.*', 'unemployment_rate', 'urban', 'quarter'\)\nWHERE quarter BETWEEN '\w+' AND '\w+'$/,
  );
  expect(await db.query(series)).toStrictEqual(answer.series[0]?.rows);
  expect(await db.query(change)).toStrictEqual(answer.changes);
});

test("rows to take away have the codes and the numbers of the answer", async () => {
  const explored = await explore({ kind: "quarter", from: "2016Q3" });
  const rows = exportRows(explored);
  expect(rows.map(({ period }) => period)).toStrictEqual(["2016Q3", "2016Q4"]);
  const [head = "", ...lines] = toTsv(rows).split("\n");
  expect(head.split("\t")).toContain("ci_lower");
  expect(lines[1]?.split("\t")).toContain(String(explored.answer.series[0]?.rows.at(-1)?.estimate));
});
