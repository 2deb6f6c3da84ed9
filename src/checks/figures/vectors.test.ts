import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Outcome } from "../../../scripts/vectors/run-case.ts";

// The command itself, on the reference numbers where they are at hand.

const root = fileURLToPath(new URL("../../../", import.meta.url));
const vectors = join(root, "../shared/vectors");
const present = existsSync(vectors);

/** Results met per case when this was written: none may be lost. */
const met: Readonly<Record<string, number>> = {
  c01_strat_fpc: 17,
  c02_clus1_fpc: 17,
  c03_strat_clus1_fpc_20psu: 17,
  c04_two_stage_fpc: 17,
  c04b_fpc_vs_no_fpc: 4,
  c05_nhanes_wr: 8,
  c06_props_clus20: 7,
  c06_props_nhanes_young: 7,
  c06_props_strat: 7,
  c07_panel_change_clus20: 6,
  c07_panel_change_strat: 6,
  c08_overlap: 8,
  c09_lonely_psu: 14,
  c10_replicates_clus20: 30,
  c11_calibration: 9,
  c12_takeall: 17,
  c13_moments: 12,
  c14_small_wr: 2,
};

function runVectors(dir: string) {
  const run = spawnSync(process.execPath, ["scripts/vectors.ts", "--dir", dir, "--json"], {
    cwd: root,
    encoding: "utf8",
  });
  const outcomes = (): Outcome[] => JSON.parse(run.stdout).outcomes;
  return { status: run.status, stderr: run.stderr, outcomes };
}

test("a missing folder is an error that names it", () => {
  const run = runVectors("/nowhere/vectors");
  expect(run.status).toBe(1);
  expect(run.stderr).toContain("no such folder of vectors: /nowhere/vectors");
});

test.runIf(!present)("NOT COMPARED: ../shared/vectors is absent", () => {
  console.warn("the survey estimators were not compared with R: ../shared/vectors is absent");
});

describe.runIf(present)("../shared/vectors", () => {
  let copy: string;
  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), "vectors-"));
  });
  afterAll(() => rm(copy, { recursive: true }));

  test("every result is met or has a reason not to apply, and none is lost", () => {
    const run = runVectors(vectors);
    const outcomes = run.outcomes();
    expect(outcomes.filter(({ status }) => status === "not met")).toEqual([]);
    for (const [name, least] of Object.entries(met)) {
      const own = outcomes.filter((outcome) => outcome.case === name && outcome.status === "met");
      expect(own.length, name).toBeGreaterThanOrEqual(least);
    }
    expect(outcomes.filter(({ remark }) => remark.includes("not understood"))).toEqual([]);
    expect(run.status).toBe(0);
  });

  test("a number moved in its ninth digit is missed, and the answer does not follow it", async () => {
    await cp(join(vectors, "c14_scd.csv"), join(copy, "c14_scd.csv"));
    const text = await readFile(join(vectors, "c14_small_wr.json"), "utf8");
    const stated = JSON.parse(text);
    stated.results[0].se[0] *= 1 + 4e-9;
    await writeFile(join(copy, "c14_other_name.json"), JSON.stringify(stated));
    const run = runVectors(copy);
    expect(run.status).toBe(1);
    expect(run.outcomes().map(({ id, status }) => `${id}: ${status}`)).toEqual([
      "ratio: not met",
      "total: met",
    ]);
    expect(run.outcomes()[0]?.remark).toBe("se: 4.0e-9");
  });

  test("a call outside the language is listed as not understood", async () => {
    await cp(join(vectors, "c14_scd.csv"), join(copy, "c14_scd.csv"));
    const stated = JSON.parse(await readFile(join(vectors, "c14_small_wr.json"), "utf8"));
    stated.results[0].call = "svyquantile(~alive, des, 0.5)";
    await writeFile(join(copy, "c14_other_name.json"), JSON.stringify(stated));
    const [first] = runVectors(copy).outcomes();
    expect(first?.status).toBe("not applicable");
    expect(first?.remark).toContain("call not understood: svyquantile");
  });
});
