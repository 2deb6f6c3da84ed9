// Colours and sizes of every chart. Two series differ in colour (blue, orange), dash and marker.

export const COLOURS = {
  paper: "#ffffff",
  text: "#17202b",
  muted: "#56606c",
  grid: "#e3e0d8",
  series: ["#12466f", "#b04a0a"],
  band50: ["#8db3d1", "#eeb48d"],
  band95: ["#d5e3ee", "#f9e2d2"],
  target: "#8a1c3b",
  official: "#2f2f2f",
  simulated: "#7a5200",
} as const;

export const FONT =
  "system-ui, 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

export interface Sizes {
  readonly pad: number;
  readonly title: number;
  readonly text: number;
  readonly small: number;
  readonly plotHeight: number;
  /** Fewest pixels between two year labels. */
  readonly yearGap: number;
}

/** Phones get relatively larger text and fewer ticks. */
export function sizesFor(width: number): Sizes {
  return width < 480
    ? { pad: 10, title: 17, text: 13, small: 12, plotHeight: 230, yearGap: 48 }
    : { pad: 16, title: 20, text: 13.5, small: 12, plotHeight: 300, yearGap: 52 };
}
