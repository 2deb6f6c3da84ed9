import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

// One key for good: two noises over the same counts, and the difference tells. The office's folder of each release
// keeps a digest of the key it was made with, which says nothing of the key itself as long as that is not a guess.

const FILE = "noise-key.sha256";
const NONE = "none";

const digestOf = (key: string) => createHash("sha256").update(`noise key ${key}`).digest("hex");

const readDigest = async (office: string) =>
  (await readFile(join(office, FILE), "utf8").catch(() => NONE)).trim();

async function lastDigest(offices: readonly string[]): Promise<string> {
  const digests = await Promise.all(offices.map(readDigest));
  return digests.find((digest) => digest !== NONE) ?? NONE;
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
  const digest = key === null ? await lastDigest(earlier) : digestOf(key);
  await writeFile(join(office, FILE), `${digest}\n`);
}

/** @throws when a release that is public was made with another key. */
export async function checkSameKey(offices: readonly string[], key: string | null): Promise<void> {
  if (key === null) return;
  for (const office of offices) {
    const before = await readDigest(office);
    if (before === NONE || before === digestOf(key)) continue;
    throw new Error(
      `another noise key than that of the release before (${join(office, FILE)}; expected the same JIUYE_NOISE_KEY: ` +
        "the difference of two noises tells of enterprises)",
    );
  }
}
