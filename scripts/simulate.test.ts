import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { quarterIndex } from "#contract/quarter.ts";
import { checkRegister } from "#pipeline/check/check-register.ts";
import { checkCity } from "#pipeline/check/city-returns.ts";
import { sumOfMeasure } from "#pipeline/read/administrative.ts";
import { registerMultiplier, registerOf, youngEmployment } from "#pipeline/weigh/register.ts";
import { SURVIVAL_AGES, survivalAt } from "#pipeline/weigh/survival.ts";
import { listReturns, readCity } from "./returns-folder.ts";
import { readOptions, simulate } from "./simulate.ts";

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "jiuye-simulate-"));
});
afterAll(() => rm(dir, { recursive: true }));

const run = (out: string, cities: number) =>
  simulate(
    readOptions([
      "--out",
      join(dir, out),
      "--cities",
      `${cities}`,
      "--quarters",
      "2008Q4..2009Q1",
      "--seed",
      "3",
    ]),
    () => {},
  );

async function contentOf(folder: string): Promise<[string, string][]> {
  const entries = await readdir(join(dir, folder), { recursive: true, withFileTypes: true });
  const paths = entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
  const read = paths.toSorted().map(async (path): Promise<[string, string]> => {
    return [path.slice(join(dir, folder).length), await readFile(path, "utf8")];
  });
  return Promise.all(read);
}

test("the same seed writes the same bytes, and a second run takes the first one's place", async () => {
  expect(await run("a", 2)).toBe(2 * 2 * 420);
  const first = await contentOf("a");
  await run("a", 2);
  expect(await contentOf("a")).toEqual(first);
  for (const name of ["communities", "enterprises", "administrative", "startups"]) {
    expect(first.map(([path]) => path)).toContain(`/changchun/2008Q4/${name}.csv`);
  }
  expect(first.every(([, text]) => text.endsWith("\n"))).toBe(true);
});

test("late returns lie in a folder of their date, under the header of the others", async () => {
  await run("late", 1);
  const files = new Map(await contentOf("late/changchun/2008Q4"));
  const late = [...files].filter(([path]) => path.startsWith("/late/"));
  expect(late.length).toBeGreaterThan(0);
  for (const [path, text] of late) {
    expect(path).toMatch(/^\/late\/2009-03-1\d\/(communities|enterprises)\.csv$/);
    const own = files.get(`/${path.split("/").at(-1)}`) ?? "";
    expect(text.split("\n")[0]).toBe(own.split("\n")[0]);
    const [quarter, city, unit] = text.split("\n")[1]?.split(",") ?? [];
    expect([quarter, city]).toEqual(["2008Q4", "changchun"]);
    expect(own).toContain(`\n2008Q4,changchun,${unit},`);
  }
});

test("a city does not change when there are more of them", async () => {
  await run("one", 1);
  await run("two", 2);
  expect(await contentOf("one/changchun")).toEqual(await contentOf("two/changchun"));
});

test("the checks refuse the planned mistakes and nothing else", async () => {
  await simulate(
    readOptions(["--out", join(dir, "checked"), "--cities", "2", "--quarters", "2008Q1..2010Q4"]),
    () => {},
  );
  const truth = JSON.parse(await readFile(join(dir, "checked", "truth.json"), "utf8"));
  const folder = await listReturns(join(dir, "checked"));
  expect(folder).toMatchObject({ simulated: true, seed: 20140812, issues: [] });
  const refused: string[] = [];
  for (const city of folder.cities) {
    const { files } = await readCity(join(dir, "checked"), city);
    const refusals = checkCity(files).issues.filter((issue) => issue.severity === "refuse");
    refused.push(...refusals.map((issue) => `${issue.file.split("/", 2)} ${issue.column}`));
  }
  const planned = truth.mistakes.map(
    (mistake: { city: string; quarter: string; column: string }) =>
      `${[mistake.city, mistake.quarter]} ${mistake.column}`,
  );
  expect(planned.length).toBeGreaterThan(0);
  expect(refused.toSorted()).toEqual(planned.toSorted());
});

test("figures of the register are the truth, and its checks find nothing", async () => {
  const out = join(dir, "register");
  await simulate(readOptions(["--out", out, "--cities", "1", "--quarters", "2008Q1..2012Q4"]), () => {});
  const truth = JSON.parse(await readFile(join(out, "truth.json"), "utf8")).cities.changchun;
  const { quarters } = checkCity((await readCity(out, "changchun")).files);
  const files = quarters.map(({ quarter, startups: rows }) => ({ quarter, rows }));
  const register = registerOf(files);
  quarters.forEach(({ quarter, startups, administrative }, t) => {
    const { startups: known, communities } = truth[quarter];
    const entries = (startups ?? []).map((row, i) => ({
      file: "startups.csv",
      sheet: null,
      line: i + 2,
      row,
    }));
    expect(checkRegister(files.slice(0, t), entries)).toEqual([]);
    expect(registerMultiplier(register, [quarter]).multiplier).toBe(known.jobs_at_support / known.supported);
    const living = known.alive.reduce((sum: number, count: number) => sum + count, 0);
    const complete = quarterIndex(quarter) - quarterIndex("2008Q1") >= 14;
    expect(youngEmployment(register, quarter)).toMatchObject({ employment: known.jobs + living, complete });
    for (const k of SURVIVAL_AGES) {
      const survival = survivalAt(register, quarter, k);
      expect(survival === null).toBe(t < k);
      if (!survival) continue;
      const supported = truth[quarters[t - k]?.quarter ?? ""].startups.supported;
      expect(survival).toMatchObject({ alive: known.alive[k], cohort: supported, unknown: 0 });
    }
    const counts = [{ quarter, rows: administrative }];
    const registered = sumOfMeasure(counts, [quarter], "registered_unemployed");
    expect(registered.value).toBe(communities.urban.registered_unemployed);
  });
});

test("returns that do not say they are simulated are left alone", async () => {
  await mkdir(join(dir, "real", "changchun"), { recursive: true });
  await writeFile(join(dir, "real", "changchun", "frame.csv"), "real\n");
  await expect(run("real", 1)).rejects.toThrow(/may be real: .*changchun/);
  await writeFile(join(dir, "real", "returns.json"), '{"simulated": false}');
  await expect(run("real", 1)).rejects.toThrow(/may be real/);
  expect(await contentOf("real/changchun")).toEqual([["/frame.csv", "real\n"]]);
});

test("bad options are named with what was expected", async () => {
  expect(() => readOptions(["--seed", "x"])).toThrow("--seed: expected a whole number, 0 or more; found x");
  expect(() => readOptions(["--cities", "0"])).toThrow("--cities");
  expect(() => readOptions(["--quarters", "2009Q1..2008Q1"])).toThrow("backwards");
  expect(() => readOptions(["--quarters", "2009"])).toThrow(
    "--quarters: expected a range such as 2016Q1..2017Q4",
  );
  expect(() => readOptions(["--town", "x"])).toThrow("--town");
  await expect(run("many", 99)).rejects.toThrow("the registry has");
});
