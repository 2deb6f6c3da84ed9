// Colours and sizes of the charts. On white every text colour passes WCAG AA (4.5:1); blue and burnt
// orange stay apart for every kind of colour blindness, and dash and marker say the same again.

export const THEME = {
  background: "#ffffff",
  text: "#1a1a1a",
  muted: "#595f69",
  grid: "#e3e6ea",
  axis: "#8a919c",
  target: "#9b1c31",
  official: "#1a1a1a",
  warning: "#8a4b00",
  hatch: "#8a919c",
  series: ["#0b4f8a", "#b34a00"],
  /** Cards for chat apps, in the colours of src/layouts/tokens.css. */
  card: {
    ...{ paper: "#fbfaf6", ink: "#17202b", muted: "#56606c", rule: "#ddd9cf" },
    ...{ accent: "#12466f", seal: "#a52a1f", onSeal: "#ffffff" },
  },
  bandOpacity: { ci95: 0.16, ci50: 0.3 },
  dash: [null, "7 3"],
  fontFamily:
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', sans-serif",
} as const;

export interface Sizes {
  readonly narrow: boolean;
  readonly margin: number;
  readonly title: number;
  readonly subtitle: number;
  readonly text: number;
  readonly label: number;
  readonly plotHeight: number;
  readonly lineHeight: number;
}

const WIDE: Sizes = {
  narrow: false,
  margin: 16,
  title: 20,
  subtitle: 14,
  text: 12,
  label: 15,
  plotHeight: 280,
  lineHeight: 1.4,
};
const NARROW: Sizes = {
  ...WIDE,
  narrow: true,
  margin: 12,
  title: 17,
  subtitle: 13,
  label: 14,
  plotHeight: 220,
};

/** Below this width a chart is read on a phone. */
const NARROW_BELOW = 520;

export function sizesOf(width: number): Sizes {
  return width < NARROW_BELOW ? NARROW : WIDE;
}

/** First series blue and solid, second orange and dashed. */
export function seriesStyle(index: number): { readonly color: string; readonly dash: string | null } {
  const i = index % THEME.series.length;
  return { color: THEME.series[i] ?? THEME.text, dash: THEME.dash[i] ?? null };
}

/** Of captions, ticks and sources. */
export const mutedText = (size: number) => ({ size, className: "chart-muted", fill: THEME.muted });
