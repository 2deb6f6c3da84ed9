import { expect, test } from "vitest";
import { releaseDay } from "./release-day.ts";

const row = { release: "2017Q4", released_on: "2018-03-02", planned_on: "2018-03-01" };

test("printed files carry the day of release, else the planned one", () => {
  expect(releaseDay([row], "2017Q4")).toBe("2018-03-02");
  expect(releaseDay([{ ...row, released_on: null }], "2017Q4")).toBe("2018-03-01");
});

test("a release without any date carries the first day after its quarter", () => {
  expect(releaseDay([], "2017Q4-2")).toBe("2018-01-01");
  expect(releaseDay([row], "2016Q3")).toBe("2016-10-01");
});
