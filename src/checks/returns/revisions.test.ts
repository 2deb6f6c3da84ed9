import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { parseCsv } from "#contract/csv.ts";
import { estimatesTable } from "#contract/published/figure-tables.ts";
import { type Manifest, manifestSchema } from "#contract/published/manifest.ts";
import { digestsTable } from "#contract/published/office-tables.ts";
import { releasesTable, revisionsTable } from "#contract/published/release-tables.ts";
import { goodCity, type Outcome, run, writeFolder } from "./returns-on-disk.ts";
import { stoppedBuild } from "./stopped-build.ts";

// npm run data with releases before it: 2016Q1 lacks two returns that 2016Q2 has.

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let work = "";
let outcome: Outcome;
const at = (...parts: string[]) => join(work, ...parts);
const FIRST = "2016Q1";
const SECOND = "2016Q2";

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "jiuye-revisions-"));
  const mark = ["returns.json", '{"simulated": true, "seed": 1}'] as const;
  const whole = goodCity("nanjing");
  const early = [...whole].filter(([path]) => !path.includes(SECOND));
  const withoutTwo = early.map(([path, text]) =>
    path.endsWith("communities.csv")
      ? ([path, String(text).replace(/^2016Q1,nanjing,c[67],.*\n/gm, "")] as const)
      : ([path, text] as const),
  );
  await writeFolder(at("early"), [mark, ...withoutTwo]);
  await writeFolder(at("late"), [mark, ...whole]);
  const first = await build("early", "first", "--released-on", "2016-05-26");
  expect(first.status, first.output).toBe(0);
  await cp(at("first", FIRST), at("history", FIRST), { recursive: true });
  await list([{ id: FIRST, quarter: FIRST, released_on: "2016-05-26" }]);
  outcome = await buildSecond("second");
});
afterAll(() => rm(work, { recursive: true, force: true }));

const list = (releases: readonly object[]) =>
  writeFile(at("history", "releases.json"), JSON.stringify(releases));
const options = (returns: string, out: string, ...more: string[]) =>
  ["--returns", at(returns), "--out", at(out), "--office", at(`${out}-office`), ...more] as const;
const build = (...given: Parameters<typeof options>) => run("build-data.ts", ...options(...given));
const afterFirst = () => ["--history", at("history"), "--previous-office", at("first-office")] as const;
const buildSecond = (out: string) => build("late", out, ...afterFirst());

const stopped = (returns: string, ...more: string[]) => stoppedBuild(...options(returns, "stopped", ...more));

const read = (...path: string[]) => readFile(at(...path), "utf8");
const manifestOf = async (out: string, release: string): Promise<Manifest> =>
  manifestSchema.parse(JSON.parse(await read(out, release, "manifest.json")));
const revisionsOf = async (out: string, release = SECOND) =>
  parseCsv(revisionsTable, await read(out, release, "revisions.csv"), "revisions.csv");

test("figures of communities whose returns came late are revised, and no others", async () => {
  expect(outcome.status, outcome.output).toBe(0);
  const revisions = await revisionsOf("second");
  const estimates = parseCsv(estimatesTable, await read("first", FIRST, "estimates.csv"), "estimates.csv");
  const rate = revisions.find(
    (row) => row.indicator === "unemployment_rate" && row.period_kind === "quarter",
  );
  const first = estimates.find(
    (row) => row.indicator === "unemployment_rate" && row.period_kind === "quarter",
  );
  expect(rate).toMatchObject({
    ...{ release: SECOND, period: FIRST, first_release: FIRST, previous_release: FIRST, revised: "value" },
    ...{ first_estimate: first?.estimate, first_lower: first?.ci_lower, first_upper: first?.ci_upper },
    ...{ reason: "late_returns", within_first: true },
  });
  expect(new Set(revisions.map((row) => row.reason))).toEqual(new Set(["late_returns"]));
  expect(
    revisions.filter(({ indicator }) => /employment_(growth|level)|hire|separation/.test(indicator)),
  ).toEqual([]);
});

test("without releases before it there are no revisions", async () => {
  expect(await revisionsOf("first", FIRST)).toEqual([]);
});

