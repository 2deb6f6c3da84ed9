import type { Lang } from "#components/links.ts";
import type { Published } from "#components/published.ts";
import { comparePath } from "#contract/page-paths.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import { type CompareFacts, compareFacts } from "./facts.ts";

export interface ComparedIndicator {
  readonly indicator: Indicator;
  /** Its page, without language. */
  readonly path: string;
  readonly facts: CompareFacts;
}

/** The indicators that cities can be laid beside each other by, headlines first. */
export function comparedIndicators(published: Published, lang: Lang): ComparedIndicator[] {
  const { indicators } = published.registry;
  const ordered = [...indicators.filter((i) => i.headline), ...indicators.filter((i) => !i.headline)];
  return ordered.flatMap((indicator) => {
    const facts = compareFacts(published, indicator, lang);
    return facts ? [{ indicator, path: comparePath(indicator.id), facts }] : [];
  });
}
