import { expect, test } from "vitest";
import { changedEntries, listedIn } from "./manifest.ts";

const sha256 = "a".repeat(64);
const entry = { path: "changchun/cells.arrow", rows: 3, sha256, bytes: 1 };

test("the Arrow files of a manifest are listed with rows and digest", () => {
  const csv = { ...entry, path: "changchun/cells.csv" };
  expect(listedIn(JSON.stringify({ files: [entry, csv] }))).toEqual({
    "changchun/cells.arrow": { rows: 3, sha256 },
  });
});

test("what is no list of files is none", () => {
  const texts = [
    "",
    "<!doctype html>",
    "null",
    "[]",
    "{}",
    '{"files":{}}',
    '{"files":[]}',
    '{"files":[null,1]}',
  ];
  for (const text of texts) expect(listedIn(text)).toBeNull();
  const bad = [
    { ...entry, sha256: "x" },
    { ...entry, rows: "3" },
    { ...entry, path: 1 },
  ];
  for (const one of bad) expect(listedIn(JSON.stringify({ files: [one] }))).toBeNull();
});

test("an entry that has changed since the page was built is named", () => {
  const own = { a: { rows: 1, sha256 }, b: { rows: 1, sha256 }, c: { rows: 1, sha256 } };
  expect(changedEntries(own, { a: { rows: 1, sha256 }, b: { rows: 1, sha256: "b".repeat(64) } })).toEqual([
    "b",
  ]);
});