test("the manifest says which quarter rests on other returns, without a count", async () => {
  expect((await manifestOf("first", FIRST)).revised).toEqual([]);
  expect((await manifestOf("second", SECOND)).revised).toEqual([
    { city: "nanjing", quarter: FIRST, survey: "community", causes: ["late_returns"] },
  ]);
});

test("releases and calendar are published; the build counts what it revised", async () => {
  const releases = parseCsv(releasesTable, await read("second", SECOND, "releases.csv"), "releases.csv");
  const revisions = await revisionsOf("second");
  expect(releases.filter(({ state }) => state !== "planned")).toMatchObject([
    { release: FIRST, released_on: "2016-05-26", state: "past", kept: true, revised_figures: null },
    { release: SECOND, released_on: null, state: "current", kept: false, revised_figures: revisions.length },
  ]);
  expect(outcome.output).toMatch(`revisions: ${revisions.length} figures, `);
});

test("digests stay in the office", async () => {
  const office = await read("second-office", "digests.csv");
  const digests = parseCsv(digestsTable, office, "digests.csv");
  expect(digests.map(({ quarter, survey }) => `${quarter} ${survey}`)).toContain(`${FIRST} community`);
  const { files } = await manifestOf("second", SECOND);
  for (const { path } of files.filter((file) => file.path.endsWith(".csv"))) {
    const text = await read("second", SECOND, path);
    for (const { sha256 } of digests) expect(text.includes(sha256), path).toBe(false);
  }
});

test("without the office's digests nobody knows why", async () => {
  const built = await build("late", "unknown", "--history", at("history"));
  expect(built.status, built.output).toBe(0);
  const revisions = await revisionsOf("unknown");
  expect(revisions).toHaveLength((await revisionsOf("second")).length);
  expect(new Set(revisions.map((row) => row.reason))).toEqual(new Set(["other"]));
});

test("a history that can't be read stops the build before any work", async () => {
  const good = { id: FIRST, quarter: FIRST, released_on: "2016-05-26" };
  const cases: [readonly object[], RegExp][] = [
    [[{ ...good, released_on: "26 May" }], /releases\.json: .*ISO date/s],
    [[{ ...good, quarter: "2015Q4" }], /expected 2016Q1 as the quarter of 2016Q1, found 2015Q4/],
    [[good, good], /expected each release once, found 2016Q1 twice/],
    [[{ id: SECOND, quarter: SECOND, released_on: "2016-08-25" }, good], /found 2016Q1 after 2016Q2/],
    [[good, { id: SECOND, quarter: SECOND, released_on: "2016-08-25" }], /no .*2016Q2.manifest\.json/],
  ];
  for (const [releases, message] of cases) {
    await list(releases);
    const said = await stopped("late", ...afterFirst());
    expect(said).toMatch(message);
    expect(said).not.toMatch(/^read /m);
  }
  await list([good]);
});

test("figures that are not those of their manifest stop the build", async () => {
  const path = at("history", FIRST, "estimates.arrow");
  const bytes = await readFile(path);
  await writeFile(path, bytes.subarray(0, bytes.length - 8));
  const built = await buildSecond("stopped");
  await writeFile(path, bytes);
  expect(built.status).toBe(1);
  expect(built.output).toMatch(
    /estimates\.arrow: expected SHA-256 [0-9a-f]{64} as in manifest\.json, found /,
  );
});

test("a history that holds this release, or another kind of returns, stops the build", async () => {
  const history = ["--history", at("history")];
  const again = await stopped("early", ...history);
  expect(again).toMatch("--history: expected releases before 2016Q1, found 2016Q1 itself");
  await writeFolder(at("real"), goodCity("nanjing"));
  const real = await stopped("real", ...history);
  expect(real).toMatch("--history: 2016Q1 is simulated, these returns are real");
});

test("options that make no sense are named", async () => {
  expect(await stopped("late", "--released-on", "2016-02-30")).toMatch(
    "--released-on: not a date (expected YYYY-MM-DD, such as 2018-03-01): 2016-02-30",
  );
  const office = ["--previous-office", at("first-office")];
  expect(await stopped("late", ...office)).toMatch(/--previous-office .*: expected --history with it/);
  const nowhere = ["--history", at("history"), "--previous-office", at("nowhere")];
  expect(await stopped("late", ...nowhere)).toMatch(/--previous-office: no .*nowhere.digests\.csv/);
});
