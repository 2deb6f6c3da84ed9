import fc from "fast-check";
import { expect, test } from "vitest";
import { type Issue, makeIssue, type Severity } from "./issue.ts";
import { addLedgers, judge } from "./judge.ts";

const issue = (
  severity: Severity,
  row: number | null,
  file = "f.csv",
  sheet: string | null = null,
): Issue => ({
  ...makeIssue("no_rows", { file, sheet, row }),
  severity,
});
const entries = (count: number, sheet: string | null = null) =>
  Array.from({ length: count }, (_, i) => ({ file: "f.csv", sheet, line: i + 2, row: i }));

test("a row is refused, queried or accepted after the worst that is said of it", () => {
  const issues = [issue("query", 2), issue("refuse", 2), issue("query", 3), issue("note", 4)];
  const { usable, ledger } = judge(entries(3), issues);
  expect(usable.map((entry) => entry.line)).toStrictEqual([3, 4]);
  expect(ledger).toStrictEqual({ read: 3, accepted: 1, queried: 1, refused: 1 });
});

test("a fault of the file refuses all its rows and no other file's", () => {
  expect(judge(entries(3), [issue("refuse", null)]).ledger.refused).toBe(3);
  expect(judge(entries(3), [issue("refuse", null, "g.csv")]).ledger.refused).toBe(0);
});

test("a fault of a sheet refuses all its rows and no other sheet's", () => {
  const both = [...entries(3, "城镇"), ...entries(2, "农村")];
  expect(judge(both, [issue("refuse", null, "f.csv", "农村")]).ledger.refused).toBe(2);
  expect(judge(both, [issue("refuse", null, "f.csv", null)]).ledger.refused).toBe(5);
});

test("a fault of a header below a title refuses all rows", () => {
  const place = { file: "f.csv", row: 3, column: "units" };
  expect(judge(entries(3), [makeIssue("unknown_column", place, "units")]).ledger.refused).toBe(3);
});

test("a query that was confirmed leaves its row accepted", () => {
  const confirmed = { ...issue("query", 2), confirmed: "yes" };
  const ledger = { read: 3, accepted: 2, queried: 1, refused: 0 };
  expect(judge(entries(3), [confirmed, issue("query", 3)]).ledger).toStrictEqual(ledger);
});

test("a row of one sheet is not that row of another", () => {
  const both = [...entries(3, "城镇"), ...entries(3, "农村")];
  const { usable } = judge(both, [issue("refuse", 3, "f.csv", "农村")]);
  expect(usable.map((entry) => `${entry.sheet}${entry.line}`)).toStrictEqual([
    ...["城镇2", "城镇3", "城镇4", "农村2", "农村4"],
  ]);
});

test("a row that could not be read is refused", () => {
  expect(judge([{ file: "f.csv", sheet: null, line: 2, row: null }], []).ledger.refused).toBe(1);
});

test("rows are conserved whatever the issues", () => {
  const anyIssue = fc
    .tuple(fc.constantFrom<Severity>("refuse", "query", "note"), fc.option(fc.integer({ min: 1, max: 12 })))
    .map(([severity, row]) => issue(severity, row));
  fc.assert(
    fc.property(fc.nat(10), fc.array(anyIssue), (count, issues) => {
      const { usable, ledger } = judge(entries(count), issues);
      expect(ledger.accepted + ledger.queried + ledger.refused).toBe(count);
      expect(usable.length).toBe(count - ledger.refused);
    }),
  );
});

test("ledgers add up", () => {
  const ledger = { read: 3, accepted: 1, queried: 1, refused: 1 };
  expect(addLedgers([ledger, ledger])).toStrictEqual({ read: 6, accepted: 2, queried: 2, refused: 2 });
});
