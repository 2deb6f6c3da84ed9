import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseRegistry, type RegistryText } from "./registry.ts";

const read = (name: string) => readFileSync(`data/registry/${name}`, "utf8");
const text: RegistryText = {
  ...{ cities: read("cities.json"), indicators: read("indicators.json"), targets: read("targets.csv") },
  ...{ official: read("official.csv"), measures: read("measures.json"), sectors: read("sectors.json") },
  releases: read("releases.csv"),
};
const rows = JSON.parse(text.indicators) as Record<string, unknown>[];
/** The registry with its first indicator changed. */
const withFirst = (part: object) =>
  parseRegistry({ ...text, indicators: JSON.stringify([{ ...rows[0], ...part }, ...rows.slice(1)]) });

test("the registry of this repository is one", () => {
  expect(parseRegistry(text).indicators).toHaveLength(rows.length);
});

test.each(["comparable", "not_comparable", "limits"])("an indicator without its %s is refused", (field) => {
  const key = field.replace("limits", "limit");
  expect(() => withFirst({ [field]: undefined })).toThrow(
    `indicators.json: unemployment_rate.${field}: expected a list of codes, each with its words as indicator.${key}.CODE in both languages`,
  );
  expect(() => withFirst({ [field]: [] })).toThrow(
    `indicators.json: unemployment_rate.${field}: expected at least one code of indicator.${key}`,
  );
});

test("every fault is told at once, each with its indicator and place", () => {
  expect(() => withFirst({ limits: ["Few communities"], unit: "percents" })).toThrow(
    /^indicators\.json: unemployment_rate\.unit: .*"percent".*; unemployment_rate\.limits\.0: /,
  );
});
