import { z } from "zod";
import { ALERT_BANDS, ALERT_RULES } from "#contract/published/figure-tables.ts";
import { PERIOD_KINDS } from "../period.ts";
import { parseJson } from "./registry.ts";

// data/registry/alert-rules.json: the named rules of early warning, each decided from published tables alone.

const bilingual = z.object({ zh: z.string().min(1), en: z.string().min(1) });

const named = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** economy: of what is measured · data: of the measuring. */
  concerns: z.enum(["economy", "data"]),
  name: bilingual,
  threshold: bilingual,
  explanation: bilingual,
});

const figure = { indicator: z.string(), period_kind: z.enum(PERIOD_KINDS) };

const alertRuleSchema = z.discriminatedUnion("kind", [
  /** The joint interval lies above a target that is an upper bound and may be scored. */
  named.extend({ kind: z.literal("ceiling"), ...figure }),
  /** The joint verdict on the change against a year earlier. */
  named.extend({ kind: z.literal("change"), ...figure, verdict: z.enum(["rise", "fall"]) }),
  /** The band of a mass-layoff count, or a higher one. */
  named.extend({ kind: z.literal("band"), band_of: z.enum(ALERT_RULES), band: z.enum(ALERT_BANDS) }),
  /** The share of the listed units that responded. */
  named.extend({ kind: z.literal("response"), below: z.number().gt(0).lte(1) }),
  /** No figure for the quarter, for want of returns. */
  named.extend({ kind: z.literal("absent"), indicators: z.array(z.string()).min(1) }),
]);
export type AlertRule = z.infer<typeof alertRuleSchema>;
export type AlertRuleOf<K extends AlertRule["kind"]> = Extract<AlertRule, { kind: K }>;

/** @throws naming the fault; two rules of one id are one. */
export function parseAlertRules(text: string): AlertRule[] {
  const unique = z
    .array(alertRuleSchema)
    .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, "ids are not unique");
  return parseJson(unique, text, "alert-rules.json");
}
