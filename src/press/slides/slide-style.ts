import { THEME } from "#charts/theme.ts";

// How slides look. Lengths are in inches on a page of 13.333 by 7.5, sizes of letters in points.

export const PAGE = { width: 13.333, height: 7.5 } as const;
export const EDGE = 0.6;
export const ROOM = PAGE.width - 2 * EDGE;

/** Without the sign that CSS puts before. */
export const COLOR = {
  paper: "FFFFFF",
  ink: hex(THEME.card.ink),
  muted: hex(THEME.card.muted),
  rule: hex(THEME.card.rule),
  accent: hex(THEME.card.accent),
  seal: hex(THEME.card.seal),
  onSeal: "FFFFFF",
  head: "E6EEF5",
  series: hex(THEME.series[0]),
  /** Of figures to be used with caution. */
  rough: "B5CBDF",
  target: hex(THEME.target),
  official: hex(THEME.official),
  grid: hex(THEME.grid),
  axis: hex(THEME.axis),
} as const;

/** Typefaces that Office and WPS have: of letters, and of Chinese. Texts name none, so that a slide takes on the deck it is pasted into. */
export const FACES = {
  zh: { latin: "Arial", eastAsian: "Microsoft YaHei" },
  en: { latin: "Arial", eastAsian: "Microsoft YaHei" },
} as const;

/** As Office writes languages: of a text, and of what in it is in the other script. */
export const LANGUAGES = {
  zh: { own: "zh-CN", other: "en-US" },
  en: { own: "en-GB", other: "zh-CN" },
} as const;

function hex(color: string): string {
  return color.slice(1).toUpperCase();
}
