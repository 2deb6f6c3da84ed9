import type { DesignBasis } from "./figure.ts";
import type { Words } from "./words.ts";

// METHOD section 0.1: figures of a purposive panel are panel indicators, and are titled so.

/** "面板指标:样本监测失业率" for a purposive panel, else the bare name. */
export function indicatorLabel(name: string, basis: DesignBasis, words: Words): string {
  return basis === "purposive" ? words.t("basis.panel_indicator", { name }) : name;
}

/** What to say of how the units were chosen. */
export function basisNote(basis: DesignBasis, words: Words): string {
  return words.t(`basis.note.${basis}`);
}

/** How intervals are called: a purposive panel's hold only if the panel is taken as if random. */
export function intervalLabel(basis: DesignBasis, words: Words): string {
  return words.t(basis === "purposive" ? "basis.interval.purposive" : "basis.interval.random");
}
