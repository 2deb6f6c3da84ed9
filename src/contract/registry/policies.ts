import { z } from "zod";
import { parseJson } from "./registry.ts";

// data/registry/policies.json and policy-systems.json: the public documents this site serves, and where each of
// their systems has its place here.

const bilingual = z.object({ zh: z.string().min(1), en: z.string().min(1) });

const policySchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** City or province id; null where the places were removed. */
  place: z.string().nullable(),
  /** A day, or the years it was collected from. */
  date: z.string(),
  number: z.string().nullable(),
  title: bilingual,
  summary: bilingual,
  systems: z.array(z.string()).min(1),
});
export type Policy = z.infer<typeof policySchema>;

const systemSchema = bilingual.extend({
  id: z.string(),
  /** Path without language. */
  page: z.string(),
});
export type PolicySystem = z.infer<typeof systemSchema>;

/** One count as a share of another, and what a document asks of it. */
const countShareSchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** Measures of data/registry/measures.json. */
  part: z.string(),
  whole: z.string(),
  at_least: z.number().gt(0).lte(1),
  /** Of policies.json. */
  policy: z.string(),
  /** Whom and which years the document speaks of; null for all. */
  city: z.string().nullable(),
  from_year: z.number().int().nullable(),
  to_year: z.number().int().nullable(),
  name: bilingual,
});
export type CountShare = z.infer<typeof countShareSchema>;

/** @throws naming the fault. */
export function parseCountShares(text: string): CountShare[] {
  return parseJson(z.array(countShareSchema), text, "count-shares.json");
}

export interface Policies {
  readonly policies: readonly Policy[];
  readonly systems: readonly PolicySystem[];
}

/** @throws naming the fault; every system of a document must have its place. */
export function parsePolicies(policies: string, systems: string): Policies {
  const parsed = {
    policies: parseJson(z.array(policySchema), policies, "policies.json"),
    systems: parseJson(z.array(systemSchema), systems, "policy-systems.json"),
  };
  const known = new Set(parsed.systems.map(({ id }) => id));
  for (const policy of parsed.policies) {
    const unknown = policy.systems.find((id) => !known.has(id));
    if (unknown !== undefined)
      throw new Error(
        `policies.json: ${policy.id} names ${unknown} (expected a system of policy-systems.json)`,
      );
  }
  return parsed;
}
