import type { RevisionRow } from "#contract/published/release-tables.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import { countByQuarter, countRevisions, type QuarterCount } from "./revision-counts.ts";
import type { Words } from "./words.ts";

// What a release did to the figures published before it, in plain words.

/** Earlier ones are put together. */
const QUARTERS_NAMED = 4;

export interface RevisedRelease {
  readonly release: string;
  /** All of this release. */
  readonly revisions: readonly RevisionRow[];
  /** The first that is kept can have revised nothing. */
  readonly isFirst: boolean;
  /** Figures by last quarter, where they are known. */
  readonly figures?: ReadonlyMap<string, number>;
}

/** "Release Q4 2017 revised 12 of the 140 figures for Q3 2017. Reason: late or corrected returns. …" */
export function releaseSentences(
  { release, revisions, isFirst, figures }: RevisedRelease,
  words: Words,
): string {
  const { t } = words;
  const name = words.release(release);
  if (isFirst) return t("revision.sentence.first", { release: name });
  if (revisions.length === 0) return t("revision.sentence.none", { release: name });
  const ends = joinList(quarterClauses(countByQuarter(revisions), figures, words), words);
  const { inside, outside, shown, withdrawn, verdicts, reasons } = countRevisions(revisions);
  const why = reasons.map((reason) => t(`revision.reason.${reason}`));
  const counted = (key: string, count: number) =>
    count === 0 ? [] : [t(`revision.sentence.${key}`, { count })];
  return [
    t("revision.sentence.revised", { release: name, ends }),
    t("revision.sentence.reasons", { reasons: joinList(why, words) }),
    ...(outside > 0 ? [t("revision.sentence.inside", { inside, outside })] : []),
    ...(outside === 0 && inside > 0 ? [t("revision.sentence.all_inside")] : []),
    ...counted("shown", shown),
    ...counted("withdrawn", withdrawn),
    ...counted("verdicts", verdicts),
  ].join(words.lang === "zh" ? "" : " ");
}

function quarterClauses(
  counts: readonly QuarterCount[],
  figures: RevisedRelease["figures"],
  words: Words,
): string[] {
  const named = counts.slice(0, QUARTERS_NAMED).map(({ quarter, revised }) => {
    const total = figures?.get(quarter);
    const said = { quarter: words.quarter(quarter), revised };
    return total === undefined
      ? words.t("revision.sentence.count", said)
      : words.t("revision.sentence.of", { ...said, total });
  });
  const earlier = counts.slice(QUARTERS_NAMED).reduce((sum, { revised }) => sum + revised, 0);
  return earlier === 0 ? named : [...named, words.t("revision.sentence.earlier", { revised: earlier })];
}

export function joinList(items: readonly string[], { lang }: Pick<Words, "lang">): string {
  return items.join(lang === "zh" ? "、" : ", ");
}

/** Where the revised value lies, in words; empty where there is nothing to hold it against. */
export function placeWords({ within_first }: Pick<RevisionRow, "within_first">, words: Words): string {
  if (within_first === null) return "";
  return words.t(within_first ? "revision.inside" : "revision.outside");
}

/** "同比判断：无法判断 → 上升"; empty where the verdict is as it was. */
export function verdictWords({ verdict_before, verdict_after }: RevisionRow, words: Words): string {
  if (verdict_before === verdict_after) return "";
  const [before, after] = [verdict_before, verdict_after].map((verdict) =>
    words.t(verdict === null ? "revision.no_verdict" : `verdict.change.${verdict}`),
  );
  return words.t("revision.verdict", { before: before ?? "", after: after ?? "" });
}

/** A standard error to round by, from the limits of a 95 % interval. */
export function errorOf(lower: number | null, upper: number | null): number | null {
  return lower === null || upper === null ? null : (upper - lower) / (2 * 1.96);
}

/** A difference that rounding hides. */
export function looksTheSame(row: RevisionRow, { unit }: Pick<Indicator, "unit">, words: Words): boolean {
  if (row.revised !== "value") return false;
  const [before, after] = [row.previous_estimate, row.estimate].map((value) =>
    value === null ? "" : words.value(unit, value, errorOf(row.lower, row.upper)),
  );
  return before === after;
}

/** "长春2017年三季度失业率4.0% → 4.3%" */
export function moveWords(
  row: RevisionRow,
  { unit, short }: Pick<Indicator, "unit" | "short">,
  city: string,
  words: Words,
): string {
  const se = errorOf(row.lower, row.upper);
  const value = (number: number | null) => (number === null ? "–" : words.value(unit, number, se));
  return words.t("revision.move", {
    ...{ city, name: short[words.lang], period: words.period(row.period, row.period_kind) },
    ...{ before: value(row.previous_estimate), after: value(row.estimate) },
  });
}

export function reasonWords(reason: string, words: Words): string {
  return joinList(
    reason.split(",").map((code) => words.t(`revision.reason.${code}`)),
    words,
  );
}
