import { z } from "zod";
import { parseJson } from "./registry.ts";

// docs/false-alarms.json: how often the rules fire though nothing happened; src/checks/figures/false-alarms.test.ts measures it.

const share = z.number().min(0).max(1);

const falseAlarmsSchema = z.object({
  /** Simulated quarters, each of so many cities in which nothing changes. */
  quarters: z.number().int().positive(),
  cities: z.number().int().positive(),
  seed: z.number().int(),
  /** Share of the quarters in which a rule fires in any city; every city has a ceiling and stands exactly on it. */
  by_rule: z.record(z.string(), share),
  /** Share of the quarters in which any rule on a change fires in any city. */
  any_change: share,
  /** The same with the ceilings that there are, their cities standing exactly on them. */
  any: share,
});
export type FalseAlarms = z.infer<typeof falseAlarmsSchema>;

/** @throws naming the fault. */
export function parseFalseAlarms(text: string): FalseAlarms {
  return parseJson(falseAlarmsSchema, text, "false-alarms.json");
}
