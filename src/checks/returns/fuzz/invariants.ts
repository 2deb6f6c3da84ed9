import { expect } from "vitest";
import { issueCodeRow } from "#contract/issues/issue-codes.ts";
import { inputTables } from "#pipeline/handed-in/return-file.ts";
import { type GoodTable, isNumeric, KEYS } from "./good-tables.ts";
import { plain } from "./layouts.ts";
import type { ReadIssue, Reading, ReadRow } from "./read-in-worker.ts";
import { type SimpleSheets, simpleNumber } from "./simple-reading.ts";

// What must hold of every file, whatever is in it.

/** Rows are conserved, each is of one kind, and each that is refused is named. */
export function expectAccounted(reading: Reading): void {
  for (const { read, accepted, queried, refused } of [reading.ledger, reading.ledgerOfCity]) {
    expect(accepted + queried + refused).toBe(read);
  }
  const data = reading.accounts.reduce((sum, { rows }) => sum + rows.data, 0);
  expect(reading.rows.length).toBe(data);
  expect(reading.ledger.read).toBe(data);
  for (const row of reading.rows) {
    if (!row.used)
      expect(isNamed(row, reading.issues), `row ${row.line} is refused, and nothing says why`).toBe(true);
  }
  const silent = reading.rows.length === 0 && reading.issues.length === 0;
  expect(silent, "nothing is read, and nothing is said").toBe(false);
}

function isNamed({ sheet, line }: ReadRow, issues: readonly ReadIssue[]): boolean {
  return issues.some(
    (issue) =>
      issue.severity === "refuse" &&
      (issue.sheet === sheet || issue.sheet === null) &&
      (issue.row === line || isOfAllRows(issue)),
  );
}

function isOfAllRows({ code, row }: ReadIssue): boolean {
  return row === null || issueCodeRow(code)?.ofAllRows === true;
}

/** Good rows in any dress: all are used, and mean what they meant. */
export function expectSameMeaning(reading: Reading, good: GoodTable): void {
  const wrong = reading.issues.filter(({ severity }) => severity !== "note");
  expect(wrong).toStrictEqual([]);
  const key = KEYS[good.name];
  const byKey = new Map(reading.rows.map(({ row }) => [row?.[key], row]));
  const read = good.rows.map((row) => {
    const own = byKey.get(row[key] ?? "");
    return Object.fromEntries(good.columns.map((name) => [name, own?.[name] ?? null]));
  });
  expect(read).toStrictEqual(good.rows.map((row) => ({ ...row })));
  expect(reading.rows.length).toBe(good.rows.length);
}

/** Damaged or not: rows that are used are among those that were written. */
export function expectNothingNew(reading: Reading, good: GoodTable): void {
  const written = good.rows.map((row) => JSON.stringify(good.columns.map((name) => row[name] ?? null)));
  const used = reading.rows.flatMap(({ used, row }) =>
    used && row ? [JSON.stringify(good.columns.map((name) => row[name] ?? null))] : [],
  );
  for (const row of used) expect(written).toContain(row);
}

const QUOTES = new Set(["stray_quote", "unclosed_quote"]);

/** Every number that is used stands in its cell, as other readers see it; no row with a unit's code has vanished. */
export function expectSeenInCells(reading: Reading, seen: SimpleSheets, good: GoodTable): void {
  // Behind a quote that is out of place readers do not agree where rows end.
  if (reading.issues.some(({ code }) => QUOTES.has(code))) return;
  for (const { sheet, table, columns } of reading.sheets) {
    const { rows, merges } = seen.get(sheet) ?? { rows: [], merges: [] };
    const own = inputTables[table as GoodTable["name"]];
    for (const { line, used, row, sheet: rowSheet } of reading.rows) {
      if (!used || rowSheet !== sheet) continue;
      for (const column of own.columns) {
        if (!isNumeric(column)) continue;
        const place = columns.indexOf(column.name);
        const text = rows[line - 1]?.[place] ?? "";
        const reach = merges.filter(
          ({ startRow, endRow, startCol, endCol }) =>
            startRow < endRow &&
            startRow < line &&
            line <= endRow + 1 &&
            startCol <= place &&
            place <= endCol,
        );
        if (text !== "")
          expect(reach, `${column.name} of row ${line} is that of other rows too`).toStrictEqual([]);
        expect(
          row?.[column.name] ?? null,
          `${column.name} of row ${line}: ${JSON.stringify(text.slice(0, 99))}`,
        ).toBe(simpleNumber(text));
      }
    }
  }
  expectNoneVanished(reading, seen, good);
}

function expectNoneVanished(reading: Reading, seen: SimpleSheets, good: GoodTable): void {
  const keys = new Set(good.rows.map((row) => String(row[KEYS[good.name]])));
  for (const [sheet, { rows }] of seen) {
    const isRefused = reading.issues.some(
      (issue) =>
        issue.severity === "refuse" && isOfAllRows(issue) && (issue.sheet === sheet || issue.sheet === null),
    );
    if (isRefused) continue;
    const asked = reading.issues.filter(({ code }) => code === "row_left_out");
    const lines = new Set(
      [...reading.rows.map((row) => ({ ...row, row: row.line })), ...asked].flatMap((one) =>
        one.sheet === sheet ? [one.row] : [],
      ),
    );
    const vanished = rows.flatMap((cells, i) =>
      cells.some((cell) => keys.has(plain(cell))) && !lines.has(i + 1) ? [cells.join(",").slice(0, 200)] : [],
    );
    expect(vanished).toStrictEqual([]);
  }
}
