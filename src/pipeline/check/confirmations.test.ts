import { expect, test } from "vitest";
import type { Issue } from "#pipeline/issue/issue.ts";
import { answering, writtenCity } from "#pipeline/trial/written-city.ts";
import { checkCity } from "./city-returns.ts";
import { type Confirmation, checkConfirmations, confirmationsByKey } from "./confirmations.ts";

const FRAME = ["community,urban,60,90000", "enterprise,small/C,300,"];
const QUARTER = "2016Q1";
type Firms = Readonly<Record<string, string>>;
const firms: Firms = {
  ...{ e1: answering("small", 80, 80), e2: answering("small", 50, 90), e3: answering("small", 60, 60) },
};
function check(list: readonly Confirmation[], enterprises: Firms = firms, frame = FRAME) {
  const files = writtenCity(frame, { [QUARTER]: { enterprises } });
  const { issues, ledger } = checkCity({ ...files, confirmations: confirmationsByKey(list) });
  return { ledger, issues, confirmed: issues.map((i) => [i.code, i.confirmed]), of: faults(list, issues) };
}
const faults = (list: readonly Confirmation[], issues: readonly Issue[]) =>
  checkConfirmations(list, issues).map((issue) => [issue.severity, issue.code, issue.file, issue.row]);

function confirmation(
  code: string,
  column: string,
  value: string,
  comment: string,
  subject: object = {},
): Confirmation {
  const about = { city: "testville", quarter: QUARTER, table: "enterprises", unit: "e2", ...subject };
  return {
    ...{ file: "queries.csv", row: 2, comment, subject: about },
    queried: { file: "", sheet: "", code, column, value },
  };
}
const grown = confirmation("staff_change", "employees_end", "90", "a big order");
const hired = confirmation("hires_rate", "hires", "40", "a big order");

test("what an office has confirmed is open no more, and its row is accepted", () => {
  const before = check([]);
  expect(before.ledger).toStrictEqual({ read: 3, accepted: 2, queried: 1, refused: 0 });
  expect(before.confirmed).toStrictEqual([
    ["staff_change", null],
    ["hires_rate", null],
  ]);
  const after = check([grown, hired]);
  expect(after.confirmed).toStrictEqual([
    ["staff_change", "a big order"],
    ["hires_rate", "a big order"],
  ]);
  expect(after.issues.every((issue) => issue.severity === "query")).toBe(true);
  expect(after.ledger).toStrictEqual({ read: 3, accepted: 3, queried: 0, refused: 0 });
  expect(after.of).toStrictEqual([]);
});

test("one of two queries confirmed leaves the row queried", () => {
  expect(check([grown]).ledger).toMatchObject({ accepted: 2, queried: 1 });
});

test("a confirmation stays when rows move, and when other returns change", () => {
  const moved = { e9: answering("small", 10, 10), e3: answering("small", 60, 61), e2: firms.e2 ?? "" };
  expect(check([grown, hired], moved).ledger.queried).toBe(0);
});

test("it ends when the value changes, and is said to be of no use", () => {
  const changed = { ...firms, e2: answering("small", 50, 91) };
  const { ledger, confirmed, of } = check([grown], changed);
  expect(confirmed[0]).toStrictEqual(["staff_change", null]);
  expect(ledger.queried).toBe(1);
  expect(of).toStrictEqual([["note", "confirmation_unused", "queries.csv", 2]]);
});

test.each([
  ["unit", { unit: "e1" }],
  ["quarter", { quarter: "2016Q2" }],
  ["city", { city: "elsewhere" }],
  ["table", { table: "communities" }],
])("of another %s it confirms nothing", (_, subject) => {
  const other = confirmation("staff_change", "employees_end", "90", "yes", subject);
  expect(check([other]).confirmed[0]).toStrictEqual(["staff_change", null]);
  expect(check([other]).of[0]?.[1]).toBe("confirmation_unused");
});

test("without a comment the query stays open, and that is said", () => {
  const { ledger, of } = check([{ ...grown, comment: "" }, hired]);
  expect(ledger.queried).toBe(1);
  expect(of).toStrictEqual([["note", "confirmation_without_comment", "queries.csv", 2]]);
});

test("answered in one line and left open in another, it is answered", () => {
  const { ledger, of } = check([{ ...grown, comment: "" }, grown, hired]);
  expect([ledger.queried, of]).toStrictEqual([0, []]);
});

test("a refusal can't be confirmed: the return stays refused", () => {
  const broken = { ...firms, e2: "small,C,active,50,40,0,,91,," };
  const list = [confirmation("balance_broken", "employees_end", "91", "it is right")];
  const { ledger, of } = check(list, broken);
  expect(ledger.refused).toBe(1);
  expect(of).toStrictEqual([["refuse", "refusal_confirmed", "queries.csv", 2]]);
});

test.each(["0090", "90.0", "９０", "'90", "+90"])("a spreadsheet may write 90 as %s", (value) => {
  expect(check([confirmation("staff_change", "employees_end", value, "yes")]).confirmed[0]?.[1]).toBe("yes");
});

test("a query of a file as a whole, and one of the frame, are confirmed too", () => {
  const list = [
    confirmation("known_total_zero", "known_total", "0", "unknown here", {
      ...{ table: "frame", unit: "community urban" },
    }),
    confirmation("no_rows", "", "", "nobody this quarter", { unit: "" }),
  ];
  const { issues, of } = check(list, {}, FRAME.with(0, "community,urban,60,0"));
  expect(issues.map((issue) => [issue.code, issue.confirmed])).toStrictEqual([
    ["known_total_zero", "unknown here"],
    ["no_rows", "nobody this quarter"],
  ]);
  expect(of).toStrictEqual([]);
});
