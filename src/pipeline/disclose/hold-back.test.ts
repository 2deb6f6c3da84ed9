import { expect, test } from "vitest";
import { answering, refusing, type WrittenQuarter, writtenCity } from "#pipeline/trial/written-city.ts";
import { saidOf, type WrittenRelease, writtenRelease } from "#pipeline/trial/written-release.ts";

const FRAME = ["enterprise,medium,90,", "community,urban,30,90000"];
const QUARTERS = ["2016Q1", "2016Q2", "2016Q3"];
const FIRMS = Array.from({ length: 24 }, (_, i) => i);
const LAST = 1;

const staff = (firm: number, t: number) => 300 + ((firm * 37 + t * 13) % 90);
const answer = (firm: number, t: number) => answering("medium", staff(firm, t - 1), staff(firm, t));
const returnsOf = (t: number, silent: readonly number[] = []) =>
  Object.fromEntries(
    FIRMS.map((i) => [`e${i}`, silent.includes(i) ? refusing("medium") : answer(i, t)] as const),
  );
const lateOf = (t: number, firms: readonly number[]) =>
  Object.fromEntries(firms.map((i) => [`e${i}`, answer(i, t)]));

/** The first release ends with 2016Q2; what comes late for it is in the second one, which ends with 2016Q3. */
function twoReleases(
  own: readonly WrittenQuarter[],
  late: Readonly<Record<string, WrittenQuarter>>,
  isHolding = true,
): [WrittenRelease, WrittenRelease] {
  const quarters = (last: number, late: Readonly<Record<string, WrittenQuarter>>) =>
    Object.fromEntries(
      own
        .slice(0, last + 1)
        .map((quarter, t) => [QUARTERS[t] ?? "", t === LAST ? { ...quarter, late } : quarter]),
    );
  const before = writtenRelease(writtenCity(FRAME, quarters(LAST, {})));
  return [before, writtenRelease(writtenCity(FRAME, quarters(LAST + 1, late)), [before], isHolding)];
}

const silentIn2016Q2 = (silent: readonly number[], others: readonly number[][] = [[], []]) => [
  { enterprises: returnsOf(0, others[0]) },
  { enterprises: returnsOf(1, silent) },
  { enterprises: returnsOf(2, others[1]) },
];
const on = (firms: readonly number[]) => ({ "2016-09-13": { enterprises: lateOf(LAST, firms) } });
const statusOf = ({ city }: WrittenRelease) =>
  Object.fromEntries(city.late.map(({ unit, status }) => [unit, status]));

test("one or two late returns of a cell wait, and three count", () => {
  for (const firms of [[3], [3, 7]]) {
    const [before, held] = twoReleases(silentIn2016Q2(firms), on(firms));
    expect(new Set(Object.values(statusOf(held)))).toStrictEqual(new Set(["held"]));
    expect(held.city.issues.map(({ code }) => code)).toContain("late_return_held_back");
    expect(saidOf(before, held)).toStrictEqual([]);
    const [, open] = twoReleases(silentIn2016Q2(firms), on(firms), false);
    expect(saidOf(before, open)[0]).toMatch(
      /^D10: employment_growth of large\+medium in 2016Q2 would tell of (a single enterprise|two enterprises) by what/,
    );
  }
  const [before, three] = twoReleases(silentIn2016Q2([3, 7, 9]), on([3, 7, 9]));
  expect(statusOf(three)).toStrictEqual({ e3: "applied", e7: "applied", e9: "applied" });
  expect(saidOf(before, three)).toStrictEqual([]);
});

test("a return that waits counts as soon as enough others of its cell have come", () => {
  const own = silentIn2016Q2([3, 7, 9]);
  const [before, held] = twoReleases(own, on([3, 7]));
  const later = { ...on([3, 7]), "2016-12-10": { enterprises: lateOf(LAST, [9]) } };
  const quarters = Object.fromEntries(
    own.map((quarter, t) => [QUARTERS[t] ?? "", t === LAST ? { ...quarter, late: later } : quarter]),
  );
  const after = writtenRelease(writtenCity(FRAME, quarters), [held]);
  expect(statusOf(after)).toStrictEqual({ e3: "applied", e7: "applied", e9: "applied" });
  expect(saidOf(held, after)).toStrictEqual([]);
  expect(saidOf(before, after)).toStrictEqual([]);
});

test("of four late returns the one whose enterprise is silent in the quarter before, or after, waits", () => {
  for (const others of [
    [[9], []],
    [[], [9]],
  ]) {
    const [before, after] = twoReleases(silentIn2016Q2([3, 7, 8, 9], others), on([3, 7, 8, 9]));
    expect(statusOf(after)).toStrictEqual({ e3: "applied", e7: "applied", e8: "applied", e9: "held" });
    expect(saidOf(before, after)).toStrictEqual([]);
  }
});

test("corrections wait like returns that are new", () => {
  const moved = (i: number) => {
    const [start, end] = [staff(i, LAST - 1), staff(i, LAST)];
    return `medium,C,active,${start},${Math.max(0, end - start) + 9},${Math.max(0, start - end) + 9},,${end},,`;
  };
  const corrections = (firms: readonly number[]) => ({
    "2016-09-13": { enterprises: Object.fromEntries(firms.map((i) => [`e${i}`, moved(i)])) },
  });
  const [before, two] = twoReleases(silentIn2016Q2([]), corrections([1, 2]));
  expect(statusOf(two)).toStrictEqual({ e1: "held", e2: "held" });
  const [, open] = twoReleases(silentIn2016Q2([]), corrections([1, 2]), false);
  expect(saidOf(before, open).every((said) => /(hire|separation)_rate/.test(said))).toBe(true);
  expect(statusOf(twoReleases(silentIn2016Q2([]), corrections([1, 2, 4]))[1])).toStrictEqual({
    ...{ e1: "applied", e2: "applied", e4: "applied" },
  });
});

