import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { plainIndicator } from "#contract/registry/plain-indicator.ts";
import { wordsIn } from "#i18n/words.ts";
import { letterNames } from "./enterprise-rows.ts";
import { growthFigure } from "./growth-figure.ts";

const { document } = parseHTML("<!doctype html><html><body></body></html>");
const rows = ["small", "micro"].map((cell) => ({
  ...{ cell, estimate: -0.01, ci_lower: -0.03, ci_upper: 0.01, se: 0.01, df: 20, n_responding: 40 },
  obs_status: "normal" as const,
}));
const facts = {
  ...{ place: "威海", quarter: "2017Q4", release: "2017Q4", simulated: true, sectors: [] },
  indicator: plainIndicator({ id: "employment_growth", unit: "percent_change" }),
};
const title = (counts: Parameters<typeof growthFigure>[2]["counts"]) => {
  const { wide } = growthFigure(document, rows, { ...facts, counts }, wordsIn("zh"));
  return parseHTML(wide).document.querySelector("title")?.textContent ?? wide;
};

test("the title counts what the groups may be said to have done", () => {
  expect(title({ rise: 0, fall: 1, none: 1 })).toContain("0组增加，1组减少，1组无法判断");
});

test("where no group is judged the title counts no verdicts", () => {
  expect(title(null)).toContain("2组，不逐组判断增减");
  expect(title(null)).not.toMatch(/无法判断|0组/);
});

test("letters of sectors are explained, each once and only those that are drawn", () => {
  const sectors = [
    { id: "C", zh: "制造业", en: "manufacturing" },
    { id: "E", zh: "建筑业", en: "construction" },
    { id: "Z", zh: "其他", en: "other" },
  ];
  const own = ["small", "small/C & small/E", "micro/C"].flatMap((cell) =>
    rows.slice(0, 1).map((row) => ({ ...row, cell })),
  );
  expect(letterNames(own, sectors, wordsIn("zh"))).toBe("C 制造业；E 建筑业");
  expect(letterNames(rows, sectors, wordsIn("zh"))).toBe("");
});
