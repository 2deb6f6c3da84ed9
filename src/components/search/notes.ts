import { pageLang, pathIn } from "#components/links.ts";
import type { Answer, MissingTime } from "./index.ts";

// What a query asks for and the site has not: a quarter, or a word that nothing is called by.

export interface NoteWords {
  readonly noTime: string;
  readonly noTimeOf: string;
  readonly unknown: string;
  readonly quoted: string;
  readonly and: string;
  readonly cities: string;
}

export function notesOf({ missingTime, unknown }: Answer, words: NoteWords): HTMLElement[] {
  const notes = missingTime ? [paragraph(timeWords(missingTime, words))] : [];
  return unknown.length === 0 ? notes : [...notes, unknownNote(unknown, words)];
}

function timeWords({ said, cities, first, last, count }: MissingTime, words: NoteWords): string {
  return (cities.length === 0 ? words.noTime : words.noTimeOf)
    .replace("{cities}", () => cities.join(words.and))
    .replace("{time}", () => said)
    .replace("{first}", first)
    .replace("{last}", last)
    .replace("{count}", String(count));
}

function unknownNote(unknown: readonly string[], words: NoteWords): HTMLElement {
  const named = unknown.map((word) => words.quoted.replace("{word}", () => word)).join(words.and);
  const note = paragraph(`${words.unknown.replace("{words}", () => named)} `);
  const link = note.appendChild(document.createElement("a"));
  link.href = pathIn(pageLang(), "cities/");
  link.textContent = words.cities;
  return note;
}

function paragraph(text: string): HTMLElement {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}