test("a correction of staff after which the next quarter does not go on waits with its consequences", () => {
  const own = silentIn2016Q2([]);
  const shifted = { e5: answering("medium", staff(5, 0), staff(5, 1) + 4) };
  const next = { ...returnsOf(2), e5: answering("medium", staff(5, 1) + 4, staff(5, 2)) };
  const [before, after] = twoReleases([...own.slice(0, 2), { enterprises: next }], {
    "2016-09-13": { enterprises: shifted },
  });
  expect(statusOf(after)).toStrictEqual({ e5: "held" });
  expect(
    after.city.issues.filter(({ severity }) => severity === "refuse").map(({ code }) => code),
  ).toStrictEqual(["discontinuous_staff"]);
  expect(saidOf(before, after)).toStrictEqual([]);
});

test("a correction waits as well when it would bring back a single return of the quarter after", () => {
  const corrected = (i: number) => answering("medium", staff(i, 0), staff(i, 1) + 4);
  const goesOn = { e5: answering("medium", staff(5, 1) + 4, staff(5, 2)) };
  const own = { "2016Q1": { enterprises: returnsOf(0) }, "2016Q2": { enterprises: returnsOf(1) } };
  const next = { enterprises: { ...returnsOf(2, [6, 7]), ...goesOn } };
  const late = { "2016-12-10": { enterprises: { e5: corrected(5), e6: corrected(6), e7: corrected(7) } } };
  const before = writtenRelease(writtenCity(FRAME, { ...own, "2016Q3": next }));
  expect(before.city.quarters[2]?.refusedEnterprises).toStrictEqual(["e5"]);
  const files = writtenCity(FRAME, { ...own, "2016Q2": { ...own["2016Q2"], late }, "2016Q3": next });
  const after = writtenRelease(files, [before]);
  expect(statusOf(after)).toStrictEqual({ e5: "held", e6: "held", e7: "held" });
  expect(saidOf(before, after)).toStrictEqual([]);
  expect(saidOf(before, writtenRelease(files, [before], false)).join()).toContain("in 2016Q3 would tell of");
});

test("communities are not confidential: a single one counts", () => {
  const community = "urban,responded,400,300,12,,5,,1,4";
  const communities = Object.fromEntries(FIRMS.slice(0, 6).map((i) => [`c${i}`, community]));
  const own = silentIn2016Q2([]).map((quarter) => ({ ...quarter, communities }));
  const late = { "2016-09-13": { communities: { c1: "urban,responded,400,300,15,,5,,1,4" } } };
  expect(statusOf(twoReleases(own, late)[1])).toStrictEqual({ c1: "applied" });
});

test("where nothing of enterprises was published, or the quarter was not, nothing waits", () => {
  const files = writtenCity(FRAME, {
    "2016Q1": { enterprises: returnsOf(0) },
    "2016Q2": { enterprises: returnsOf(1, [3]), late: on([3]) },
  });
  const nothing = { ...writtenRelease(files), cells: [], counted: new Set<string>() };
  expect(statusOf(writtenRelease(files, [nothing]))).toStrictEqual({ e3: "applied" });
  const first = writtenRelease(writtenCity(FRAME, { "2016Q1": { enterprises: returnsOf(0) } }));
  expect(statusOf(writtenRelease(files, [first]))).toStrictEqual({ e3: "applied" });
});

test("two releases that are public both count: what either tells is held back", () => {
  const own = silentIn2016Q2([3, 7, 8, 9]);
  const [current, withdrawn] = twoReleases(own, on([3, 7, 8]));
  const all = writtenCity(
    FRAME,
    Object.fromEntries(
      own.map((quarter, t) => [
        QUARTERS[t] ?? "",
        t === LAST ? { ...quarter, late: on([3, 7, 8, 9]) } : quarter,
      ]),
    ),
  );
  expect(statusOf(writtenRelease(all, [current]))).toMatchObject({ e9: "applied" });
  const after = writtenRelease(all, [current, withdrawn]);
  expect(statusOf(after)).toStrictEqual({ e3: "applied", e7: "applied", e8: "applied", e9: "held" });
  expect([...saidOf(current, after), ...saidOf(withdrawn, after)]).toStrictEqual([]);
});

test("cells that stood together in a quarter are not taken apart by the next release", () => {
  const thin = Object.fromEntries(
    FIRMS.slice(0, 8).map((i) => [`s${i}`, answering("small", 60 + i, 62 + i)]),
  );
  const more = Object.fromEntries(
    FIRMS.slice(8, 16).map((i) => [`s${i}`, answering("small", 60 + i, 63 + i)]),
  );
  const frame = [...FRAME, "enterprise,small,90,"];
  const cellsIn = (late: Readonly<Record<string, WrittenQuarter>>, earlier: readonly WrittenRelease[]) => {
    const own = { enterprises: { ...returnsOf(1), ...thin } };
    const release = writtenRelease(writtenCity(frame, { "2016Q2": { ...own, late } }), earlier);
    return { release, cells: [...new Set(release.cells.map(({ cell }) => cell))] };
  };
  const first = cellsIn({}, []);
  expect(first.cells).toStrictEqual(["large+medium & small"]);
  const late = { "2016-09-13": { enterprises: more } };
  expect(cellsIn(late, []).cells).toStrictEqual(["large+medium", "small"]);
  expect(saidOf(first.release, cellsIn(late, []).release)[0]).toContain("was published as one cell");
  const second = cellsIn(late, [first.release]);
  expect(second.cells).toStrictEqual(["large+medium & small"]);
  expect(saidOf(first.release, second.release)).toStrictEqual([]);
});
