import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "#contract/registry/registry.ts";
import { RELEASE_PATTERN } from "#contract/release-id.ts";
import { officeCandidate, type Store } from "./store.ts";

// <office>/candidate/candidate.json: which release it would be, and after which.

const candidateSchema = z.object({
  id: z.string().regex(RELEASE_PATTERN),
  quarter: z.string(),
  released_on: z.iso.date(),
  /** The release that was current when the candidate was rehearsed. */
  previous: z.string().regex(RELEASE_PATTERN).nullable(),
  /** SHA-256 of the list of its files. */
  manifest: z.string().regex(/^[0-9a-f]{64}$/),
  simulated: z.boolean(),
});
export type Candidate = z.infer<typeof candidateSchema>;

const FILE = "candidate.json";

/** Null while there is none. */
export async function readCandidate(store: Store): Promise<Candidate | null> {
  const path = join(officeCandidate(store), FILE);
  const text = await readFile(path, "utf8").catch(() => null);
  return text === null ? null : parseJson(candidateSchema, text, path);
}

export async function writeCandidate(folder: string, candidate: Candidate): Promise<void> {
  await writeFile(join(folder, FILE), `${JSON.stringify(candidate, null, 1)}\n`);
}
