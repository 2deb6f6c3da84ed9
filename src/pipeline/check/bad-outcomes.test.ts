import { expect, test } from "vitest";
import { buildCity } from "#pipeline/build-city.ts";
import { disclosureFaults } from "#pipeline/disclose/disclosure-check.ts";
import {
  answering,
  checkWritten,
  refusing,
  rewritten,
  type WrittenQuarter,
  writtenCity,
} from "#pipeline/trial/written-city.ts";
import { writtenContext } from "#pipeline/trial/written-context.ts";
import { sampleRows } from "#pipeline/weigh/sample-rows.ts";
import { type CheckedCity, checkCity } from "./city-returns.ts";

// What becomes of a city whose returns and frame do not fit, or hold next to nothing. docs/editing.md has the table.

const FRAME = [
  "community,urban,60,90000",
  "community,rural,40,30000",
  "enterprise,large/C,4,",
  "enterprise,medium/C,40,",
  "enterprise,small/C,300,",
];
const community = (i: number, area: string) =>
  `${area},responded,${900 + i},${700 + 10 * i},${30 + ((3 * i) % 7)},,${8 + (i % 3)},,${2 + (i % 2)},${6 + i}`;
const many = (count: number, prefix: string, line: (i: number) => string) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${prefix}${i}`, line(i)]));

const communities = {
  ...many(6, "u", (i) => community(i, "urban")),
  ...many(6, "r", (i) => community(i, "rural")),
};
const enterprises = {
  ...many(4, "l", (i) => answering("large", 2000 + i, 2001 + 2 * i)),
  ...many(6, "m", (i) => answering("medium", 500 + i, 499 + 2 * i)),
  ...many(8, "s", (i) => answering("small", 80 + i, 79 + ((5 * i) % 4))),
};
const GOOD: WrittenQuarter = { communities, enterprises };
const first = "2016Q1";
const second = "2016Q2";

const said = (city: CheckedCity) =>
  [...new Set(city.issues.map((issue) => `${issue.severity} ${issue.code}`))].sort();
function statusOf(city: CheckedCity, quarter: string): Record<string, string> {
  const rows = buildCity(city, writtenContext).estimates.filter(
    (row) => row.period_kind === "quarter" && row.period === quarter,
  );
  return Object.fromEntries(rows.map((row) => [row.indicator, row.obs_status]));
}
const NORMAL = {
  ...{ unemployment_rate: "normal", new_jobs: "normal" },
  ...{ jobs_multiplier: "normal", employment_growth: "normal" },
};

test("a city without faults has all its figures and nothing said of it", () => {
  const city = checkWritten(FRAME, { [first]: GOOD });
  expect([said(city), statusOf(city, first)]).toStrictEqual([[], NORMAL]);
});

test("more units than the frame has: the stratum is refused, and its neighbour stands for it", () => {
  const city = checkWritten(FRAME.with(2, "enterprise,large/C,3,"), { [first]: GOOD });
  expect(said(city)).toStrictEqual(["refuse more_units_than_population"]);
  expect(city.ledger.refused).toBe(4);
  expect(statusOf(city, first)).toStrictEqual(NORMAL);
  const weights = sampleRows(city).filter((row) => row.unit_id.startsWith("m"));
  expect(new Set(weights.map((row) => row.weight))).toStrictEqual(new Set([43 / 6]));
});

test("more communities than the frame has: no figure of that area", () => {
  const city = checkWritten(FRAME.with(0, "community,urban,5,90000"), { [first]: GOOD });
  expect(said(city)).toStrictEqual(["refuse more_units_than_population"]);
  expect(statusOf(city, first)).toStrictEqual({
    ...{ unemployment_rate: "too_few_units", new_jobs: "too_few_units" },
    ...{ jobs_multiplier: "too_few_units", employment_growth: "normal" },
  });
});

test("a stratum that the frame does not know: its returns are refused, the rest stands", () => {
  const city = checkWritten(FRAME.toSpliced(4, 1), { [first]: GOOD });
  expect(said(city)).toStrictEqual(["refuse unknown_stratum"]);
  expect(city.ledger.refused).toBe(8);
  expect(statusOf(city, first)).toStrictEqual(NORMAL);
});

test("a quarter that the frame does not know: its files are refused, other quarters stand", () => {
  const next = { communities, enterprises: moveOn(enterprises) };
  const files = writtenCity(FRAME, { [first]: GOOD, [second]: next });
  const known = (text: string) => text.replaceAll(new RegExp(`^${second}.*\n`, "gm"), "");
  const city = checkCity({ ...files, frame: files.frame && rewritten("frame", files.frame, known) });
  expect(city.issues.map((issue) => [issue.code, issue.file])).toStrictEqual([
    ["no_strata", "testville/2016Q2/communities.csv"],
    ["no_strata", "testville/2016Q2/enterprises.csv"],
  ]);
  expect(statusOf(city, first)).toStrictEqual(NORMAL);
  expect(new Set(Object.values(statusOf(city, second)))).toStrictEqual(new Set(["not_collected"]));
});

test("a total that is missing: a note, and no new jobs", () => {
  const city = checkWritten(FRAME.with(0, "community,urban,60,"), { [first]: GOOD });
  expect(said(city)).toStrictEqual(["note known_total_missing"]);
  expect(statusOf(city, first)).toStrictEqual({ ...NORMAL, new_jobs: "no_known_total" });
});

test("a total below what the sample alone counts: a query that names both, and the figures stand", () => {
  const city = checkWritten(FRAME.with(0, "community,urban,60,4349"), { [first]: GOOD });
  expect(city.issues).toMatchObject([
    {
      ...{ code: "sample_above_known_total", severity: "query", row: null, column: "labour_force" },
      ...{ file: "testville/2016Q1/communities.csv", value: "4350" },
      expected: "together at most 4349, the known_total of urban in frame.csv",
    },
  ]);
  expect(city.ledger).toMatchObject({ queried: 12, refused: 0 });
  expect(statusOf(city, first)).toStrictEqual(NORMAL);
  expect(said(checkWritten(FRAME.with(0, "community,urban,60,4350"), { [first]: GOOD }))).toStrictEqual([]);
});

test("fewer than five communities of an area: nothing of that area is published", () => {
  const four = Object.fromEntries(Object.entries(communities).slice(2));
  const city = checkWritten(FRAME, { [first]: { ...GOOD, communities: four } });
  expect(said(city)).toStrictEqual([]);
  expect(statusOf(city, first)).toStrictEqual({
    ...{ unemployment_rate: "too_few_units", new_jobs: "too_few_units" },
    ...{ jobs_multiplier: "too_few_units", employment_growth: "normal" },
  });
});

const silence = (returns: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(returns).map(([id, line]) => {
      const [size = ""] = line.split(",");
      return [id, size === "urban" || size === "rural" ? `${size},refused,,,,,,,,` : refusing(size)];
    }),
  );

test("everybody refuses: rows are accepted, each stratum is noted, and nothing was collected", () => {
  const silent = { communities: silence(communities), enterprises: silence(enterprises) };
  const city = checkWritten(FRAME, { [first]: GOOD, [second]: silent });
  expect(said(city)).toStrictEqual(["note stratum_emptied"]);
  expect(city.issues.map((issue) => issue.value)).toStrictEqual([
    ...["urban", "rural", "large/C", "medium/C", "small/C"],
  ]);
  expect(city.ledger.accepted).toBe(city.ledger.read);
  expect(new Set(Object.values(statusOf(city, second)))).toStrictEqual(new Set(["not_collected"]));
  expect(statusOf(city, first)).toStrictEqual(NORMAL);
});

test("a file in which a hard edit refuses every row: not collected", () => {
  const broken = many(12, "m", () => "medium,C,active,100,0,0,,90,,");
  const city = checkWritten(FRAME, { [first]: { ...GOOD, enterprises: broken } });
  expect(said(city)).toStrictEqual(["refuse balance_broken"]);
  expect(city.quarters[0]?.enterprises).toBeNull();
  expect(city.quarters[0]?.refusedEnterprises).toHaveLength(12);
  expect(statusOf(city, first)).toStrictEqual({
    ...{ ...NORMAL, employment_growth: "not_collected" },
  });
});

test("no staff at all at the start of a quarter: queries, and a figure without events", () => {
  const empty = many(12, "m", () => "medium,C,active,0,0,0,,0,,");
  const city = checkWritten(FRAME, { [first]: { ...GOOD, enterprises: empty } });
  expect(said(city)).toStrictEqual(["query active_without_staff"]);
  expect(statusOf(city, first)).toStrictEqual({ ...NORMAL, employment_growth: "no_events" });
});

test("nobody in the labour force: queries, and figures without events", () => {
  const empty = {
    ...communities,
    ...many(6, "u", () => "urban,responded,900,0,0,,0,,2,6"),
  };
  const city = checkWritten(FRAME, { [first]: { ...GOOD, communities: empty } });
  expect(said(city)).toStrictEqual(["query no_labour_force"]);
  expect(statusOf(city, first)).toMatchObject({ unemployment_rate: "no_events", new_jobs: "no_events" });
});

test("a stratum of enterprises empties: a note, and its neighbour stands for it with its N added", () => {
  const emptied = { ...enterprises, ...silence(many(4, "l", (i) => answering("large", 2000 + i, 2000))) };
  const next = moveOn(emptied);
  const city = checkWritten(FRAME, { [first]: GOOD, [second]: { communities, enterprises: next } });
  expect(city.issues.filter((i) => i.severity === "note").map((i) => [i.code, i.value])).toStrictEqual([
    ["stratum_emptied", "large/C"],
  ]);
  expect(statusOf(city, second).employment_growth).toBe("normal");
  const rows = sampleRows(city).filter((row) => row.quarter === second && row.survey === "enterprise");
  expect(rows.reduce((sum, row) => sum + (row.weight ?? 0), 0)).toBeCloseTo(344, 9);
});

test("a stratum of communities empties: no neighbour stands for another area", () => {
  const rural = Object.fromEntries(Object.entries(communities).filter(([id]) => id.startsWith("r")));
  const next = { ...communities, ...silence(rural) };
  const city = checkWritten(FRAME, { [first]: GOOD, [second]: { communities: next } });
  expect(said(city)).toContain("note stratum_emptied");
  expect(statusOf(city, second)).toStrictEqual({
    ...{ unemployment_rate: "normal", new_jobs: "normal" },
    ...{ jobs_multiplier: "too_few_units", employment_growth: "not_collected" },
  });
});

test("a unit of another stratum than before: a query, and it counts where its return puts it", () => {
  const next = moveOn({ ...enterprises, m0: (enterprises.m0 ?? "").replace("medium", "small") });
  const city = checkWritten(FRAME, { [first]: GOOD, [second]: { communities, enterprises: next } });
  const changed = city.issues.filter((issue) => issue.code === "stratum_changed");
  expect(changed.map((i) => [i.severity, i.value, i.expected])).toStrictEqual([
    ["query", "small/C", "medium/C as in the quarter before, or a comment"],
  ]);
  const row = sampleRows(city).find((r) => r.unit_id === "m0" && r.quarter === second);
  expect(row).toMatchObject({ stratum: "small/C", weight: 300 / 9 });
  expect(statusOf(city, second).employment_growth).toBe("normal");
});

/** The firms of the first quarter a quarter later: they start with the staff they had, and one more at the end. */
function moveOn(returns: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(returns).map(([id, line]) => {
      const [size = "", , status, , , , , end] = line.split(",");
      return [id, status === "refused" ? line : answering(size, Number(end), Number(end) + 1)];
    }),
  );
}

test("every enterprise restructured: each stands for itself, nobody for the rest, and there is no figure", () => {
  const merged = Object.fromEntries(Object.entries(enterprises).map(([id, line]) => [id, `${line}merger`]));
  const city = checkWritten(FRAME, { [first]: { communities, enterprises: merged } });
  expect(city.ledger.refused).toBe(0);
  expect(statusOf(city, first)).toStrictEqual({ ...NORMAL, employment_growth: "not_collected" });
});

test("of a frame that is taken in full they are everybody, and there is one", () => {
  const merged = Object.fromEntries(Object.entries(enterprises).map(([id, line]) => [id, `${line}merger`]));
  const frame = FRAME.with(3, "enterprise,medium/C,6,").with(4, "enterprise,small/C,8,");
  const city = checkWritten(frame, { [first]: { communities, enterprises: merged } });
  expect(statusOf(city, first)).toStrictEqual(NORMAL);
});

test("too few enterprises in three sizes after a year of merged cells: the pair of quarters is not published", () => {
  const some = (small: number, micro: number, medium: number) => ({
    ...many(small, "small-", (i) => answering("small", 80 + i, 80 + i)),
    ...many(micro, "micro-", (i) => answering("micro", 8 + (i % 2), 8 + (i % 2))),
    ...many(medium, "medium-", (i) => answering("medium", 400 + i, 400 + i)),
  });
  const frame = ["medium", "small", "micro"].map((size) => `enterprise,${size}/C,60,`);
  const quarters = {
    "2015Q4": { enterprises: some(12, 9, 12) },
    "2016Q1": { enterprises: some(3, 3, 3) },
  };
  const city = checkWritten(frame, quarters);
  const tables = buildCity(city, writtenContext);
  expect(tables.partition.merges).not.toStrictEqual([]);
  expect(tables.links).toStrictEqual([]);
  expect(disclosureFaults(tables, city)).toStrictEqual([]);
});
