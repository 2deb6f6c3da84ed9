import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Lang } from "#i18n/dictionary.ts";
import { wordsIn } from "#i18n/words.ts";
import { readRegistry } from "../registry.ts";
import type { Rehearsal } from "./rehearsal/rehearsal.ts";
import { rehearsalText } from "./rehearsal/text.ts";
import { officeCandidate, type Store } from "./store.ts";

/** The rehearsal of the candidate at hand. @throws when there is none. */
export async function readRehearsal(store: Store): Promise<Rehearsal> {
  const path = join(officeCandidate(store), "rehearsal.json");
  const text = await readFile(path, "utf8").catch(() => {
    throw new Error(`no rehearsal: ${path} (npm run release -- candidate makes one)`);
  });
  // Written by this program, for this program.
  return JSON.parse(text) as Rehearsal;
}

/** The rehearsal as it is said on the screen. */
export async function showRehearsal(store: Store, lang: Lang): Promise<string[]> {
  return rehearsalText(await readRehearsal(store), await readRegistry(), wordsIn(lang));
}
