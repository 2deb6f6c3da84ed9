import { formatBytes, formatInteger } from "#i18n/format.ts";
import { fillTemplate } from "#i18n/template.ts";
import type { SqlFacts } from "./facts.ts";

/** The words of the desk in a hand, without the site's whole dictionary. */
export interface SqlWords {
  /** Numbers are written with their separators. @throws when the page has no such sentence. */
  t(key: string, params?: Readonly<Record<string, string | number>>): string;
  bytes(bytes: number): string;
}

export function sqlWords({ lang, words }: Pick<SqlFacts, "lang" | "words">): SqlWords {
  return {
    t: (key, params = {}) => {
      const template = words[key];
      if (template === undefined) throw new Error(`no such sentence on the page: ${key}`);
      const written = Object.entries(params).map(([name, value]) => [
        name,
        typeof value === "number" ? formatInteger(value, lang) : value,
      ]);
      return fillTemplate(template, Object.fromEntries(written), key);
    },
    bytes: (bytes) => formatBytes(bytes, lang),
  };
}
