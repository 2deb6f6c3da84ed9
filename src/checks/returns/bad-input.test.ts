import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { fromArrow } from "#contract/arrow.ts";
import { parseCsv } from "#contract/csv.ts";
import { estimatesTable } from "#contract/published/figure-tables.ts";
import { type Manifest, manifestSchema } from "#contract/published/manifest.ts";
import { cellsTable } from "#contract/published/moment-tables.ts";
import type { issueRecord } from "#pipeline/issue/issue-record.ts";
import { everything, faults } from "./bad-cities.ts";
import { goodCity, ledgerOf, type Outcome, run, writeFolder } from "./returns-on-disk.ts";

// The documented commands, run on folders that offices might really hand in. Real figures are computed a second time, in SQL.

vi.setConfig({ testTimeout: 180_000, hookTimeout: 300_000 });

let work = "";
const at = (...parts: string[]) => join(work, ...parts);
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "jiuye-returns-"));
});
afterAll(() => rm(work, { recursive: true, force: true }));

const manifestIn = async (out: string): Promise<Manifest> =>
  manifestSchema.parse(JSON.parse(await readFile(at(out, "2016Q2", "manifest.json"), "utf8")));
const estimatesIn = async (out: string, city: string) => {
  const text = await readFile(at(out, "2016Q2", city, "estimates.csv"), "utf8");
  return parseCsv(estimatesTable, text, "estimates.csv");
};

