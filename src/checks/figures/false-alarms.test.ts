import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { parseAlertRules } from "#contract/registry/alert-rules.ts";
import { readRegistry } from "../../../scripts/registry.ts";
import { countFalseAlarms } from "./quiet-quarters.ts";

// No rule fires on noise alone more often than the page says. `npx vitest run false-alarms -u` writes the rates anew.

const registry = await readRegistry();
const rules = parseAlertRules(await readFile("data/registry/alert-rules.json", "utf8"));
const counted = countFalseAlarms(registry, rules, { quarters: 20_000, cities: 10, seed: 20140812 });

test("the rates that the page states are those measured here", async () => {
  await expect(`${JSON.stringify(counted, null, 2)}\n`).toMatchFileSnapshot(
    "../../../docs/false-alarms.json",
  );
});

test("of ten cities in which nothing changes, no rule fires in more than one quarter of twenty", () => {
  for (const [rule, rate] of Object.entries(counted.by_rule)) expect(rate, rule).toBeLessThan(0.05);
});

test("neither do the rules on changes together", () => {
  // Expected: 1 - 0.9975 ** 20 = 0.0488; Monte-Carlo error 0.0015.
  expect(counted.any_change).toBeGreaterThan(0.045);
  expect(counted.any_change).toBeLessThan(0.0525);
});

test("a city that stands exactly on its ceiling adds little", () => {
  expect(counted.any - counted.any_change).toBeLessThan(0.005);
});

test("forty cities at once would break the limit that ten keep", () => {
  const many = countFalseAlarms(registry, rules, { quarters: 1_000, cities: 40, seed: 1 });
  expect(many.any_change).toBeGreaterThan(0.12);
});
