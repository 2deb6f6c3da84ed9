import fc from "fast-check";
import { expect, test } from "vitest";
import { type CityFiles, checkCity } from "#pipeline/check/city-returns.ts";
import { type InputTableName, returnText } from "#pipeline/handed-in/return-file.ts";
import { makeCity } from "#pipeline/trial/arbitrary-city.ts";
import { rewritten, textOf } from "#pipeline/trial/written-city.ts";
import { writtenContext } from "#pipeline/trial/written-context.ts";
import { sampleRows } from "#pipeline/weigh/sample-rows.ts";
import { buildCity } from "./build-city.ts";

const shape = { seed: 11, quarters: 9, urban: 12, rural: 14, firms: 24, repeats: 0, events: 12 };
const city = makeCity({ ...shape, missing: 0, knownTotal: "80000" });
const build = (files: CityFiles) => buildCity(checkCity(files), writtenContext);

function shuffled(files: CityFiles, order: (lines: readonly string[]) => string[]): CityFiles {
  const reorder = (text: string) => {
    const [header = "", ...lines] = text.trimEnd().split("\n");
    return `${[header, ...order(lines)].join("\n")}\n`;
  };
  const quarters = files.quarters.map((quarter) => ({
    ...quarter,
    files: Object.fromEntries(
      Object.entries(quarter.files).map(([name, file]) => [
        name,
        rewritten(name as InputTableName, file, reorder),
      ]),
    ),
  }));
  return { ...files, quarters: quarters.toReversed() };
}

test("the order of rows in files and of folders on disk does not change one bit of any figure", () => {
  const expected = build(city);
  expect(expected.estimates.filter((row) => row.estimate !== null).length).toBeGreaterThan(60);
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const key = (line: string) =>
        Math.imul(line.length * 31 + line.charCodeAt(22) + seed, 0x9e3779b1) >>> 0;
      const order = (lines: readonly string[]) => lines.toSorted((a, b) => key(a) - key(b)).toReversed();
      expect(build(shuffled(city, order))).toStrictEqual(expected);
    }),
    { numRuns: 5 },
  );
});

test("weights of the sample sum to the units of the frame", () => {
  const checked = checkCity(city);
  const rows = sampleRows(checked);
  for (const { quarter, strata } of checked.quarters) {
    for (const survey of ["community", "enterprise"] as const) {
      const weighed = rows
        .filter((row) => row.quarter === quarter && row.survey === survey)
        .reduce((sum, row) => sum + (row.weight ?? 0), 0);
      expect(weighed).toBeCloseTo(
        strata[survey].reduce((sum, stratum) => sum + stratum.populationUnits, 0),
        8,
      );
    }
  }
});

test("a year that repeats the year before shows no change at all, without a crumb of rounding", () => {
  const { changes } = build(makeCity({ ...shape, repeats: 4, missing: 0, knownTotal: "80000" }));
  const yearly = changes.filter((row) => row.lag === 4 && row.indicator !== "employment_growth");
  expect(new Set(yearly.map((row) => row.period_kind)).size).toBeGreaterThan(2);
  for (const row of yearly) {
    expect(row).toMatchObject({ change: 0, se: 0, verdict: "no_change_demonstrated" });
  }
});

const lines = (files: CityFiles, change: (line: string[]) => string[]): CityFiles => ({
  ...files,
  quarters: files.quarters.map((quarter) => {
    const { communities } = quarter.files;
    if (!communities) return quarter;
    const changed = rewritten("communities", communities, (text) => {
      const [header = "", ...body] = text.trimEnd().split("\n");
      return `${[header, ...body.map((line) => change(line.split(",")).join(","))].join("\n")}\n`;
    });
    return { ...quarter, files: { ...quarter.files, communities: changed } };
  }),
});
const COLUMN = {
  status: 4,
  labour_force: 6,
  unemployed: 7,
  newly_employed: 9,
  entrepreneurs: 11,
  driven: 12,
};

test("quarters with nobody in the denominator have no figure, and stop nothing", () => {
  const nobody = lines(city, (cells) =>
    cells.map((cell, i) => (i >= COLUMN.labour_force && cell !== "" ? "0" : cell)),
  );
  const { estimates } = build(nobody);
  const community = estimates.filter((row) => row.indicator !== "employment_growth");
  expect(new Set(community.map((row) => row.estimate))).toStrictEqual(new Set([null]));
});

test("a single quarter without entrepreneurs leaves the four-quarter multiplier standing", () => {
  const oneEmpty = lines(city, (cells) => {
    const isEmpty = cells[0] === "2011Q2" && cells[COLUMN.status] === "responded";
    return cells.map((cell, i) => (isEmpty && i >= COLUMN.entrepreneurs ? "0" : cell));
  });
  const row = (period: string) =>
    build(oneEmpty).estimates.find((e) => e.indicator === "jobs_multiplier" && e.period === period);
  expect(row("2011Q2")).toMatchObject({ estimate: null, obs_status: "no_events" });
  expect(row("2010Q4..2011Q3")?.estimate).toBeGreaterThan(0);
});

test("with everybody unemployed the rate is 1, with a lower limit and no standard error", () => {
  const all = lines(city, (cells) => cells.with(COLUMN.unemployed, cells[COLUMN.labour_force] ?? ""));
  const rates = build(all).estimates.filter((row) => row.indicator === "unemployment_rate" && row.estimate);
  expect(rates.length).toBeGreaterThan(0);
  for (const row of rates) expect(row).toMatchObject({ estimate: 1, ci_upper: 1, se: null, cv: null });
  for (const row of rates) expect(row.ci_lower).toBeLessThan(1);
});

