import { expect, test } from "vitest";
import { askedTime } from "./quarter.ts";

test.each([
  ["2016Q2", "2016Q2", ""],
  ["2016年第二季度", "2016Q2", ""],
  ["2016二季度", "2016Q2", ""],
  ["2016年二季度 长春", "2016Q2", "长春"],
  ["长春2016年4季", "2016Q4", "长春"],
  ["2016 second quarter", "2016Q2", ""],
  ["second quarter of 2016 Wuhan", "2016Q2", "Wuhan"],
  ["Wuhan Q3 2015", "2015Q3", "Wuhan"],
  ["wuhan 2015-q3", "2015Q3", "wuhan"],
  ["1st quarter 2017", "2017Q1", ""],
  ["２０１６Ｑ２", "2016Q2", ""],
  ["长春 2016年", "2016", "长春"],
])("%s asks for %s", (query, time, rest) => {
  expect(askedTime(query)).toMatchObject({ time, rest });
});

test("what it asks for is kept as it was written", () => {
  expect(askedTime("长春 2016年第二季度 失业率")?.said).toBe("2016年第二季度");
  expect(askedTime("Wuhan Q3 2031")?.said).toBe("Q3 2031");
});

test.each(["长春失业率", "Q2", "20162", "1234"])("%s asks for no time", (query) => {
  expect(askedTime(query)).toBeNull();
});
