import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { listParts, unpackPart } from "./archive.ts";

const text = strToU8("quarter,city\n".repeat(500));
const plain = zipSync({
  "a/b.xml": text,
  "stored.bin": [text.subarray(0, 99), { level: 0 }],
  empty: new Uint8Array(),
});
const unpackAll = (bytes: Uint8Array) => listParts(bytes).map((part) => unpackPart(bytes, part));

/** The same with 4 bytes changed at a place of its list of parts. */
function withEntry(bytes: Uint8Array, place: number, value: number): Uint8Array {
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  const start = view.getUint32(changed.length - 6, true);
  view.setUint32(start + place, value, true);
  return changed;
}

test("parts are listed and unpacked, packed or not", () => {
  expect(listParts(plain).map(({ name, size }) => [name, size])).toStrictEqual([
    ["a/b.xml", text.length],
    ["stored.bin", 99],
    ["empty", 0],
  ]);
  expect(unpackAll(plain)).toStrictEqual([text, text.subarray(0, 99), new Uint8Array()]);
});

test("a comment at the end, folders written with \\ or a leading / make no difference", () => {
  const commented = zipSync({ "\\xl\\a.xml": text, "/b.xml": text }, { comment: "一季度" });
  expect(listParts(commented).map(({ name }) => name)).toStrictEqual(["xl/a.xml", "b.xml"]);
});

test("sizes that stand in the long form are read", () => {
  const name = strToU8("a");
  const local = new Uint8Array(30);
  new DataView(local.buffer).setUint32(0, 0x04034b50, true);
  new DataView(local.buffer).setUint16(26, 1, true);
  const entry = new Uint8Array(46 + 1 + 20);
  const view = new DataView(entry.buffer);
  view.setUint32(0, 0x02014b50, true);
  view.setUint32(16, 0xe8b7be43, true);
  view.setUint32(20, 0xffffffff, true);
  view.setUint32(24, 0xffffffff, true);
  view.setUint16(28, 1, true);
  view.setUint16(30, 20, true);
  entry.set(name, 46);
  view.setUint16(47, 1, true);
  view.setUint16(49, 16, true);
  view.setBigUint64(51, 1n, true);
  view.setBigUint64(59, 1n, true);
  const end = new Uint8Array(22);
  const endView = new DataView(end.buffer);
  endView.setUint32(0, 0x06054b50, true);
  endView.setUint16(10, 1, true);
  endView.setUint32(16, 32, true);
  const bytes = new Uint8Array([...local, ...name, ...name, ...entry, ...end]);
  expect(unpackAll(bytes)).toStrictEqual([name]);
});

describe("an archive that is not what it says is not unpacked", () => {
  test.each([
    ["cut at the end", plain.subarray(0, -30), "its end is missing"],
    ["cut at the start", plain.subarray(40), "list of parts is cut"],
    ["two archives joined", new Uint8Array([...plain, ...plain]), "not where it says"],
    ["nothing", new Uint8Array(), "its end is missing"],
    ["declares less than it holds", withEntry(plain, 24, 100), "holds more than it says"],
    ["declares more than it holds", withEntry(plain, 24, text.length + 1), "is cut"],
    ["another sum", withEntry(plain, 16, 1), "is damaged"],
    ["another place", withEntry(plain, 42, 5), "is not there"],
    ["a packing that nobody knows", withEntry(plain, 10, 99), "unknown way"],
  ])("%s", (_, bytes, said) => {
    expect(() => unpackAll(bytes)).toThrow(said);
  });

  test("a gigabyte under the name of a hundred bytes is stopped at once", () => {
    const bomb = zipSync({ "a.xml": new Uint8Array(5e7) }, { level: 9 });
    const started = performance.now();
    expect(() => unpackAll(withEntry(bomb, 24, 100))).toThrow("holds more than it says");
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test("whatever byte flips, what comes out is what went in, or nothing", () => {
    fc.assert(
      fc.property(fc.nat(plain.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const flipped = plain.slice();
        flipped[at] = (flipped[at] ?? 0) ^ mask;
        const found = attempt(() => unpackAll(flipped));
        if (found === null) return;
        for (const part of found) expect([text.length, 99, 0]).toContain(part.length);
        for (const part of found) expect(text.subarray(0, part.length)).toStrictEqual(part);
      }),
      { numRuns: 500 },
    );
  });
});

function attempt<T>(run: () => T): T | null {
  try {
    return run();
  } catch {
    return null;
  }
}
