import { expect, test } from "vitest";
import { chartFault, guessChart } from "./chart-form.ts";

const text = (name: string) => ({ name, numeric: false, temporal: false });
const number = (name: string) => ({ name, numeric: true, temporal: false });
const none = { lower: "", upper: "", colour: "" };

test("a series with its interval is a line over quarters", () => {
  const columns = [text("quarter"), text("period"), ...["estimate", "ci_lower", "ci_upper"].map(number)];
  expect(guessChart(columns, () => 37, 37)).toEqual({
    ...{ mark: "line", x: "quarter", y: "estimate", lower: "ci_lower", upper: "ci_upper", colour: "" },
  });
});

test("series of several cities have a colour each", () => {
  const columns = [text("city"), text("quarter"), number("estimate")];
  const distinct = (name: string) => (name === "city" ? 3 : 10);
  expect(guessChart(columns, distinct, 30)).toEqual({
    ...{ mark: "line", x: "quarter", y: "estimate", ...none, colour: "city" },
  });
});

test("figures of one period are intervals by city", () => {
  const columns = [text("city"), ...["estimate", "ci_lower", "ci_upper"].map(number), text("quality")];
  expect(guessChart(columns, () => 10, 10)).toEqual({
    ...{ mark: "interval", x: "city", y: "estimate", lower: "ci_lower", upper: "ci_upper", colour: "" },
  });
});

test("counts by a word are bars, two numbers are dots", () => {
  expect(guessChart([text("verdict"), number("n")], () => 3, 3)).toEqual({
    ...{ mark: "bar", x: "verdict", y: "n", ...none },
  });
  expect(guessChart([number("a"), number("b")], () => 9, 9)).toEqual({
    mark: "dot",
    x: "a",
    y: "b",
    ...none,
  });
});

test("one limit alone is no interval", () => {
  expect(guessChart([text("city"), number("n"), number("ci_lower")], () => 2, 2).lower).toBe("");
});

test("what a chart lacks is told", () => {
  const columns = [text("city"), number("n")];
  const form = { mark: "bar", x: "city", y: "n", ...none } as const;
  expect(chartFault(form, columns)).toBeNull();
  expect(chartFault({ ...form, x: "gone" }, columns)).toBe("no_x");
  expect(chartFault({ ...form, y: "city" }, columns)).toBe("no_y");
  expect(chartFault({ ...form, mark: "interval" }, columns)).toBe("no_interval");
  expect(chartFault({ ...form, lower: "city", upper: "n" }, columns)).toBe("no_interval");
});
