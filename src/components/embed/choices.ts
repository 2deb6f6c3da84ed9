import type { Lang } from "#components/links.ts";
import { EMBED_THEMES, HEADLINES_EMBED, LATEST_EMBED } from "#contract/published/chart-files.ts";
import { type CodeOptions, embedCode, imageCode } from "./code.ts";
import { type BuilderFacts, EMBED_AGES, EMBED_KINDS, type EmbedSaying } from "./said.ts";

/** What may be chosen of an embed; the first of each is what stands there without a script. */
export const CHOICES = {
  age: EMBED_AGES,
  kind: EMBED_KINDS,
  theme: EMBED_THEMES,
  width: ["wide", "narrow"],
  lang: ["zh", "en"],
} as const;
export type Choices = { readonly [name in keyof typeof CHOICES]: (typeof CHOICES)[name][number] };
export const CHOICE_NAMES = Object.keys(CHOICES) as readonly (keyof Choices)[];

export function firstChoices(lang: Lang): Choices {
  return { age: "frozen", kind: "chart", theme: "light", width: "wide", lang };
}

export interface ChosenCodes {
  readonly options: CodeOptions & { readonly words: EmbedSaying };
  readonly frame: string;
  /** None of the headlines, nor where there is no picture. */
  readonly image: string | null;
}

export function codesOf(facts: BuilderFacts, choices: Choices, origin: string): ChosenCodes {
  const { age, kind, theme, width, lang } = choices;
  const said = facts.said[lang][kind][age];
  const options = {
    embedded: {
      ...{ lang, city: facts.city, release: age === "latest" ? LATEST_EMBED : facts.release },
      chart: kind === "chart" ? facts.indicator : HEADLINES_EMBED,
    },
    ...{ theme, words: said, height: said.heights[width], origin },
  };
  const image = kind === "chart" && facts.hasPicture ? imageCode(options) : null;
  return { options, frame: embedCode(options), image };
}
