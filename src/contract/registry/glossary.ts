import { z } from "zod";
import { parseJson } from "./registry.ts";

// data/registry/glossary.json: the technical terms that readers meet, each explained once.

const bilingual = z.object({ zh: z.string().min(1), en: z.string().min(1) });
const names = z.array(z.string().min(1));

const entrySchema = z.object({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  term: bilingual,
  /** What else pages call it. */
  also: z.object({ zh: names, en: names }),
  /** In a sentence or two; or where the house says it already: a key of the dictionaries, or the note on a column. */
  text: z.union([
    bilingual,
    z.strictObject({ words: z.string().min(1) }),
    z.strictObject({ column: z.string().min(1) }),
  ]),
  /** Where it is defined, within the site: path without language. */
  page: z.string().min(1),
  /** Section of docs/method.md; null where another document has it. */
  section: z.number().int().min(0).max(8).nullable(),
  /** Published columns that hold it. */
  columns: z.array(z.string()),
});
export type GlossaryEntry = z.infer<typeof entrySchema>;

/** @throws naming the fault, and when two entries share a name, an id, a column or their words. */
export function parseGlossary(text: string): GlossaryEntry[] {
  const entries = parseJson(z.array(entrySchema), text, "glossary.json");
  const taken = new Map<string, string>();
  for (const entry of entries) {
    for (const name of claims(entry)) {
      const other = taken.get(name);
      if (other !== undefined)
        throw new Error(`glossary.json: ${name} stands in ${other} and in ${entry.id}`);
      taken.set(name, entry.id);
    }
  }
  return entries;
}

/** What no other entry may have. */
function claims({ id, term, also, text, columns }: GlossaryEntry): string[] {
  const called = [term.zh, ...also.zh, term.en, ...also.en].map((name) => `“${name.toLowerCase()}”`);
  const said = Object.values(text).map((words) => `the text ${words}`);
  return [`the id ${id}`, ...new Set(called), ...said, ...columns.map((column) => `the column ${column}`)];
}

export function termPath(id: string): string {
  return `glossary/#${id}`;
}
