import { readFile } from "node:fs/promises";
import {
  type CountShare,
  type Policies,
  parseCountShares,
  parsePolicies,
} from "#contract/registry/policies.ts";

let policies: Promise<Policies> | undefined;

/** The documents and their systems, read once a build. @throws naming the fault. */
export function readPolicies(): Promise<Policies> {
  const read = (name: string) => readFile(`data/registry/${name}`, "utf8");
  policies ??= Promise.all([read("policies.json"), read("policy-systems.json")]).then(
    ([documents, systems]) => parsePolicies(documents, systems),
  );
  return policies;
}

let shares: Promise<CountShare[]> | undefined;

/** data/registry/count-shares.json. @throws naming the fault. */
export function readCountShares(): Promise<CountShare[]> {
  shares ??= readFile("data/registry/count-shares.json", "utf8").then(parseCountShares);
  return shares;
}
