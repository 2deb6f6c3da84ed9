import { describe, expect, test, vi } from "vitest";
import { run } from "../returns-on-disk.ts";
import { allKinds } from "./all-kinds.ts";
import { HEADER, type Kind, ROWS } from "./kind.ts";
import { countsOf, outcomeOf, rowsOf, sayIssue, withFolder } from "./outcome.ts";

// What offices hand in, one kind of file after the other: what is said of it, and what becomes of its rows.

vi.setConfig({ testTimeout: 180_000 });

/** The counts that returns may have: those of the good ones, or as the kind says. */
function knownCounts({ counts = {} }: Kind): (readonly (number | null)[])[] {
  const first = HEADER.indexOf("劳动年龄人口");
  return ROWS.map((row) => counts[String(row[2])] ?? row.slice(first).map((cell) => cell as number | null));
}

describe.each(Object.entries(allKinds))("%s", (_, kinds) => {
  test.each(kinds.map((kind) => [kind.name, kind] as const))("%s", async (_name, kind) => {
    const { issues, ledger, accounts, communities } = await withFolder(kind.files, outcomeOf);
    expect(issues.map((issue) => sayIssue(issue, kind.own))).toStrictEqual(kind.issues);
    const { read, accepted, queried, refused } = ledger;
    expect([read, accepted, queried, refused]).toStrictEqual(kind.ledger);
    expect(accepted + queried + refused).toBe(read);
    expect(rowsOf(accounts, kind.own)).toStrictEqual(kind.rows);
    const known = knownCounts(kind);
    for (const row of communities) expect(known).toContainEqual(countsOf(row));
  });
});

test("each kind has a name of its own, and there are enough of them", () => {
  const names = Object.values(allKinds).flatMap((kinds) => kinds.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(60);
});

describe("the documented command says the same", () => {
  const sample = [
    "a form as it is printed: titles, column numbers, totals, footers",
    "GBK, as Excel saves a CSV in China",
    "signs for nothing: 0, or not counted?",
    "a byte turned in the packed cells",
    "a second sheet with a fault in its header",
    "all cities in one file, some rows of nowhere",
  ];
  const kinds = Object.values(allKinds).flat();
  test.each(sample)("%s", async (name) => {
    const kind = kinds.find((one) => one.name === name);
    if (!kind) throw new Error(`no such kind: ${name}`);
    const { status, output } = await withFolder(kind.files, (dir) =>
      run("check-returns.ts", dir, "--json", "-"),
    );
    const said = JSON.parse(output);
    expect(said.issues).toHaveLength(kind.issues.length);
    expect(said.issues.map(({ code }: { code: string }) => code).toSorted()).toStrictEqual(
      kind.issues.map((issue) => issue.split(" ")[1]).toSorted(),
    );
    expect(said.ledger).toMatchObject({ read: kind.ledger[0], refused: kind.ledger[3] });
    expect(status).toBe(kind.issues.some((issue) => issue.startsWith("refuse")) ? 1 : 0);
  });
});
