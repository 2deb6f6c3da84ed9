import { slugOf } from "#contract/page-paths.ts";
import { type PeriodKind, periodEnd } from "#contract/period.ts";
import type { ChangeRow, EstimateRow } from "#contract/published/figure-tables.ts";
import type { Manifest } from "#contract/published/manifest.ts";
import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import { cityOf, type Indicator, type Registry } from "#contract/registry/registry.ts";
import { releaseQuarter } from "#contract/release-id.ts";
import type { ChartBlockRow, LineBlock } from "./chart-block.ts";
import { chartLabels } from "./chart-labels.ts";
import { officialMarks, targetMarks } from "./context-marks.ts";
import { type DesignBasis, type Figure, isPrintable, statusOf } from "./figure.ts";
import { findingOf } from "./growth-title.ts";
import { placeName } from "./headline.ts";
import { newestRow } from "./newest-row.ts";
import { chartSentence, statusSentence, textAlternative } from "./sentences.ts";
import { targetLabel } from "./verdict.ts";
import type { Words } from "./words.ts";

/** Published tables that charts are made from; of all cities or of the one asked for. */
export interface ChartSource {
  readonly manifest: Pick<Manifest, "release" | "simulated" | "cities">;
  readonly registry: Pick<Registry, "cities" | "targets" | "official">;
  readonly estimates: readonly EstimateRow[];
  readonly changes: readonly ChangeRow[];
}

/** The chart of an indicator and a city: its page, pictures, slides and embeds are made from this. Plain data. */
export interface ChartDocument {
  readonly lang: "zh" | "en";
  readonly release: string;
  readonly simulated: boolean;
  readonly indicator: Indicator;
  readonly city: { readonly id: string; readonly zh: string; readonly en: string };
  readonly basis: DesignBasis;
  readonly kind: PeriodKind;
  /** The title: what the newest figure says, or why there is none. */
  readonly finding: string;
  /** Of one kind of period, oldest first; also those that say why there is no figure. */
  readonly rows: readonly EstimateRow[];
  /** Against a year earlier, of the same kind of period. */
  readonly changes: readonly ChangeRow[];
  /** The newest figure, its interval and its verdict. */
  readonly sentence: string;
  /** The same with its source, to be pasted. */
  readonly briefing: string;
  /** Null where no quarter has anything to draw; `finding` and `sentence` then say why. */
  readonly block: LineBlock | null;
  /** Title, source, release and the rest, also where there is no block. */
  readonly labels: LineBlock["labels"];
}

/** @returns a document for every indicator and city, also where the release has no row of them. */
export function chartDocument(
  source: ChartSource,
  indicator: Indicator,
  city: string,
  words: Words,
): ChartDocument {
  const { manifest, registry } = source;
  const known = manifest.cities.find(({ id }) => id === city);
  const basis = known?.design_basis ?? "not_stated";
  const newest = newestRow(source.estimates, city, indicator);
  const kind = newest?.period_kind ?? (indicator.pooling === "none" ? "quarter" : "four_quarter");
  const own = { city, indicator: indicator.id, kind };
  const rows = source.estimates.filter((row) => isOf(row, own));
  const changes = source.changes.filter((row) => isOf(row, own) && row.lag === 4);
  const head = {
    ...{ lang: words.lang, release: manifest.release, simulated: manifest.simulated },
    ...{ indicator, city: cityOf(registry.cities, city), basis, kind, rows, changes },
  };
  const said = newest ? saidOf(head, newest, words) : nothingSaid(head, words);
  const labels = { ...labelsOf(head, newest, words), title: said.finding, description: said.description };
  const { finding, sentence } = said;
  const block = rows.some(isDrawn) ? blockOf(head, labels, registry, words) : null;
  return { ...head, finding, sentence, briefing: briefingOf(head, sentence, words), block, labels };
}

type Head = Omit<ChartDocument, "finding" | "sentence" | "briefing" | "block" | "labels">;
type Said = { readonly finding: string; readonly sentence: string; readonly description: string };

