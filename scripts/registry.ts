import { readFile } from "node:fs/promises";
import { type Registry, registryFrom } from "#contract/registry/registry.ts";

/** Reads data/registry. @throws naming the registry and the fault. */
export function readRegistry(): Promise<Registry> {
  return registryFrom((file) => readFile(new URL(`../data/registry/${file}`, import.meta.url), "utf8"));
}
