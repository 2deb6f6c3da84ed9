import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { zipInto } from "./write-zip.ts";

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "jiuye-zip-"));
});
afterAll(() => rm(dir, { recursive: true }));

const files = { "a/长春.txt": "text\n".repeat(200_000), "a/b.png": "packed", "empty.txt": "" };

async function zipped(name: string): Promise<Buffer> {
  const zip = zipInto(join(dir, name));
  for (const [path, text] of Object.entries(files)) await zip.add(path, strToU8(text));
  const size = await zip.finish();
  const bytes = await readFile(join(dir, name));
  expect(bytes.length).toBe(size);
  return bytes;
}

test("what goes in comes out, and the same files give the same bytes", async () => {
  const first = await zipped("first.zip");
  const found = Object.entries(unzipSync(first)).map(([path, bytes]) => [path, strFromU8(bytes)]);
  expect(Object.fromEntries(found)).toEqual(files);
  expect((await zipped("second.zip")).equals(first)).toBe(true);
  expect(first.length).toBeLessThan(10_000);
});

test("a place that cannot be written to fails, and does not wait", async () => {
  const zip = zipInto(join(dir, "none", "x.zip"));
  await expect(
    (async () => {
      await zip.add("a.txt", strToU8("a"));
      await zip.finish();
    })(),
  ).rejects.toThrow("ENOENT");
});
