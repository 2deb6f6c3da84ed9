import type { Lang } from "#i18n/dictionary.ts";
import { formatQuarter } from "#i18n/format-period.ts";
import { formatNumber } from "#i18n/number.ts";
import { fillTemplate } from "#i18n/template.ts";
import type { CheckFacts } from "./page-facts.ts";

/** The words of the page in a hand. */
export interface PageWords {
  readonly lang: Lang;
  /** Numbers are written with their separators. @throws when the page has no such sentence. */
  t(key: string, params?: Readonly<Record<string, string | number>>): string;
  city(id: string): string;
  /** The title of a table. */
  table(name: string): string;
  quarter(quarter: string): string;
  number(value: number, digits?: number): string;
}

export function pageWords({ lang, words, cityNames, tableTitles }: CheckFacts): PageWords {
  const number = (value: number, digits = 0) => formatNumber(value, lang, { digits });
  const t: PageWords["t"] = (key, params = {}) => {
    const template = words[`check.${key}`];
    if (template === undefined) throw new Error(`no such sentence on the page: check.${key}`);
    const written = Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "number" ? number(value) : value,
    ]);
    return fillTemplate(template, Object.fromEntries(written), key);
  };
  return {
    lang,
    t,
    city: (id) => cityNames[id] ?? t("scope.unknown_city", { city: id }),
    table: (name) => tableTitles[name] ?? name,
    quarter: (quarter) => formatQuarter(quarter, lang),
    number,
  };
}
