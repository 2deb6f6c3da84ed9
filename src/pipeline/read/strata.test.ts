import { expect, test } from "vitest";
import type { FrameRow } from "#contract/input/input-tables.ts";
import { enterpriseStratum, frameStrata, stratumId } from "./strata.ts";

const frameRow = (stratum: string, known_total: number | null = null, population_units = 40): FrameRow => ({
  ...{ quarter: "2016Q1", survey: "enterprise", design_basis: null },
  ...{ stratum, known_total, population_units },
});

test.each(["medium/C", "medium-C", "medium_C", " medium : Ｃ", "中型 C"])(
  "%j is the stratum medium/C",
  (text) => {
    expect(stratumId(text)).toBe("medium/C");
  },
);

test("areas may be named in Chinese", () => {
  expect(["城镇", "农村"].map(stratumId)).toStrictEqual(["urban", "rural"]);
});

test("large and medium enterprises of a sector share a public cell, others keep their own", () => {
  const strata = frameStrata([frameRow("large/C"), frameRow("medium/C"), frameRow("micro/C")], "enterprise");
  expect(strata.map((s) => s.cell)).toStrictEqual(["large+medium/C", "large+medium/C", "micro/C"]);
  expect(frameStrata([frameRow("large/C")], "community")).toStrictEqual([]);
});

test("an enterprise goes by size and sector, by size alone where the frame has no sectors", () => {
  const byId = new Map(
    frameStrata([frameRow("small"), frameRow("small/C")], "enterprise").map((s) => [s.id, s]),
  );
  expect(enterpriseStratum(byId, { size: "small", sector: "C" })?.id).toBe("small/C");
  expect(enterpriseStratum(byId, { size: "small", sector: "F" })?.id).toBe("small");
  expect(enterpriseStratum(byId, { size: "micro", sector: "C" })).toBeUndefined();
});

test("a known total of 0 over units that exist is no known total", () => {
  const totals = [frameRow("a", 0), frameRow("b", 0, 0), frameRow("c", 7)];
  expect(frameStrata(totals, "enterprise").map((s) => s.knownTotal)).toStrictEqual([null, 0, 7]);
});
