import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { checkSameKey, sinceLastKey, writeKeyDigest } from "./noise-key.ts";

test("a release with another key than one that is public is refused; the first key of all is not", async () => {
  const office = await mkdtemp(join(tmpdir(), "jiuye-key-"));
  onTestFinished(() => rm(office, { recursive: true }));
  await expect(checkSameKey([office], "one")).resolves.toBeUndefined();
  await writeKeyDigest(office, null, []);
  await expect(checkSameKey([office], "one")).resolves.toBeUndefined();
  await writeKeyDigest(office, "one", []);
  await expect(checkSameKey([office], "one")).resolves.toBeUndefined();
  await expect(checkSameKey([office], null)).resolves.toBeUndefined();
  await expect(checkSameKey([office], "two")).rejects.toThrow("expected the same JIUYE_NOISE_KEY");
});

test("a release without a key in between does not make another key right", async () => {
  const [keyed = "", without = ""] = await Promise.all(
    ["keyed", "without"].map((name) => mkdtemp(join(tmpdir(), `jiuye-${name}-`))),
  );
  onTestFinished(async () => {
    await Promise.all([keyed, without].map((office) => rm(office, { recursive: true })));
  });
  await writeKeyDigest(keyed, "one", []);
  await writeKeyDigest(without, null, [keyed]);
  await expect(checkSameKey([without], "two")).rejects.toThrow("expected the same JIUYE_NOISE_KEY");
  await expect(checkSameKey([without], "one")).resolves.toBeUndefined();
  expect(await sinceLastKey([keyed, without])).toStrictEqual([keyed]);
  expect(await sinceLastKey([without, keyed, without])).toStrictEqual([without, keyed]);
  await writeKeyDigest(without, null, []);
  expect(await sinceLastKey([without, without])).toStrictEqual([without]);
});
