import { readFile } from "node:fs/promises";
import { type AlertRule, parseAlertRules } from "#contract/registry/alert-rules.ts";
import { type Alert, alertsOf } from "#report/alerts.ts";
import { readPublished } from "../published.ts";

// Alerts of the current release, decided once a build for each quarter.

let rules: Promise<AlertRule[]> | undefined;
const fired = new Map<string, Promise<Alert[]>>();

/** data/registry/alert-rules.json. @throws naming the fault. */
export function readAlertRules(): Promise<AlertRule[]> {
  rules ??= readFile("data/registry/alert-rules.json", "utf8").then(parseAlertRules);
  return rules;
}

/** What fired in a quarter, in all cities. */
export function firedIn(quarter: string): Promise<Alert[]> {
  const known = fired.get(quarter) ?? decide(quarter);
  fired.set(quarter, known);
  return known;
}

async function decide(quarter: string): Promise<Alert[]> {
  const { registry, ...tables } = await readPublished();
  const { targets, indicators } = registry;
  return alertsOf({ ...tables, targets, indicators, rules: await readAlertRules(), quarter });
}
