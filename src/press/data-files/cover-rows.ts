import type { Bilingual, Table } from "#contract/column.ts";
import { DATA_LICENCE } from "#contract/data-licence.ts";
import { LANGS } from "#i18n/dictionary.ts";
import { type Params, translator } from "#i18n/translator.ts";
import { dayOf, type ReleaseFacts } from "./release-facts.ts";

// What stands before the numbers: whose they are, of when, what the signs mean. Chinese first, then English.

const words = { zh: translator("zh"), en: translator("en") };

/** A sentence in both languages. */
export function both(key: string, params: Params = {}): string {
  return LANGS.map((lang) => words[lang](key, params)).join("\n");
}

/** What a file is about. @param city null: it speaks of all cities. */
export function subjectOf(title: Bilingual, city: Bilingual | null): Bilingual {
  const said = (lang: "zh" | "en") => {
    const place = city?.[lang] ?? words[lang]("downloads.all_cities");
    return words[lang]("downloads.subject", { place, title: title[lang] });
  };
  return { zh: said("zh"), en: said("en") };
}

/** What the archive of everything is about. */
export function wholeSubject(): Bilingual {
  return { zh: words.zh("downloads.whole"), en: words.en("downloads.whole") };
}

export function citation(subject: Bilingual, { release, releasedOn }: ReleaseFacts): Bilingual {
  const day = dayOf({ release, releasedOn });
  const said = (lang: "zh" | "en") =>
    words[lang]("downloads.citation", { subject: subject[lang], release, day });
  return { zh: said("zh"), en: said("en") };
}

/** Pairs of what and its value; the first line is the title. */
export function coverRows(subject: Bilingual, facts: ReleaseFacts): string[][] {
  const cited = citation(subject, facts);
  return [
    [`${subject.zh}\n${subject.en}`, ""],
    [both("downloads.source"), both("site.name")],
    [both("downloads.release"), facts.release],
    [both("downloads.released_on"), facts.releasedOn ?? both("downloads.preview")],
    ...(facts.simulated ? [[both("downloads.nature"), both("downloads.simulated")]] : []),
    [both("downloads.intervals"), both("downloads.intervals_text")],
    [both("downloads.empty"), both("downloads.empty_text")],
    [both("downloads.licence"), DATA_LICENCE],
    [both("downloads.cite"), `${cited.zh}\n${cited.en}`],
  ];
}

/** A header and a row a column. */
export function columnNotesRows({ columns }: Table): string[][] {
  const header = ["column", "zh", "en", "unit", "values"];
  return [
    header.map((name) => both(`downloads.column_${name}`).replace("\n", " ")),
    ...columns.map(({ name, title, unit, values }) => [
      ...[name, title.zh, title.en, unit ?? ""],
      values?.join(" | ") ?? "",
    ]),
  ];
}
