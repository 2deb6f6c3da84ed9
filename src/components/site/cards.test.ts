import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { EstimateRow } from "#contract/published/figure-tables.ts";
import type { Manifest } from "#contract/published/manifest.ts";
import { registryFrom } from "#contract/registry/registry.ts";
import { wordsIn } from "#i18n/words.ts";
import { cardName, cardPath, cardsOf, cardText } from "./cards.ts";

const registry = await registryFrom((file) => readFile(`data/registry/${file}`, "utf8"));

const city: Manifest["cities"][number] = {
  ...{ id: "changchun", design_basis: "probability", missing: [] },
  ...{ community: { first: "2017Q1", last: "2017Q4" }, enterprise: null },
};
const manifest = { release: "2017Q4", simulated: true, cities: [city] } as unknown as Manifest;
const row = {
  ...{ city: "changchun", indicator: "unemployment_rate", domain: "urban", period_kind: "four_quarter" },
  ...{ period: "2017Q1..2017Q4", estimate: 0.037, ci_lower: 0.032, ci_upper: 0.042, se: 0.0025 },
  ...{ quality: "B", obs_status: "normal", conf_status: "free" },
} as unknown as EstimateRow;
const source = { manifest, registry, estimates: [row], changes: [] };

test("a card of a figure carries its interval, and says that it is simulated", () => {
  const text = cardText({ kind: "city", id: "changchun" }, source, wordsIn("zh"));
  expect(text.figure).toEqual({ value: "3.7%", interval: "95%置信区间3.2%至4.2%", verdict: null });
  expect(text.title).toContain("3.7%");
  expect(text.simulated).toBe("模拟数据");
});

test("every card can be written in both languages, also where nothing is published", () => {
  const unknown = { ...city, id: "nowhere", community: null };
  const hidden = {
    ...row,
    estimate: null,
    ci_lower: null,
    ci_upper: null,
    obs_status: "too_few_units",
  } as const;
  const poor = {
    ...{ registry, changes: [], estimates: [hidden] },
    manifest: { ...manifest, simulated: false, cities: [city, unknown] },
  };
  for (const words of [wordsIn("zh"), wordsIn("en")]) {
    for (const card of cardsOf(poor)) {
      const text = cardText(card, poor, words);
      expect(text.title, cardName(card)).not.toBe("");
      expect(text.figure, cardName(card)).toBeNull();
      expect(text.simulated, cardName(card)).toBeNull();
    }
  }
});

test("no two cards have one name, and names are addresses", () => {
  const names = cardsOf(source).map(cardName);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z0-9-]+$/.test(name))).toEqual([]);
  expect(cardPath("en", { kind: "indicator", id: "unemployment_rate" })).toBe(
    "cards/en/indicator-unemployment-rate.png",
  );
});
