export type Params = Readonly<Record<string, string | number>>;

/** Fills the {places} of a sentence. @throws naming the sentence when one has no value. */
export function fillTemplate(template: string, params: Params, name: string): string {
  return template.replace(/\{([a-z0-9_]+)\}/g, (_, place: string) => {
    const value = params[place];
    if (value === undefined) throw new Error(`${name}: no value for {${place}}`);
    return String(value);
  });
}
