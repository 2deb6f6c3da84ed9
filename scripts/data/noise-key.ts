import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

// One key for good: two noises over the same counts, and the difference tells. The office's folder of each release
// keeps a digest of the key it was made with, which says nothing of the key itself as long as that is not a guess.

const FILE = "noise-key.sha256";
const NONE = "none";

const digestOf = (key: string) => createHash("sha256").update(`noise key ${key}`).digest("hex");

interface Digest {
  readonly digest: string;
  /** Whether the release itself was made with that key, or one before it. */
  readonly own: boolean;
}

async function readDigest(office: string): Promise<Digest> {
  const text = await readFile(join(office, FILE), "utf8").catch(() => NONE);
  const [digest = NONE, note] = text.trim().split(" ");
  return { digest, own: digest !== NONE && note === undefined };
}

async function handedOn(offices: readonly string[]): Promise<string> {
  const digests = await Promise.all(offices.map(readDigest));
  const last = digests.find(({ digest }) => digest !== NONE);
  return last ? `${last.digest} handed-on` : NONE;
}

/**
 * A release without a key hands on the digest of those before it: what they published of enterprises stays public.
 * @param earlier the office's folders of these releases.
 */
export async function writeKeyDigest(
  office: string,
  key: string | null,
  earlier: readonly string[],
): Promise<void> {
  await writeFile(join(office, FILE), `${key === null ? await handedOn(earlier) : digestOf(key)}\n`);
}

/**
 * What late returns are held against: the newest release that was made with a key, and those after it. With a key in
 * all, that is the newest alone.
 * @param offices the office's folders of the releases that stand, newest first.
 */
export async function sinceLastKey(offices: readonly string[]): Promise<string[]> {
  const digests = await Promise.all(offices.map(readDigest));
  const last = digests.findIndex(({ own }) => own);
  return offices.slice(0, last === -1 ? 1 : last + 1);
}

/** @throws when a release that is public was made with another key. */
export async function checkSameKey(offices: readonly string[], key: string | null): Promise<void> {
  if (key === null) return;
  for (const office of offices) {
    const { digest } = await readDigest(office);
    if (digest === NONE || digest === digestOf(key)) continue;
    throw new Error(
      `another noise key than that of the release before (${join(office, FILE)}; expected the same JIUYE_NOISE_KEY: ` +
        "the difference of two noises tells of enterprises)",
    );
  }
}
