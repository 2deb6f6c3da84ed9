import { dictionaries, type Lang } from "./dictionary.ts";
import { fillTemplate, type Params } from "./template.ts";

export type { Params };
export type Translate = (key: string, params?: Params) => string;

/**
 * The sentences of one language. Numbers are formatted before they come here (format.ts).
 * @throws when the key or one of the template's placeholders is missing.
 */
export function translator(lang: Lang): Translate {
  const dictionary = dictionaries[lang];
  return (key, params = {}) => {
    const template = dictionary[key];
    if (template === undefined) throw new Error(`no such key in ${lang}: ${key}`);
    return fillTemplate(template, params, `${lang}, ${key}`);
  };
}