describe("a folder with good cities and every kind of fault", () => {
  let checked: Outcome;
  let built: Outcome;
  beforeAll(async () => {
    await writeFolder(at("mixed"), everything);
    checked = await run("check-returns.ts", at("mixed"));
    built = await run("build-data.ts", "--returns", at("mixed"), "--out", at("mixed-out"));
  });

  test.each(faults)("%s: everything wrong with it is said at once, by both commands", (_, _folder, said) => {
    for (const words of said) {
      expect(checked.output).toContain(words);
      expect(built.output).toContain(words);
    }
  });

  test("every issue is a whole sentence in both languages, with nothing left to fill in", async () => {
    const { output } = await run("check-returns.ts", at("mixed"), "--json", "-");
    const { issues } = JSON.parse(output) as { issues: ReturnType<typeof issueRecord>[] };
    expect(new Set(issues.map(({ code }) => code)).size).toBeGreaterThan(20);
    for (const { text, expected } of issues) {
      expect(text.zh).toMatch(/\p{Script=Han}.*。$/u);
      expect(text.en).toMatch(/; expected .+\.$/);
      for (const said of [text.zh, text.en, expected]) expect(said).not.toMatch(/\{\w*\}|\[[a-z_]+\]/);
    }
  });

  test("both commands end with status 1", () => {
    expect([checked.status, built.status]).toStrictEqual([1, 1]);
  });

  test("real figures are asked again in SQL, though tests leave that out, and are the same", () => {
    expect(process.env.JIUYE_PARITY).toBe("none");
    expect(built.output).toMatch(/TypeScript = SQL: \d{3,} comparisons/);
  });

  test("every row read is accepted, queried or refused", async () => {
    for (const outcome of [checked, built]) {
      const [read = 0, accepted = 0, queried = 0, refused = 0] = ledgerOf(outcome);
      expect(read).toBeGreaterThan(400);
      expect(refused).toBeGreaterThan(40);
      expect(accepted + queried + refused).toBe(read);
    }
    const [read, accepted, queried, refused] = ledgerOf(built);
    expect((await manifestIn("mixed-out")).counts).toStrictEqual({ read, accepted, queried, refused });
  });

  test("nothing is said of the good cities, and they are built", async () => {
    expect(checked.output).not.toMatch(/refuse.*(wuhan|far-away)\//);
    for (const city of ["wuhan", "far-away"]) {
      const rates = (await estimatesIn("mixed-out", city)).filter((r) => r.indicator === "unemployment_rate");
      expect(rates.filter((row) => row.estimate !== null).length).toBeGreaterThan(1);
    }
  });

  test("a city that the registry does not know is built under its id", async () => {
    expect((await manifestIn("mixed-out")).cities.map((city) => city.id)).toContain("far-away");
  });

  test("a faulty file of one quarter leaves the city's other quarter standing", async () => {
    const rates = (await estimatesIn("mixed-out", "unknown-column")).filter(
      (row) => row.indicator === "unemployment_rate" && row.period_kind === "quarter",
    );
    expect(rates.map((row) => [row.period, row.obs_status])).toStrictEqual([
      ["2016Q1", "not_collected"],
      ["2016Q2", "normal"],
    ]);
  });

  test("real returns publish no unit rows and nothing exact of enterprises; the office has both", async () => {
    const manifest = await manifestIn("mixed-out");
    expect(manifest.simulated).toBe(false);
    expect(manifest.files.filter((file) => file.path.includes("sample"))).toStrictEqual([]);
    const cells = fromArrow(cellsTable, await readFile(at("mixed-out", "2016Q2", "wuhan", "cells.arrow")));
    expect(new Set(cells.map((cell) => cell.survey))).toStrictEqual(new Set(["community"]));
    for (const name of ["sample.arrow", "sample.parquet", "estimates.csv"]) {
      expect(existsSync(at("mixed-out-office", "wuhan", name))).toBe(true);
    }
    const issues = await readFile(at("mixed-out-office", "issues.csv"), "utf8");
    expect(issues).toContain("unemployed_above_labour_force,refuse");
  });
});

describe("real enterprises", () => {
  const growth = async (out: string, office = "") =>
    (await readFile(at(`${out}${office}`, ...(office ? [] : ["2016Q2"]), "wuhan", "estimates.csv"), "utf8"))
      .split("\n")
      .filter((line) => line.includes(",employment_level,"));

  test("are not published without a key, and the office is told; communities are", async () => {
    await writeFolder(at("real"), [...goodCity("wuhan")]);
    const built = await run("build-data.ts", "--returns", at("real"), "--out", at("keyless-out"));
    expect(built.status).toBe(1);
    expect(built.output).toMatch(/refuse no_noise_key: \(wuhan\/, expected .*JIUYE_NOISE_KEY/);
    expect(await growth("keyless-out")).toStrictEqual([]);
    expect(await growth("keyless-out", "-office")).toHaveLength(2);
    const rates = await estimatesIn("keyless-out", "wuhan");
    expect(rates.some((row) => row.indicator === "unemployment_rate" && row.estimate !== null)).toBe(true);
  });

  test("are published with noise under the office's key, and another key makes other noise", async () => {
    const built = [];
    for (const key of ["one key", "another key"]) {
      process.env.JIUYE_NOISE_KEY = key;
      const outcome = await run("build-data.ts", "--returns", at("real"), "--out", at(`${key}-out`));
      delete process.env.JIUYE_NOISE_KEY;
      expect(outcome.status).toBe(0);
      built.push(await growth(`${key}-out`));
    }
    const exact = await growth("keyless-out", "-office");
    expect(built.map((rows) => rows.length)).toStrictEqual([2, 2]);
    expect(new Set([...built.flat(), ...exact]).size).toBe(6);
  });
});

describe("a folder without a fault", () => {
  const good = [...goodCity("wuhan"), ...goodCity("far-away")];
  const simulated = ["returns.json", '{"simulated": true, "seed": 7}'] as const;
  const build = (returns: string, out: string) =>
    run("build-data.ts", "--returns", at(returns), "--out", at(out));

  beforeAll(async () => {
    await writeFolder(at("good"), [simulated, ...good]);
    await writeFolder(at("good-again"), [...good, simulated].toReversed());
    const [first] = [await build("good", "good-out"), await build("good-again", "good-again-out")];
    expect(first).toMatchObject({ status: 0 });
  });

  test("check-returns ends with status 0", async () => {
    const { status, output } = await run("check-returns.ts", at("good"));
    expect(output).toContain("0 issues; rows: read 80 = accepted 80 + queried 0 + refused 0");
    expect(status).toBe(0);
  });

  test("simulated returns publish their unit rows and say that they are simulated", async () => {
    const manifest = await manifestIn("good-out");
    expect([manifest.simulated, manifest.seed]).toStrictEqual([true, 7]);
    expect(manifest.files.map((file) => file.path)).toContain("wuhan/sample.arrow");
  });

  test("two builds are the same bytes, in whatever order the files came to the disk", async () => {
    expect(await manifestIn("good-again-out")).toStrictEqual(await manifestIn("good-out"));
    for (const name of ["sample.parquet", "sample.arrow", "sample.csv", "estimates.csv"]) {
      const [one, two] = ["good-out-office", "good-again-out-office"].map((dir) => at(dir, "wuhan", name));
      expect(await readFile(one ?? ""), name).toStrictEqual(await readFile(two ?? ""));
    }
  });
});

test("a city that hands in a register of start-ups alone is built from that", async () => {
  const rows = Array.from({ length: 12 }, (_, i) => `2016Q1,wuhan,s${i},2016Q1,,true,${i % 3}`);
  await writeFolder(at("register"), [
    ["wuhan/frame.csv", "quarter,survey,stratum,population_units,known_total\n2016Q1,community,urban,60,\n"],
    [
      "wuhan/2016Q1/startups.csv",
      `quarter,city,startup_id,supported_quarter,group,alive,jobs\n${rows.join("\n")}\n`,
    ],
  ]);
  const { status, output } = await run(
    "build-data.ts",
    "--returns",
    at("register"),
    "--out",
    at("register-out"),
  );
  expect(output).toContain("read 12 = accepted 12");
  expect(status).toBe(0);
  const text = await readFile(at("register-out", "2016Q1", "wuhan", "estimates.csv"), "utf8");
  expect(text).toContain("2016Q1,wuhan,2016Q1,quarter,jobs_multiplier_register,*,1,1,1,");
});
