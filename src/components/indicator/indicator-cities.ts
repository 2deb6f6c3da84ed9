import { type DotRow, intervalDots } from "#charts/interval-dots.ts";
import type { EstimateRow } from "#contract/published/figure-tables.ts";
import { cityOf, type Indicator } from "#contract/registry/registry.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { newestRow } from "#report/newest-row.ts";
import { standingLabels } from "#report/standing-labels.ts";
import { CHART_WIDTHS } from "../headline/headline-figure.ts";
import { citiesInOrder } from "../headline/headline-standing.ts";
import type { Published } from "../published.ts";

export interface IndicatorStanding {
  readonly city: string;
  readonly row: EstimateRow;
}

/** The newest figure of every city, in the order of the registry; cities without any row are left out. */
export function indicatorStandings(
  { manifest, registry, estimates }: Pick<Published, "manifest" | "registry" | "estimates">,
  indicator: Indicator,
): IndicatorStanding[] {
  const own = estimates.filter((row) => row.indicator === indicator.id);
  return citiesInOrder(manifest, registry).flatMap(({ id }) => {
    const row = newestRow(own, id, indicator);
    return row ? [{ city: id, row }] : [];
  });
}

/** Cities as dots with their intervals, at both widths; null where there is nothing to draw. */
export function indicatorFigure(
  document: Document,
  standings: readonly IndicatorStanding[],
  indicator: Indicator,
  { manifest, registry }: Pick<Published, "manifest" | "registry">,
  words: LanguageWords,
): { readonly wide: string; readonly narrow: string } | null {
  if (!standings.some(({ row }) => row.estimate !== null)) return null;
  const { t, lang } = words;
  const kind = indicator.pooling === "none" ? "quarter" : "four_quarter";
  const name = (city: string) => cityOf(registry.cities, city)[lang];
  const rows: DotRow[] = standings.map(({ city, row }) => ({
    ...row,
    ...{ label: name(city), absent: row.obs_status === "normal" ? "" : t(`status_short.${row.obs_status}`) },
  }));
  const shown = standings.filter(({ row }) => row.estimate !== null).map(({ city }) => name(city));
  const draw = (size: keyof typeof CHART_WIDTHS) =>
    intervalDots(rows, {
      document,
      ...{ id: `cities-${size}`, width: CHART_WIDTHS[size] },
      labels: {
        title: t("indicator.chart_title", { name: indicator.name[lang], count: words.integer(shown.length) }),
        subtitle: t(`period_kind.${indicator.pooling}.${kind}`),
        source: t("chart.source"),
        ...standingLabels(manifest, words),
        interval: t("chart.interval"),
        description: spoken(standings, indicator, name, words),
      },
      format: {
        value: (value, se) => words.value(indicator.unit, value, se),
        tick: (value, step) => words.tick(indicator.unit, value, step),
      },
    }).outerHTML;
  return { wide: draw("wide"), narrow: draw("narrow") };
}

function spoken(
  standings: readonly IndicatorStanding[],
  { unit }: Indicator,
  name: (city: string) => string,
  words: LanguageWords,
): string {
  const said = standings.flatMap(({ city, row }) =>
    row.estimate === null || row.ci_lower === null || row.ci_upper === null
      ? []
      : words.t("enterprises.chart.row", {
          name: name(city),
          value: words.value(unit, row.estimate, row.se),
          interval: words.interval(unit, row.ci_lower, row.ci_upper, row.se),
        }),
  );
  return said.join(words.lang === "zh" ? "；" : "; ");
}
