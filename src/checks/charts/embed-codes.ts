import { join } from "node:path";
import { type Choices, codesOf, firstChoices } from "#components/embed/choices.ts";
import type { BuilderFacts } from "#components/embed/said.ts";
import { testedSite } from "../../../scripts/built-site.ts";

// The codes that the tested site gives for embeds, made from its own data.

/** @param origin where the site is served. */
export async function pastedCode(
  facts: BuilderFacts,
  origin: string,
  choices: Partial<Choices> = {},
): Promise<string> {
  return codesOf(facts, { ...firstChoices("zh"), ...choices }, origin).frame;
}

export async function factsOf(indicator: string, city: string): Promise<BuilderFacts> {
  process.env.JIUYE_DATA = join(testedSite(), "data");
  const { builderFacts } = await import("#components/embed/facts.ts");
  return builderFacts(indicator, city);
}

export async function testedCities(): Promise<readonly string[]> {
  process.env.JIUYE_DATA = join(testedSite(), "data");
  const { readPublished } = await import("#components/published.ts");
  return (await readPublished()).manifest.cities.map(({ id }) => id);
}
