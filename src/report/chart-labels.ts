import type { PeriodKind } from "#contract/period.ts";
import type { ChartLabels } from "#contract/published/chart-data.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import { indicatorLabel } from "./design-basis.ts";
import type { DesignBasis } from "./figure.ts";
import { standingLabels } from "./standing-labels.ts";
import type { Words } from "./words.ts";

export interface Labelled {
  readonly indicator: Pick<Indicator, "name" | "unit" | "pooling" | "domain" | "survey">;
  readonly basis: DesignBasis;
  readonly kind: PeriodKind;
  /** Name of the city, or of the cities. */
  readonly city: string;
  readonly release: string;
  readonly simulated: boolean;
  /** Key of area.*, where it is not the indicator's own. */
  readonly area?: string;
}

/** What stands in every chart besides its finding and its text alternative. */
export function chartLabels(
  { indicator, basis, kind, city, release, simulated, area = ownArea(indicator) }: Labelled,
  words: Words,
): Omit<ChartLabels, "title" | "description"> {
  const { t, lang } = words;
  return {
    subtitle: t("chart.subtitle", {
      name: indicatorLabel(indicator.name[lang], basis, words),
      unit: t(`unit.${indicator.unit}`),
      area: t(`area.${area}`),
      period_kind: t(`period_kind.${indicator.pooling}.${kind}`),
    }),
    source: sourceLine(indicator.survey, city, words),
    ...standingLabels({ release, simulated }, words),
    interval: t(indicator.survey === "register" ? "chart.complete" : "chart.interval"),
  };
}

function ownArea({ domain, survey }: Pick<Indicator, "domain" | "survey">): string {
  if (survey === "enterprise") return "enterprises";
  return domain === "*" ? "all" : domain;
}

function sourceLine(survey: Indicator["survey"], city: string, { t }: Words): string {
  return t(survey === "community" ? "figure.source" : `figure.source_${survey}`, { city });
}
