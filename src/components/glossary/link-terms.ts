import type { GlossaryEntry } from "#contract/registry/glossary.ts";
import type { Lang } from "#i18n/dictionary.ts";

/** A part of a sentence; with a term's id where it names it. */
export interface TextPart {
  readonly text: string;
  readonly term?: string;
}

/** The sentence in parts, each term where it is named first. @throws when a term is not named in it. */
export function linkTerms(text: string, entries: readonly GlossaryEntry[], lang: Lang): TextPart[] {
  const places = entries.map((entry) => placeOf(text, entry, lang)).toSorted((a, b) => a.from - b.from);
  const parts: TextPart[] = [];
  let done = 0;
  for (const { from, to, term } of places) {
    if (from < done) throw new Error(`${term} overlaps another term in: ${text}`);
    parts.push({ text: text.slice(done, from) }, { text: text.slice(from, to), term });
    done = to;
  }
  return [...parts, { text: text.slice(done) }].filter((part) => part.text !== "");
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly term: string;
}

/** Longer names first: “95% interval” before “interval”. An English name may stand in the plural. */
function placeOf(text: string, { id, term, also }: GlossaryEntry, lang: Lang): Place {
  const names = [term[lang], ...also[lang]].toSorted((a, b) => b.length - a.length);
  for (const name of names) {
    const from = text.toLowerCase().indexOf(name.toLowerCase());
    if (from < 0) continue;
    const end = from + name.length;
    return { from, to: lang === "en" && text[end] === "s" ? end + 1 : end, term: id };
  }
  throw new Error(`glossary: none of ${names.join(", ")} stands in: ${text}`);
}
