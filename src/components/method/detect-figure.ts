import { type DetectCurve, detectCurve } from "#charts/detect-curve.ts";
import type { LanguageWords } from "#i18n/words.ts";
import { halfWidth, powerAgainst, type SampleDesign } from "#report/detectability.ts";
import { CHART_WIDTHS } from "../headline/headline-figure.ts";

// The figure of what 20, 60 or 200 communities can show: at build, and again after a reader's choice.

export interface DetectChoice {
  readonly n: number;
  /** Shares. */
  readonly rate: number;
  readonly other: number;
  readonly rho: number;
}

export const FIRST_CHOICE: DetectChoice = { n: 20, rate: 0.045, other: 0.04, rho: 0.003 };
export const RHOS = [0.001, 0.003, 0.01] as const;
export const SHOWN = [20, 60, 200] as const;
const TICKS = [10, 20, 60, 100, 200, 300] as const;
const GRID = [10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 130, 160, 200, 250, 300];
/** Urban communities of the study, and the labour force of one. */
const STUDY = { population: 320, size: 2300 } as const;

export function designOf({ n, rate, rho }: DetectChoice): SampleDesign {
  return { ...STUDY, n, rate, rho };
}

/** What so many communities show of such a rate. */
export function detectSentence(choice: DetectChoice, t975: readonly number[], words: LanguageWords): string {
  const design = designOf(choice);
  return words.t("methodology.detect.sentence", {
    n: words.integer(choice.n),
    rate: words.value("percent", choice.rate),
    half: words.changeSize("percent", halfWidth(design, t975)),
    other: words.value("percent", choice.other),
    chance: words.integer(Math.round(100 * powerAgainst(design, choice.other, t975))),
  });
}

export function drawDetect(
  document: Document,
  choice: DetectChoice,
  t975: readonly number[],
  size: keyof typeof CHART_WIDTHS,
  words: LanguageWords,
): SVGElement {
  const { t } = words;
  const rhos = [...new Set([...RHOS, choice.rho])].sort((a, b) => a - b);
  const curves: DetectCurve[] = rhos.map((rho) => ({
    label: t("methodology.detect.rho", { rho }),
    points: GRID.map((n) => [n, halfWidth(designOf({ ...choice, n, rho }), t975)] as const),
    chosen: rho === choice.rho,
  }));
  return detectCurve(curves, {
    document,
    ...{ id: `detect-${size}`, width: CHART_WIDTHS[size], ticks: TICKS, marked: choice.n },
    labels: {
      title: t("methodology.detect.title"),
      subtitle: t("methodology.detect.subtitle", { rate: words.value("percent", choice.rate) }),
      source: t("methodology.detect.source"),
      release: "",
      description: detectSentence(choice, t975, words),
    },
    format: {
      tick: (value, step) => words.tick("percent", value, step),
      count: (n) => words.integer(n),
    },
  });
}
