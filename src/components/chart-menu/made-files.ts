import { hasPictures } from "#components/drawing/picture-files.ts";
import { type Lang, pathIn } from "#components/links.ts";
import {
  type ChartFileKind,
  chartDownloadName,
  chartMadePath,
  PICTURES,
} from "#contract/published/chart-files.ts";

// What the build makes of a chart besides its page, as it is offered.

export interface MadeFile {
  readonly kind: ChartFileKind;
  readonly address: string;
  /** On the reader's disk. */
  readonly download: string;
  /** Of pictures. */
  readonly size: { readonly width: number; readonly height: number } | null;
}

/** First what most come for. */
const OFFERED: readonly ChartFileKind[] = ["pptx", "slide", "square", "link", "svg", "html"];

/** None in a build without pictures, and of a chart with nothing to draw. */
export function madeFiles(
  chart: {
    readonly lang: Lang;
    readonly release: string;
    readonly indicator: { readonly id: string };
    readonly city: { readonly id: string };
    readonly block: object | null;
  },
  kinds: readonly ChartFileKind[] = OFFERED,
): MadeFile[] {
  if (!hasPictures || chart.block === null) return [];
  const { lang, indicator, city } = chart;
  return kinds.map((kind) => ({
    kind,
    address: pathIn(lang, chartMadePath(indicator.id, city.id, kind)),
    download: chartDownloadName(chart, indicator.id, city.id, kind),
    size: kind in PICTURES ? PICTURES[kind as keyof typeof PICTURES] : null,
  }));
}
