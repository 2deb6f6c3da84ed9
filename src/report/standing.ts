import type { Bilingual } from "#contract/column.ts";
import { CHANGE_VERDICTS, type ChangeVerdict } from "#contract/published/published-codes.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { ChangeFigure } from "./figure.ts";
import type { Words } from "./words.ts";

// How many cities rose, fell, or allow no verdict, and which: for all cities judged at once.

export interface JudgedCity {
  readonly name: Bilingual;
  readonly change: Pick<ChangeFigure, "change" | "se"> | null;
  /** Holds together with those of the other cities; null where no change could be judged. */
  readonly verdict: ChangeVerdict | null;
}

type Named = Pick<Indicator, "short" | "unit">;

/** The answer of the first line: counts of cities, said in full where none rose or fell. */
export function standingSentence(
  indicator: Named,
  cities: readonly JudgedCity[],
  words: Words & Counting,
): string {
  const counts = countVerdicts(cities);
  const total = CHANGE_VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0);
  const name = indicator.short[words.lang];
  if (total === 0) return words.t("home.lead_none", { name });
  if (counts.rise + counts.fall === 0)
    return words.t("home.lead_unclear", { name, total: words.integer(total) });
  return words.t("home.lead", {
    ...{ name, total: words.integer(total) },
    rise: words.integer(counts.rise),
    fall: words.integer(counts.fall),
    none: words.integer(counts.no_change_demonstrated),
  });
}

/** Which cities rose and which fell, by how much; or that none can be shown to have. */
export function changedSentences(indicator: Named, cities: readonly JudgedCity[], words: Words): string[] {
  const sentences = (["rise", "fall"] as const).flatMap((verdict) => {
    const found = cities.filter((city) => city.verdict === verdict);
    if (found.length === 0) return [];
    const list = found.map((city) => changedCity(city, indicator, words));
    return [
      words.t(`home.changed.${verdict}`, {
        name: indicator.short[words.lang],
        cities: list.join(words.t("home.changed.and")),
      }),
    ];
  });
  if (sentences.length > 0) return sentences;
  const judged = cities.some(({ verdict }) => verdict !== null);
  const name = indicator.short[words.lang];
  return [words.t(judged ? "home.changed.none" : "home.changed.unjudged", { name })];
}

export function countVerdicts(cities: readonly Pick<JudgedCity, "verdict">[]): Record<ChangeVerdict, number> {
  const count = (verdict: ChangeVerdict) => cities.filter((city) => city.verdict === verdict).length;
  return {
    rise: count("rise"),
    fall: count("fall"),
    no_change_demonstrated: count("no_change_demonstrated"),
  };
}

export interface Counting {
  integer(value: number): string;
}

function changedCity({ name, change }: JudgedCity, { unit }: Named, words: Words): string {
  const city = name[words.lang];
  if (change?.change == null) return city;
  return words.t("home.changed.city", { city, change: words.change(unit, change.change, change.se) });
}
