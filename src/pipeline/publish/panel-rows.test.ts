import { expect, test } from "vitest";
import type { PanelRow } from "#contract/published/context-tables.ts";
import { imputedShares } from "#pipeline/edit/imputed-share.ts";
import { answering, checkWritten, refusing, writtenCity } from "#pipeline/trial/written-city.ts";
import { writtenRelease } from "#pipeline/trial/written-release.ts";
import { panelFaults, panelRows } from "./panel-rows.ts";

const frame = ["enterprise,small,400,", "enterprise,micro,900,"];

/** `up`, `same` and `down` small enterprises, and two that refused. */
function panelOf(up: number, same: number, down: number) {
  const moves = [...Array(up).fill(12), ...Array(same).fill(10), ...Array(down).fill(9)];
  const enterprises = Object.fromEntries([
    ...moves.map((end: number, i) => [`e${1000 + i}`, answering("small", 10, end)] as const),
    ["e9001", refusing("small")] as const,
    ["e9002", refusing("micro")] as const,
  ]);
  const city = checkWritten(frame, { "2017Q4": { enterprises } });
  return panelRows(city, imputedShares(city.quarters));
}

const answersOf = (rows: readonly PanelRow[]) =>
  rows.map(({ group, listed, responded }) => [group, listed, responded]);

test("units of the panel and those that answered are counted by size class", () => {
  const city = checkWritten(frame, {
    "2017Q4": {
      enterprises: Object.fromEntries([
        ...Array.from({ length: 9 }, (_, i) => [`e100${i}`, answering("small", 10, 12)] as const),
        ...Array.from({ length: 5 }, (_, i) => [`e200${i}`, answering("micro", 4, 4)] as const),
        ["e2009", refusing("micro")] as const,
      ]),
    },
  });
  expect(answersOf(panelRows(city, imputedShares(city.quarters)))).toEqual([
    ["all", 15, 14],
    ["small", 9, 9],
    ["micro", 6, 5],
  ]);
});

test("a group of fewer than five is not counted, and no other gives it away", () => {
  const rows = panelOf(30, 20, 13);
  expect(answersOf(rows)).toEqual([
    ["all", 65, 63],
    ["small", null, null],
    ["micro", null, null],
  ]);
  expect(panelFaults(rows)).toEqual([]);
  const leaking = rows.map((row) => (row.group === "small" ? { ...row, listed: 64, responded: 63 } : row));
  expect(panelFaults(leaking)).toEqual([expect.stringContaining("follows from all")]);
});

test("exact counts and thin groups stop the build", () => {
  const [all] = panelOf(30, 20, 13);
  if (!all) throw new Error("the panel has a row");
  expect(panelFaults([{ ...all, growing: 31 }])).toEqual([expect.stringContaining("says 31 enterprises")]);
  expect(panelFaults([{ ...all, listed: 4 }])).toEqual([expect.stringContaining("has 4 units")]);
});

test("who grew and who shrank is said to the nearest five only", () => {
  const [all] = panelOf(31, 23, 12);
  expect(all).toMatchObject({ growing: 30, level: 25, shrinking: 10 });
});

test("below fifty enterprises nobody is told how many grew", () => {
  const [all] = panelOf(31, 12, 6);
  expect(all).toMatchObject({ responded: 49, growing: null, level: null, shrinking: null });
});

test("without a key for the noise nothing is said of enterprises", () => {
  const city = checkWritten(frame, { "2017Q4": { enterprises: { e1000: answering("small", 10, 12) } } });
  expect(panelRows(city, null)).toEqual([]);
});

test("what the panel says does not move with a late return that is held back, and does with three that count", () => {
  const firms = Array.from({ length: 60 }, (_, i) => `e${1000 + i}`);
  const answer = (id: string) => answering("small", 10 + (Number(id.slice(1)) % 7), 14);
  const silent = firms.slice(0, 3);
  const quarterWith = (late: readonly string[]) => ({
    enterprises: Object.fromEntries(
      firms.map((id) => [id, silent.includes(id) ? refusing("small") : answer(id)]),
    ),
    late: { "2018-03-10": { enterprises: Object.fromEntries(late.map((id) => [id, answer(id)])) } },
  });
  const filesWith = (late: readonly string[]) => writtenCity(frame, { "2017Q4": quarterWith(late) });
  const before = writtenRelease(filesWith([]));
  const panelAfter = (late: readonly string[]) => writtenRelease(filesWith(late), [before]).tables.panel;
  expect(before.tables.panel[0]).toMatchObject({ listed: 60, responded: 57 });
  expect(panelAfter(silent.slice(0, 1))).toEqual(before.tables.panel);
  expect(panelAfter(silent)[0]).toMatchObject({ listed: 60, responded: 60 });
});
