import { expect, test } from "vitest";
import type { EnterpriseRow } from "#contract/input/input-tables.ts";
import type { Issue } from "#pipeline/issue/issue.ts";
import type { FrameStratum } from "#pipeline/read/strata.ts";
import {
  askIdentical,
  askRestructurings,
  askRewrittenIds,
  askStratumChanges,
  askZeros,
  enterpriseCounts,
} from "./soft-edits-across.ts";

const firm = {
  ...{ enterprise_id: "e1", size: "small", sector: "C", status: "active", restructuring: null },
  ...{ employees_start: 60, hires: 9, separations: 9, layoffs: 0, employees_end: 60, vacancies: 2 },
} as EnterpriseRow;
const entry = (change: Partial<EnterpriseRow>, stratum = "small/C") => ({
  ...{ file: "f.csv", sheet: null, line: 2, row: { ...firm, ...change } },
  stratum: { id: stratum } as FrameStratum,
});
const past = (change: Partial<EnterpriseRow>, stratum?: string) => new Map([["e1", entry(change, stratum)]]);
const none = new Map<string, ReturnType<typeof entry>>();
const said = (issues: readonly Issue[]) => issues.map((i) => [i.code, i.severity, i.column, i.value]);

test("the same counts as in the quarter before are asked about from 50 persons on", () => {
  expect(said(askIdentical([entry({})], past({}), enterpriseCounts))).toStrictEqual([
    ["identical_to_last_quarter", "query", "employees_end", "60"],
  ]);
  const small = { employees_start: 49, employees_end: 49 };
  expect(askIdentical([entry(small)], past(small), enterpriseCounts)).toStrictEqual([]);
  expect(askIdentical([entry({ vacancies: 3 })], past({}), enterpriseCounts)).toStrictEqual([]);
  expect(askIdentical([entry({})], none, enterpriseCounts)).toStrictEqual([]);
});

test("a zero is asked about after two quarters with 17 events or more", () => {
  const zeros = (beforeLast: number, last: number) =>
    said(
      askZeros(
        [entry({ hires: 0 })],
        { beforeLast: past({ hires: beforeLast }), last: past({ hires: last }) },
        enterpriseCounts,
      ),
    );
  expect(zeros(8, 9)).toStrictEqual([["zero_after_counts", "query", "hires", "0"]]);
  expect(zeros(8, 8)).toStrictEqual([]);
  expect(zeros(30, 0)).toStrictEqual([]);
});

test("a zero is not asked about where one of the two quarters is missing, nor when all staff is gone", () => {
  const last = past({ hires: 90 });
  expect(askZeros([entry({ hires: 0 })], { beforeLast: none, last }, enterpriseCounts)).toStrictEqual([]);
  const gone = [entry({ hires: 0, employees_end: 0 })];
  expect(askZeros(gone, { beforeLast: last, last }, enterpriseCounts)).toStrictEqual([]);
});

test("a unit of another stratum than in the quarter before is asked about", () => {
  const stratum = { column: "size", text: (row: EnterpriseRow) => `${row.size}/${row.sector}` };
  const ask = (now: ReturnType<typeof entry>) =>
    askStratumChanges([now], past({}), enterpriseCounts, stratum);
  expect(said(ask(entry({ size: "medium" }, "medium/C")))).toStrictEqual([
    ["stratum_changed", "query", "size", "medium/C"],
  ]);
  expect(ask(entry({}))).toStrictEqual([]);
  // A frame with other strata, the firm as it was.
  expect(ask(entry({}, "small"))).toStrictEqual([]);
  // Another sector, in a frame of sizes alone.
  expect(
    askStratumChanges([entry({ sector: "F" }, "small")], past({}, "small"), enterpriseCounts, stratum),
  ).toStrictEqual([]);
});

test("a restructuring is noted where staff breaks off, and asked about where it does not", () => {
  const merged = (start: number) => [entry({ restructuring: "merger", employees_start: start })];
  expect(said(askRestructurings(merged(200), past({})))).toStrictEqual([
    ["restructured", "note", "restructuring", "merger"],
  ]);
  expect(said(askRestructurings(merged(60), past({})))).toStrictEqual([
    ["restructuring_without_break", "query", "restructuring", "merger"],
  ]);
  expect(said(askRestructurings(merged(60), none))[0]?.[1]).toBe("note");
  expect(askRestructurings([entry({})], past({}))).toStrictEqual([]);
});

test("an id that was there with zeros in front is asked about, where that unit is gone", () => {
  const last = new Map([
    ["001", entry({ enterprise_id: "001" })],
    ["0", entry({ enterprise_id: "0" })],
  ]);
  const ask = (...ids: string[]) =>
    said(
      askRewrittenIds(
        ids.map((id) => entry({ enterprise_id: id })),
        last,
        enterpriseCounts,
        "enterprise_id",
      ),
    );
  expect(ask("1")).toStrictEqual([["id_rewritten", "query", "enterprise_id", "1"]]);
  expect(ask("0001")).toHaveLength(1);
  expect(ask("001", "1")).toStrictEqual([]);
  expect(ask("001", "2", "0")).toStrictEqual([]);
});
