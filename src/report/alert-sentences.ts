import type { Bilingual } from "#contract/column.ts";
import type { AlertRule } from "#contract/registry/alert-rules.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { Alert, AlertFacts } from "./alerts.ts";
import type { DesignBasis } from "./figure.ts";
import { placeName } from "./headline.ts";
import { targetLabel } from "./verdict.ts";
import type { Words } from "./words.ts";

export interface AlertPlace {
  readonly city: Bilingual;
  readonly basis?: DesignBasis;
}

/** What fired, with the numbers it rests on: one sentence. @throws when an indicator is unknown. */
export function alertSentence(
  { quarter, facts }: Pick<Alert, "quarter" | "facts">,
  place: AlertPlace,
  indicators: readonly Indicator[],
  words: Words,
): string {
  const said = { place: placeName(place, words), quarter: words.quarter(quarter) };
  if (facts.kind === "ceiling") return ceilingSentence(facts, said, indicators, words);
  if (facts.kind === "change") return changeSentence(facts, said, indicators, words);
  if (facts.kind === "band") {
    const band = words.t(`alerts.band.${bandKey(facts.band)}`);
    return words.t(`alerts.sentence.band_${facts.quarters}`, { ...said, band });
  }
  if (facts.kind === "response") {
    const survey = words.t(`alerts.survey.${facts.survey}`);
    const { listed, responded } = facts;
    return words.t("alerts.sentence.response", { ...said, survey, listed, responded });
  }
  const { name } = named(indicators, facts.indicator);
  const reason = words.t(`status_short.${facts.status}`);
  return words.t("alerts.sentence.absent", { ...said, name: name[words.lang], reason });
}

/** Name of the rule in the language; its id where the rules have lost it. */
export function ruleName(rules: readonly AlertRule[], id: string, { lang }: Pick<Words, "lang">): string {
  return rules.find((rule) => rule.id === id)?.name[lang] ?? id;
}

type FactsOf<K extends AlertFacts["kind"]> = Extract<AlertFacts, { kind: K }>;
type Said = Readonly<Record<"place" | "quarter", string>>;

function ceilingSentence(
  { indicator, period, period_kind, estimate, limits, se, target }: FactsOf<"ceiling">,
  said: Said,
  indicators: readonly Indicator[],
  words: Words,
): string {
  const own = named(indicators, indicator);
  return words.t("alerts.sentence.ceiling", {
    ...said,
    name: own.name[words.lang],
    period: words.period(period, period_kind),
    value: words.value(own.unit, estimate, se),
    interval: words.interval(own.unit, limits.lower, limits.upper, se),
    target: targetLabel(target, { indicator: own }, words),
  });
}

function changeSentence(
  { indicator, period, period_kind, verdict, change, limits, se }: FactsOf<"change">,
  said: Said,
  indicators: readonly Indicator[],
  words: Words,
): string {
  const own = named(indicators, indicator);
  return words.t(`alerts.sentence.${verdict}`, {
    ...said,
    name: own.name[words.lang],
    period: words.period(period, period_kind),
    change: words.change(own.unit, change, se),
    interval: words.changeInterval(own.unit, limits.lower, limits.upper, se),
  });
}

function named(indicators: readonly Indicator[], id: string): Indicator {
  const found = indicators.find((indicator) => indicator.id === id);
  if (!found) throw new Error(`unknown indicator: ${id} (an alert speaks of it)`);
  return found;
}

/** Bands are written <3 and >10, which no key can be. */
export function bandKey(band: string): string {
  return band.replace("<", "below_").replace(">", "above_").replace("-", "_");
}
