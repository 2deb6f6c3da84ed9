import type { ChartLabels } from "#contract/published/chart-data.ts";
import type { Words } from "./words.ts";

/** What every chart says alike: its release, and what its signs mean. */
export function standingLabels(
  { release, simulated }: { release: string; simulated: boolean },
  words: Words,
) {
  const { t } = words;
  return {
    release: t("chart.release", { release: words.release(release) }),
    simulated: simulated ? t("chart.simulated") : null,
    rough: t("chart.rough"),
    suppressed: t("chart.suppressed"),
    gap: t("chart.gap"),
    cut: t("chart.cut"),
  } satisfies Partial<ChartLabels>;
}
