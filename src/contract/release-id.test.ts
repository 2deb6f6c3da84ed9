import { expect, test } from "vitest";
import { parseReleaseId, releaseQuarter } from "./release-id.ts";

test.each([
  ["2017Q4", { quarter: "2017Q4", edition: 1 }],
  ["2017Q4-2", { quarter: "2017Q4", edition: 2 }],
  ["2017Q4-10", { quarter: "2017Q4", edition: 10 }],
])("%s is a release", (id, parsed) => {
  expect(parseReleaseId(id)).toStrictEqual(parsed);
  expect(releaseQuarter(id)).toBe(parsed.quarter);
});

test.each(["2017Q5", "2017Q4-1", "2017Q4-02", "2017", "2017Q4-", " 2017Q4"])("%s is none", (id) => {
  expect(() => parseReleaseId(id)).toThrow(`not a release (expected 2017Q4, 2017Q4-2 …): ${id}`);
});
