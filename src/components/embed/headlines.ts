import { documentOf } from "#components/drawing/drawn-chart.ts";
import type { Lang } from "#components/links.ts";
import { readPublished } from "#components/published.ts";
import type { ChangeVerdict } from "#contract/published/published-codes.ts";
import { wordsIn } from "#i18n/words.ts";
import { isPrintable } from "#report/figure.ts";
import { intervalText } from "#report/sentences.ts";
import { type EmbedHeights, FRAME, footBlock, textHeight } from "./heights.ts";

/** One headline of a city, in words. */
export interface HeadlineTile {
  readonly indicator: string;
  readonly name: string;
  /** What it measures of which quarters. */
  readonly period: string;
  /** Null where there is no figure; `reason` then says why. */
  readonly value: string | null;
  readonly interval: string;
  readonly verdict: ChangeVerdict | null;
  /** The verdict in words; empty without one. */
  readonly change: string;
  readonly reason: string;
}

export interface Headlines {
  readonly city: string;
  readonly simulated: boolean;
  readonly title: string;
  readonly release: string;
  readonly tiles: readonly HeadlineTile[];
}

export async function headlinesOf(lang: Lang, city: string): Promise<Headlines> {
  const { registry } = await readPublished();
  const words = wordsIn(lang);
  const headlines = registry.indicators.filter(({ headline }) => headline);
  const documents = await Promise.all(headlines.map(({ id }) => documentOf(lang, id, city)));
  const [first] = documents;
  const name = first?.city[lang] ?? city;
  return {
    city: name,
    simulated: first?.simulated ?? false,
    title: words.t("embed.headlines", { city: name }),
    release: first ? words.t("chart.release", { release: words.release(first.release) }) : "",
    tiles: documents.map(({ indicator, rows, kind, finding }) => {
      const row = rows.at(-1);
      const known = row && isPrintable(row) ? row : null;
      const verdict = known?.verdict_change ?? null;
      return {
        indicator: indicator.id,
        name: indicator.short[lang],
        period: row
          ? words.t("embed.period", {
              period: words.period(row.period, kind),
              kind: words.t(`period_kind.${indicator.pooling}.${kind}`),
            })
          : "",
        value: known && words.value(indicator.unit, known.estimate, known.se),
        interval: known ? intervalText({ indicator, row: known }, words) : "",
        verdict,
        change: verdict
          ? words.t(`report.change.${verdict}`, { against: words.t("report.against.year") })
          : "",
        reason: known ? "" : finding,
      };
    }),
  };
}

/** Lengths as in src/layouts/embed.css. @param foot lines under the tiles. */
export function headlinesHeights(
  { title, simulated, tiles }: Headlines,
  foot: readonly string[],
): EmbedHeights {
  const tileHeight = (tile: HeadlineTile, width: number) => {
    const small = (text: string) => ({ text, size: 13, lineHeight: 20, gap: 0 });
    const figure =
      tile.value === null
        ? [{ text: tile.reason, size: 15, lineHeight: 24, gap: 4 }]
        : [{ text: tile.value, size: 28, lineHeight: 36, gap: 4, bold: true }, small(tile.interval)];
    const blocks = [
      { text: tile.name, size: 15, lineHeight: 24, gap: 0, bold: true },
      ...[small(tile.period), ...figure],
      ...(tile.verdict ? [{ ...small(`▲ ${tile.change}`), gap: 6 }] : []),
    ];
    return textHeight(blocks, width) + 2 * 12 + 2;
  };
  const rest = (width: number) =>
    textHeight(
      [{ text: title, size: 17, lineHeight: 24, gap: 14, bold: true }, ...foot.map(footBlock)],
      width,
    ) +
    (simulated ? 28 : 0) +
    (12 + 12);
  const beside = (width: number) =>
    rest(width) + Math.max(...tiles.map((tile) => tileHeight(tile, (width - 24) / 3 - 26)));
  const below = (width: number) =>
    rest(width) + tiles.map((tile) => tileHeight(tile, width - 26) + 12).reduce((a, b) => a + b, -12);
  return {
    wide: Math.ceil(Math.max(beside(FRAME.wide - 32), beside(FRAME.leastWide - 32))),
    narrow: Math.ceil(below(FRAME.narrow - 32)),
  };
}