function isOf(
  row: { readonly city: string; readonly indicator: string; readonly period_kind: PeriodKind },
  own: { readonly city: string; readonly indicator: string; readonly kind: PeriodKind },
): boolean {
  return row.city === own.city && row.indicator === own.indicator && row.period_kind === own.kind;
}

/** A suppressed quarter is drawn, too: as a hatch. */
function isDrawn(row: EstimateRow): boolean {
  return isPrintable(row) || ["too_few_units", "confidential"].includes(statusOf(row));
}

function saidOf(head: Head, row: EstimateRow, words: Words): Said {
  const { indicator, city, kind, basis } = head;
  const change = head.changes.find(({ period }) => period === row.period) ?? null;
  const grows = indicator.unit === "percent_change";
  const figure: Figure = { indicator, city, kind, row, basis, change: grows ? null : change };
  return {
    finding: findingOf(figure, indicator.matched_lag === 4 ? 4 : 1, words),
    sentence: chartSentence(figure, words),
    description: textAlternative(figure, head.rows, words),
  };
}

function nothingSaid(head: Head, words: Words): Said {
  const place = placeName(head, words);
  const name = head.indicator.name[words.lang];
  const finding = words.t("chart.nothing", { place, name });
  const reason = statusSentence("not_collected", words);
  const sentence = words.lang === "zh" ? `${finding}。${reason}` : `${finding}. ${reason}`;
  return { finding, sentence, description: sentence };
}

function labelsOf(head: Head, newest: EstimateRow | undefined, words: Words) {
  const { lang } = words;
  const labels = chartLabels({ ...head, city: head.city[lang] }, words);
  const last = newest && periodEnd(newest.period);
  if (last === undefined || last >= quarterIndex(releaseQuarter(head.release))) return labels;
  const release = words.release(head.release);
  return {
    ...labels,
    release: words.t("chart.release_behind", { release, quarter: words.quarter(quarterOf(last)) }),
  };
}

function briefingOf(
  { indicator, release, simulated }: Head,
  sentence: string,
  { t, ...words }: Words,
): string {
  const survey = t(`briefing.survey.${indicator.survey}`);
  return t("briefing.sentence", {
    sentence,
    site: t("site.name"),
    release: words.release(release),
    survey: simulated ? t("briefing.simulated", { survey }) : survey,
  });
}

function blockOf(
  { indicator, city, kind, rows }: Head,
  labels: LineBlock["labels"],
  { targets, official }: ChartSource["registry"],
  words: Words,
): LineBlock {
  const of = <T extends { readonly city: string; readonly chart: string }>(marks: readonly T[]) =>
    marks.filter((mark) => mark.city === city.id && mark.chart !== "none");
  const last = quarterOf(periodEnd(rows.at(-1)?.period ?? ""));
  return {
    ...{ kind: "line", id: slugOf(indicator.id), unit: indicator.unit, labels },
    rows: rows.map((row) => chartRow(city.id, row)),
    series: [{ id: city.id, label: city[words.lang] }],
    target: targetMarks(of(targets), indicator.id, kind, last).map((target) => ({
      ...target,
      label: targetLabel(target, { indicator }, words),
    })),
    official: officialMarks(of(official), indicator.id, kind).map((mark) => ({
      ...mark,
      label: words.t("chart.official", { concept: words.t(`concept.${mark.concept}`) }),
    })),
  };
}

/** A published row as charts take it. */
export function chartRow(series: string, row: EstimateRow): ChartBlockRow {
  return {
    ...{ series, quarter: quarterOf(periodEnd(row.period)), period: row.period, estimate: row.estimate },
    ...{ ci_lower: row.ci_lower, ci_upper: row.ci_upper, se: row.se, quality: row.quality },
    ...{ ci_lower_50: row.ci_lower_50, ci_upper_50: row.ci_upper_50 },
    obs_status: row.conf_status === "confidential" ? "confidential" : row.obs_status,
  };
}
