import { expect, test } from "vitest";
import { KEPT_QUERIES, openHistory } from "./history.ts";

function memory(content: string | null = null) {
  let kept = content;
  return {
    getItem: () => kept,
    setItem: (_: string, text: string) => {
      kept = text;
    },
    removeItem: () => {
      kept = null;
    },
  };
}

test("queries are kept newest first, each once, and the oldest are let go", () => {
  const store = memory();
  const history = openHistory(() => store);
  for (let i = 0; i < KEPT_QUERIES + 5; i++) history.add(`select ${i}`);
  history.add("select 20");
  const again = openHistory(() => store).list();
  expect(again).toHaveLength(KEPT_QUERIES);
  expect(again.slice(0, 3)).toEqual([
    "select 20",
    `select ${KEPT_QUERIES + 4}`,
    `select ${KEPT_QUERIES + 3}`,
  ]);
});

test("a cleared list stays empty", () => {
  const store = memory();
  openHistory(() => store).add("select 1");
  const history = openHistory(() => store);
  history.clear();
  expect(history.list()).toEqual([]);
  expect(openHistory(() => store).list()).toEqual([]);
});

test("where storage is blocked the list lasts as long as the page", () => {
  const history = openHistory(() => {
    throw new DOMException("blocked", "SecurityError");
  });
  history.add("select 1");
  expect(history.list()).toEqual(["select 1"]);
  history.clear();
  expect(history.list()).toEqual([]);
});

test("what somebody else wrote there is no reason to stop", () => {
  for (const content of ["{", '{"a":1}', '[1, "select 1", null]', ""]) {
    expect(openHistory(() => memory(content)).list().length).toBeLessThanOrEqual(1);
  }
});
