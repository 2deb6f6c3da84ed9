import { expect, test } from "vitest";
import { subjectOf, wholeSubject } from "./cover-rows.ts";

const title = { zh: "估计值", en: "estimates" };

test("a file is named after its city and what it holds, in both languages", () => {
  expect(subjectOf(title, { zh: "长春", en: "Changchun" })).toEqual({
    ...{ zh: "长春：估计值", en: "Changchun: estimates" },
  });
});

test("a file of all cities says so, and so does the archive of everything", () => {
  expect(subjectOf(title, null)).toEqual({ zh: "各城市：估计值", en: "all cities: estimates" });
  expect(wholeSubject()).toEqual({ zh: "各城市就业数据", en: "employment data of all cities" });
});
