import { readFile } from "node:fs/promises";
import { ALERT_BANDS, type AlertRow } from "#contract/published/figure-tables.ts";
import type { Manifest } from "#contract/published/manifest.ts";
import type { AlertRule } from "#contract/registry/alert-rules.ts";
import { type FalseAlarms, parseFalseAlarms } from "#contract/registry/false-alarms.ts";
import type { LanguageWords } from "#i18n/words.ts";

// How often the rules of early warning fire, and of which quarter of a city they speak.

/** docs/false-alarms.json. @throws naming the fault. */
export async function readFalseAlarms(): Promise<FalseAlarms> {
  return parseFalseAlarms(await readFile("docs/false-alarms.json", "utf8"));
}

/** How often a rule fires by chance, or has fired in the quarters published; empty where neither is known. */
export function rateSentence(
  rule: AlertRule,
  measured: FalseAlarms,
  alerts: readonly AlertRow[],
  words: LanguageWords,
): string {
  if (rule.kind === "band") return reachSentence(rule, alerts, words);
  const rate = measured.by_rule[rule.id];
  if (rate === undefined) return "";
  const cities = words.integer(measured.cities);
  return words.t(`alerts.rate.${rule.kind}`, { cities, rate: words.value("percent", rate) });
}

function reachSentence(
  { band_of, band }: Extract<AlertRule, { kind: "band" }>,
  alerts: readonly AlertRow[],
  { t, integer }: LanguageWords,
): string {
  const own = alerts.filter(({ rule }) => rule === band_of);
  if (own.length === 0) return t("alerts.rate.no_bands");
  const line = ALERT_BANDS.indexOf(band);
  const reached = own.filter((row) => ALERT_BANDS.indexOf(row.band) >= line).length;
  return t("alerts.rate.band", { reached: integer(reached), all: integer(own.length) });
}

/** The newest quarter of which a city has returns of either survey; the release's own without any. */
export function newestQuarter(
  { community, enterprise }: Pick<Manifest["cities"][number], "community" | "enterprise">,
  release: string,
): string {
  const lasts = [community, enterprise].flatMap((survey) => (survey ? [survey.last] : []));
  return lasts.toSorted().at(-1) ?? release;
}
