import { expect, test } from "vitest";
import { answering, checkWritten, refusing, type WrittenQuarter } from "#pipeline/trial/written-city.ts";
import { imputeEnterprises } from "./impute.ts";

const FRAME = ["enterprise,large/C,6,", "enterprise,medium/C,40,", "enterprise,small/C,100,"];
/** Three large firms that grow by a tenth in every quarter, around the one under test. */
const others = (start: number) => ({
  b: answering("large", start, (start / 10) * 11),
  c: answering("large", start, (start / 10) * 11),
  d: answering("large", start, (start / 10) * 11),
});
const quarters = (...firms: (string | null)[]): Record<string, WrittenQuarter> =>
  Object.fromEntries(
    firms.map((firm, i) => [
      `201${Math.floor((i + 5) / 4)}Q${((i + 5) % 4) + 1}`,
      {
        enterprises: {
          ...(firm === null ? {} : { a: firm }),
          ...others([10_000, 11_000, 12_100, 13_310][i] ?? 0),
        },
      },
    ]),
  );
const impute = (returns: Record<string, WrittenQuarter>) =>
  imputeEnterprises(checkWritten(FRAME, returns).quarters);

test("a silent large firm moves on as those of its stratum do, twice, and then is attrition", () => {
  const silent = refusing("large");
  const { imputed, attrition } = impute(quarters(answering("large", 500, 500), silent, silent, silent));
  expect(imputed.map((row) => [row.quarter, row.id, row.run, row.reason, row.basis])).toStrictEqual([
    ["2011Q3", "a", 1, "refused", "stratum"],
    ["2011Q4", "a", 2, "refused", "stratum"],
  ]);
  expect(imputed[0]?.employees_end).toBeCloseTo(550, 9);
  expect(imputed[1]).toMatchObject({ employees_start: imputed[0]?.employees_end });
  expect(imputed[1]?.employees_end).toBeCloseTo(605, 9);
  expect(imputed[1]?.hires).toBeCloseTo(55, 9);
  expect(imputed[1]?.separations).toBe(0);
  expect(attrition).toStrictEqual([
    { quarter: "2012Q1", id: "a", stratum: "large/C", reason: "silent_too_long" },
  ]);
});

test("a firm whose return a hard edit refused is imputed as one that is silent", () => {
  const broken = "large,C,active,500,0,0,,499,,";
  const unreadable = "large,C,active,500,0,0,,-5,,";
  for (const faulty of [broken, unreadable]) {
    const { imputed } = impute(quarters(answering("large", 500, 500), faulty));
    expect(imputed.map((row) => [row.id, row.reason])).toStrictEqual([["a", "return_refused"]]);
  }
});

test("a firm that answers again starts anew", () => {
  const silent = refusing("large");
  const { imputed, attrition } = impute(
    quarters(answering("large", 500, 500), silent, answering("large", 600, 600), silent),
  );
  expect(imputed.map((row) => [row.quarter, row.run, row.employees_start])).toStrictEqual([
    ["2011Q3", 1, 500],
    ["2012Q1", 1, 600],
  ]);
  expect(attrition).toStrictEqual([]);
});

test("a firm gone from the file is attrition, except in January, when panels are renewed", () => {
  const there = answering("large", 500, 500);
  expect(impute(quarters(there, null)).attrition).toStrictEqual([
    { quarter: "2011Q3", id: "a", stratum: "large/C", reason: "left_the_file" },
  ]);
  const { imputed, attrition } = impute(quarters(there, there, there, null));
  expect([imputed, attrition]).toStrictEqual([[], []]);
});

test("neither small firms, nor closed ones, nor those never heard of are imputed", () => {
  const closed = "large,C,closed,500,0,500,,0,,";
  for (const [first, then] of [
    [answering("small", 60, 60), refusing("small")],
    [closed, refusing("large")],
    [refusing("large"), refusing("large")],
  ] as const) {
    expect(impute(quarters(first, then))).toStrictEqual({ imputed: [], attrition: [] });
  }
});

test("a quarter without a file, or without a folder, breaks the chain", () => {
  const returns = quarters(answering("large", 500, 500), refusing("large"), refusing("large"));
  const { "2011Q3": _, ...gap } = returns;
  for (const broken of [{ ...returns, "2011Q3": {} }, gap]) {
    expect(impute(broken)).toStrictEqual({ imputed: [], attrition: [] });
  }
});

test("fewer than three firms to go by: those of the size, weighted; none at all: nothing", () => {
  const frame = [...FRAME, "enterprise,medium/F,10,"];
  const medium = (sector: string, start: number, end: number) =>
    answering("medium", start, end).replace(",C,", `,${sector},`);
  const first = { a: medium("F", 400, 400), e: medium("F", 300, 300), h: medium("F", 300, 300) };
  const now = {
    ...{ a: refusing("medium").replace(",C,", ",F,") },
    ...{ e: medium("F", 300, 330), h: medium("F", 300, 330) },
  };
  const inC = { f: medium("C", 400, 400), g: medium("C", 400, 400) };
  const run = (before: object, after: object) =>
    imputeEnterprises(
      checkWritten(frame, {
        "2011Q2": { enterprises: { ...first, ...before } },
        "2011Q3": { enterprises: { ...now, ...after } },
      }).quarters,
    );
  // e and h stand for 5 firms each, f and g for 20 each: growth 5 x 60 / (5 x 600 + 20 x 800).
  const [row] = run(inC, inC).imputed;
  expect(row).toMatchObject({ id: "a", basis: "size" });
  expect(row?.employees_end).toBeCloseTo(400 * (1 + 300 / 19_000), 9);
  expect(run({}, {})).toStrictEqual({
    imputed: [],
    attrition: [{ quarter: "2011Q3", id: "a", stratum: "medium/F", reason: "nothing_to_go_by" }],
  });
});

test("the order of rows in the files changes nothing", () => {
  const [there, silent] = [answering("large", 500, 500), refusing("large")];
  const returns = Object.fromEntries(
    Object.entries(quarters(there, silent, silent)).map(([quarter, { enterprises }], i) => [
      quarter,
      { enterprises: { ...enterprises, z: i === 0 ? there : silent } },
    ]),
  );
  expect(impute(returns).imputed).toHaveLength(4);
  const reversed = Object.fromEntries(
    Object.entries(returns).map(([quarter, { enterprises = {} }]) => [
      quarter,
      { enterprises: Object.fromEntries(Object.entries(enterprises).reverse()) },
    ]),
  );
  expect(impute(reversed)).toStrictEqual(impute(returns));
});
