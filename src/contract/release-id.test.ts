import { expect, test } from "vitest";
import { compareReleases, nextReleaseId, parseReleaseId, releaseQuarter } from "./release-id.ts";

test("a name holds its quarter and its edition", () => {
  expect(parseReleaseId("2017Q4")).toStrictEqual({ quarter: "2017Q4", edition: 1 });
  expect(parseReleaseId("2017Q4-12")).toStrictEqual({ quarter: "2017Q4", edition: 12 });
  expect(releaseQuarter("2017Q4-2")).toBe("2017Q4");
});

test("other names are refused", () => {
  for (const name of ["2017Q5", "2017Q4-1", "2017Q4-02", "2017Q4-", "2017Q4/..", "latest", ""]) {
    expect(() => parseReleaseId(name)).toThrow(`2017Q4-2 …): ${name}`);
  }
});

test("a name that was used is not given again", () => {
  expect(nextReleaseId("2017Q4", [])).toBe("2017Q4");
  expect(nextReleaseId("2017Q4", ["2017Q3", "2017Q4"])).toBe("2017Q4-2");
  expect(nextReleaseId("2017Q4", ["2017Q4-9", "2017Q4"])).toBe("2017Q4-10");
});

test("releases stand in the order of their quarters and editions", () => {
  const ids = ["2018Q1", "2017Q4-10", "2017Q4", "2017Q4-2"];
  expect(ids.toSorted(compareReleases)).toStrictEqual(["2017Q4", "2017Q4-2", "2017Q4-10", "2018Q1"]);
});
