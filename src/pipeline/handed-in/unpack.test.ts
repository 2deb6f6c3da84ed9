import { unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { faultOf } from "./file-fault.ts";
import { openPackage, unpackWorkbook } from "./unpack.ts";
import { packed, partsOfWorkbook, writtenWorkbook } from "./written-workbook.ts";

const good = writtenWorkbook({ sheets: { a: [["x"]] } });

function faultIn(bytes: Uint8Array, part = "xl/workbook.xml"): [string, string | null] {
  try {
    openPackage(bytes).read(part);
  } catch (error) {
    const { code, value } = faultOf(error);
    return [code, value];
  }
  return ["none", null];
}

test("parts are found whatever the capitals of their names; what is not there is null", () => {
  const opened = openPackage(good);
  expect(opened.read("XL/Workbook.XML")).toContain("<sheets>");
  expect(opened.read("xl/calcChain.xml")).toBeNull();
  expect(opened.names).toContain("_rels/.rels");
});

test("parts in UTF-16 are read, others must be UTF-8", () => {
  const utf16 = Buffer.from("\uFEFF<a>中</a>", "utf16le");
  expect(openPackage(packed({ a: new Uint8Array(utf16) })).read("a")).toBe("<a>中</a>");
  expect(openPackage(packed({ a: new Uint8Array(utf16.swap16()) })).read("a")).toBe("<a>中</a>");
  expect(faultIn(packed({ a: new Uint8Array([0xd6, 0xd0]) }), "a")).toStrictEqual([
    "broken_workbook",
    "a is no text",
  ]);
});

test("what is larger than any return is not unpacked", () => {
  const zeros = new Uint8Array(65e6);
  const declared = zipSync({ a: zeros, b: zeros }, { level: 9 });
  expect(faultIn(declared)).toStrictEqual(["too_large", "130000000 bytes unpacked"]);
  expect(faultIn(new Uint8Array(33e6))).toStrictEqual(["too_large", "33000000 bytes"]);
  const many = Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`p${i}`, ""]));
  expect(faultIn(packed(many))).toStrictEqual(["too_large", "2001 parts"]);
});

test("two parts of one name are not chosen from", () => {
  expect(faultIn(packed({ ...partsOfWorkbook({ sheets: {} }), "XL/workbook.xml": "<a/>" }))).toStrictEqual([
    "broken_workbook",
    "two parts are called XL/workbook.xml",
  ]);
});

test("an archive with a password is told apart from a broken one", () => {
  const locked = good.slice();
  const view = new DataView(locked.buffer);
  const entry = view.getUint32(locked.length - 6, true);
  view.setUint16(entry + 8, 1, true);
  expect(faultIn(locked)).toStrictEqual(["old_or_locked_workbook", null]);
});

test("a workbook is handed on without compression, and what can't be unpacked as an issue", () => {
  const unpacked = unpackWorkbook("a.xlsx", good);
  if (!("bytes" in unpacked)) throw new Error("expected bytes");
  expect(unzipSync(unpacked.bytes)).toStrictEqual(unzipSync(good));
  const broken = unpackWorkbook("a.xlsx", good.subarray(0, -9));
  expect(broken).toMatchObject({ issue: { code: "broken_workbook", file: "a.xlsx" } });
});