test("fewer than five communities in a stratum are not published, not even as moments", () => {
  let kept = 0;
  const thin = lines(city, (cells) => {
    const isRural = cells[3] === "rural" && cells[COLUMN.status] === "responded";
    kept = isRural ? kept + 1 : kept;
    return isRural && kept % 4 !== 0 ? [...cells.slice(0, 4), "refused", ...Array(8).fill("")] : cells;
  });
  const { estimates, cells } = build(thin);
  const multipliers = estimates.filter((row) => row.indicator === "jobs_multiplier");
  expect(multipliers.every((row) => row.estimate === null)).toBe(true);
  const rural = cells.filter((cell) => cell.cell === "rural");
  expect(rural.length).toBeGreaterThan(0);
  for (const cell of rural) expect([cell.ty, cell.vyy, cell.sum_w]).toStrictEqual([null, null, null]);
  const rates = estimates.filter((row) => row.indicator === "unemployment_rate");
  expect(rates.some((row) => row.estimate !== null)).toBe(true);
});

test("one respondent left in a stratum stands for all of it and is not published", () => {
  const lonely = lines(city, (cells) =>
    cells[2] === "c0" || cells[COLUMN.status] === "refused"
      ? cells
      : [...cells.slice(0, 4), "refused", ...Array(8).fill("")],
  );
  const { estimates, officeEstimates } = build(lonely);
  const rates = [...estimates, ...officeEstimates].filter((row) => row.indicator === "unemployment_rate");
  expect(new Set(rates.map((row) => row.estimate))).toStrictEqual(new Set([null]));
});

test("without a known total there are no new jobs, but still a rate", () => {
  for (const knownTotal of ["", "0"]) {
    const { estimates } = build(makeCity({ ...shape, missing: 0, knownTotal }));
    const jobs = estimates.filter((row) => row.indicator === "new_jobs" && row.n_responding > 0);
    expect(new Set(jobs.map((row) => row.obs_status))).toStrictEqual(new Set(["no_known_total"]));
    expect(estimates.some((r) => r.indicator === "unemployment_rate" && r.estimate !== null)).toBe(true);
  }
});

test("a quarter without its file is not collected, nor is a year that holds it", () => {
  const [first, second, ...rest] = city.quarters;
  if (!first || !second) throw new Error("the made-up city has nine quarters");
  const gap = { ...second, files: { enterprises: second.files.enterprises } } as typeof second;
  const { estimates } = build({ ...city, quarters: [first, gap, ...rest] });
  const status = (period: string) =>
    estimates.find((row) => row.indicator === "unemployment_rate" && row.period === period)?.obs_status;
  expect(status("2010Q3")).toBe("not_collected");
  expect(status("2010Q2..2011Q1")).toBe("not_collected");
  expect(status("2010Q4")).toBe("normal");
});

test("a panel that nobody drew at random has rates, but no totals of the city", () => {
  const written = city.frame ? textOf(city.frame) : "";
  const frame = written.replace("known_total", "known_total,design_basis");
  const [header = "", ...rows] = frame.trimEnd().split("\n");
  const text = `${[header, ...rows.map((row) => `${row},purposive`)].join("\n")}\n`;
  const indicators = writtenContext.indicators.map((i) =>
    i.id === "new_jobs" ? { ...i, unit: "persons" as const } : i,
  );
  const purposive = checkCity({ ...city, frame: returnText("frame", "testville/frame.csv", text) });
  const { estimates, cells, officeEstimates } = buildCity(purposive, { ...writtenContext, indicators });
  expect(purposive.designBasis).toBe("purposive");
  expect(estimates.filter((row) => row.indicator === "new_jobs")).toMatchObject([
    { obs_status: "purposive_panel" },
  ]);
  expect(cells.filter((row) => row.indicator === "new_jobs")).toStrictEqual([]);
  expect(officeEstimates.some((row) => row.indicator === "new_jobs" && row.estimate !== null)).toBe(true);
  expect(estimates.some((row) => row.indicator === "unemployment_rate" && row.estimate !== null)).toBe(true);
});

test("the unit rows give the office's growth of enterprises, one that was merged among them", () => {
  const merged = city.quarters.map((quarter) => {
    const { enterprises } = quarter.files;
    const [header = "", ...rows] = (enterprises ? textOf(enterprises) : "").trimEnd().split("\n");
    const coded = rows.map((row) => `${row},${row.includes(",e6,") ? "merger" : ""}`);
    const text = `${[`${header},restructuring`, ...coded].join("\n")}\n`;
    const file = returnText("enterprises", "e.csv", text);
    return { ...quarter, files: { ...quarter.files, enterprises: file } };
  });
  const checked = checkCity({ ...city, quarters: merged });
  const { officeEstimates } = buildCity(checked, writtenContext);
  const rows = sampleRows(checked).filter((row) => row.survey === "enterprise" && row.weight !== null);
  expect(rows.filter((row) => row.unit_id === "e6").map((row) => row.weight)).toContain(1);
  const growth = officeEstimates.filter(
    (row) => row.indicator === "employment_growth" && row.estimate !== null,
  );
  expect(growth.length).toBeGreaterThan(5);
  for (const { period, estimate } of growth) {
    const own = rows.filter((row) => row.quarter === period);
    const sum = (of: (row: (typeof own)[number]) => number) =>
      own.reduce((total, row) => total + (row.weight ?? 0) * of(row), 0);
    const change = sum((row) => (row.employees_end ?? 0) - (row.employees_start ?? 0));
    expect(change / sum((row) => row.employees_start ?? 0)).toBeCloseTo(estimate ?? Number.NaN, 12);
  }
});
