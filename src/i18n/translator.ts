import { dictionaries, type Lang } from "./dictionary.ts";

export type Params = Readonly<Record<string, string | number>>;
export type Translate = (key: string, params?: Params) => string;

/**
 * The sentences of one language. Numbers are formatted before they come here (format.ts).
 * @throws when the key or one of the template's placeholders is missing.
 */
export function translator(lang: Lang): Translate {
  const dictionary = dictionaries[lang];
  return (key, params = {}) => {
    const template = dictionary[key];
    if (template === undefined) throw new Error(`no such key in ${lang}.json: ${key}`);
    return template.replace(/\{([a-z0-9_]+)\}/g, (_, name: string) => {
      const value = params[name];
      if (value === undefined) throw new Error(`${lang}.json, ${key}: no value for {${name}}`);
      return String(value);
    });
  };
}
