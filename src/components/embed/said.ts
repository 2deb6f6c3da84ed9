import type { Lang } from "#components/links.ts";
import type { EmbedWords } from "./code.ts";
import type { EmbedHeights } from "./heights.ts";

// What the codes of an embed are made of, besides what is chosen. Plain data, for the browser too.

export const EMBED_AGES = ["frozen", "latest"] as const;
export type EmbedAge = (typeof EMBED_AGES)[number];
export const EMBED_KINDS = ["chart", "headlines"] as const;
export type EmbedKind = (typeof EMBED_KINDS)[number];

export interface EmbedSaying extends EmbedWords {
  readonly heights: EmbedHeights;
}

type OfAges = Readonly<Record<EmbedAge, EmbedSaying>>;

export interface BuilderFacts {
  /** Id of the release that stays. */
  readonly release: string;
  readonly indicator: string;
  readonly city: string;
  /** Whether the build makes pictures of the chart. */
  readonly hasPicture: boolean;
  readonly said: Readonly<Record<Lang, Readonly<Record<EmbedKind, OfAges>>>>;
}
