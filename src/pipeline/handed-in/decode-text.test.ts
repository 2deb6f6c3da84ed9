import { encode } from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decodeText } from "./decode-text.ts";

const TEXT = "季度,城市,社区编号\r\n2016Q1,长春市,东站一社区\r\n";
const read = (bytes: Uint8Array) => decodeText("f.csv", bytes);
const faultIn = (bytes: Uint8Array) => {
  const decoded = read(bytes);
  return "issue" in decoded ? [decoded.issue.code, decoded.issue.value] : decoded.text;
};
const utf8 = Buffer.from(TEXT);

test.each([
  ["UTF-8", utf8],
  ["UTF-8 with a mark", Buffer.from(`\uFEFF${TEXT}`)],
  ["GBK", encode(TEXT, "gbk")],
  ["GB18030", encode(TEXT, "gb18030")],
  ["UTF-16 with a mark", Buffer.from(`\uFEFF${TEXT}`, "utf16le")],
  ["UTF-16, large end first, with a mark", Buffer.from(`\uFEFF${TEXT}`, "utf16le").swap16()],
  ["UTF-16 without a mark", Buffer.from(TEXT, "utf16le")],
  ["UTF-16, large end first, without a mark", Buffer.from(TEXT, "utf16le").swap16()],
  ["a text that old systems end", Buffer.from(`${TEXT}\u001A`)],
])("%s", (_, bytes) => {
  expect(read(bytes)).toStrictEqual({ text: TEXT });
});

test("characters that GBK does not have are read from GB18030, with four bytes each", () => {
  expect(read(encode("编号,𠮷㐂", "gb18030"))).toStrictEqual({ text: "编号,𠮷㐂" });
});

describe("what is damaged is not read as something else", () => {
  const row3 = encode(`${TEXT}2016Q1,长春市,东`, "gbk");
  test.each([
    ["GBK cut within a character", row3.subarray(0, -1), "row 3"],
    ["UTF-8 cut within a character", Buffer.from(`${TEXT}东`).subarray(0, -1), "row 3"],
    ["UTF-8 with a byte lost", Buffer.concat([utf8.subarray(0, 4), utf8.subarray(5)]), "row 1"],
    [
      "UTF-8 with a mark and bytes of another kind",
      Buffer.concat([Buffer.from("\uFEFFa\n"), Buffer.from([0xb1])]),
      "row 2",
    ],
    ["UTF-16 with half a character", Buffer.from(`\uFEFF${TEXT}`, "utf16le").subarray(0, -1), "row 3"],
  ])("%s", (_, bytes, row) => {
    expect(faultIn(bytes)).toStrictEqual(["unreadable_text", row]);
  });

  test.each([
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), "U+"],
    ["NUL in the middle", Buffer.from("a,b\n1,\u00002\n"), "U+0000"],
    ["signs that steer a terminal", Buffer.from("a,b\n1,\u001B[2J\n"), "U+001B"],
  ])("%s is no table", (_, bytes, said) => {
    const [code, value] = faultIn(bytes);
    expect(["not_a_table", "unreadable_text"]).toContain(code);
    if (code === "not_a_table") expect(value).toContain(said);
  });
});
