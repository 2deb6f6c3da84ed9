import { expect, test } from "vitest";
import type { Column } from "../column.ts";
import { emptyNote } from "./empty-notes.ts";
import { publishedNote } from "./published-notes.ts";
import { publishedTables } from "./published-tables.ts";
import { tableNotes } from "./table-notes.ts";

const columns = Object.values(publishedTables).flatMap((table) =>
  (table.columns as readonly Column[]).map((column) => ({ table: table.name, ...column })),
);

test("every published number has a unit, and nothing else has", () => {
  const isNumber = ({ type }: Column) => type === "int32" || type === "float64";
  expect(columns.filter((column) => isNumber(column) !== (column.unit !== undefined))).toEqual([]);
});

test("every column that may be empty says what an empty cell means, in both languages", () => {
  for (const column of columns.filter(({ nullable }) => nullable)) {
    expect(emptyNote(column.name), `${column.table}.${column.name}`).toMatchObject({
      zh: expect.stringMatching(/\p{Script=Han}/u),
      en: expect.stringMatching(/^[\x20-\x7e]+$/),
    });
  }
});

test("purposes and notes are sentences of their language", () => {
  const notes = columns.map(({ name }) => publishedNote(name)).filter((note) => note !== null);
  expect(notes.length).toBeGreaterThan(30);
  for (const { zh, en } of [...Object.values(tableNotes), ...notes]) {
    expect(zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(en).not.toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/\.$/);
  }
});
