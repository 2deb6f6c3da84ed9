import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { slugOf } from "#contract/page-paths.ts";
import { parseAlertRules } from "#contract/registry/alert-rules.ts";
import { parseCountShares, parsePolicies } from "#contract/registry/policies.ts";
import { dictionaries, LANGS } from "#i18n/dictionary.ts";
import { readRegistry } from "../../../scripts/registry.ts";

// The registries of policies and of early warning speak of pages, indicators and words that exist.

const read = (name: string) => readFile(join("data/registry", name), "utf8");
const registry = await readRegistry();
const { policies, systems } = parsePolicies(await read("policies.json"), await read("policy-systems.json"));
const rules = parseAlertRules(await read("alert-rules.json"));
const pages = "src/pages/[...lang]";

/** Whether a page's source stands where the address says: its own, or that of a kind of page with its subject. */
function isPage(path: string): boolean {
  const [folder = ""] = path.split("#");
  if (existsSync(join(pages, folder, "index.astro"))) return true;
  const [area = "", id = ""] = folder.split("/");
  const subjects = { cities: registry.cities, policies: registry.cities, indicators: registry.indicators };
  const known = Object.entries(subjects).find(([name]) => name === area)?.[1] ?? [];
  return known.some((subject) => slugOf(subject.id) === id);
}

test("every system of a policy document has its place on a page there is", () => {
  expect(policies.length).toBeGreaterThan(0);
  expect(systems.filter(({ page }) => !isPage(page))).toEqual([]);
});

test("a place that is no page is found", () => {
  expect(isPage("nowhere/")).toBe(false);
  expect(isPage("indicators/happiness/")).toBe(false);
});

test("every system belongs to a document, so none is listed for nothing", () => {
  const named = new Set(policies.flatMap((policy) => policy.systems));
  expect(systems.filter(({ id }) => !named.has(id))).toEqual([]);
});

test("rules of early warning judge indicators of the registry", () => {
  const known = registry.indicators.map(({ id }) => id);
  const judged = rules.flatMap((rule) => {
    if (rule.kind === "absent") return rule.indicators;
    return "indicator" in rule ? [rule.indicator] : [];
  });
  expect(judged.length).toBeGreaterThan(0);
  expect(judged.filter((id) => !known.includes(id))).toEqual([]);
});

test("every target can be told in both languages: its name, window, bound and concept", () => {
  const keys = registry.targets.flatMap(({ indicator, basis, bound, concept }) => [
    `policies.name.${indicator}`,
    `policies.basis.${basis}`,
    `policies.bound.${bound ?? "exactly"}`,
    `concept.${concept}`,
  ]);
  for (const lang of LANGS) expect(keys.filter((key) => !(key in dictionaries[lang]))).toEqual([]);
});

test("a rule of an unknown kind, without words, or of a taken id is refused", async () => {
  const [first] = rules;
  const text = (...rows: unknown[]) => JSON.stringify(rows);
  expect(() => parseAlertRules(text({ ...first, kind: "guess" }))).toThrow("alert-rules.json");
  expect(() => parseAlertRules(text({ ...first, name: { zh: "", en: "x" } }))).toThrow("alert-rules.json");
  expect(() => parseAlertRules(text(first, first))).toThrow("not unique");
});

test("shares of counts are of measures there are, and asked for by a document there is", async () => {
  const shares = parseCountShares(await read("count-shares.json"));
  const measures = registry.measures.map(({ id }) => id);
  const used = shares.flatMap(({ part, whole }) => [part, whole]);
  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((id) => !measures.includes(id))).toEqual([]);
  const documents = policies.map(({ id }) => id);
  expect(shares.filter(({ policy }) => !documents.includes(policy))).toEqual([]);
});
