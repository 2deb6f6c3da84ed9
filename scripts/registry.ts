import { readFile } from "node:fs/promises";
import { parseRegistry, type Registry } from "#contract/registry.ts";

/** Reads data/registry. @throws naming the registry and the fault. */
export async function readRegistry(): Promise<Registry> {
  const read = (name: string) => readFile(new URL(`../data/registry/${name}`, import.meta.url), "utf8");
  const [cities, indicators, targets, official, measures, sectors, releases] = await Promise.all(
    [
      "cities.json",
      "indicators.json",
      "targets.csv",
      "official.csv",
      "measures.json",
      "sectors.json",
      "releases.csv",
    ].map(read),
  );
  return parseRegistry({
    cities: cities ?? "",
    indicators: indicators ?? "",
    targets: targets ?? "",
    official: official ?? "",
    measures: measures ?? "",
    sectors: sectors ?? "",
    releases: releases ?? "",
  });
}
