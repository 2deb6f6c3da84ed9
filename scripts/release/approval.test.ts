import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { approvalFaults, approvalForm, parseApproval } from "./approval.ts";

const digest = "0123456789abcdef".repeat(4);
const candidate = { id: "2017Q4", manifest: digest };
const bytes = (text: string) => new TextEncoder().encode(text);
const faultsOf = (text: string) => approvalFaults(parseApproval(bytes(text)), candidate);
const form = (preparedBy: string, approvedBy: string) =>
  approvalForm("2017Q4", digest, { preparedBy, approvedBy });

test("the form as it is handed out lacks both names and nothing else", () => {
  expect(faultsOf(approvalForm("2017Q4", digest))).toStrictEqual(["not_prepared", "not_approved"]);
});

test("two different people approve", () => {
  expect(faultsOf(form("张三", "李四"))).toStrictEqual([]);
  expect(parseApproval(bytes(form(" 张三 ", "Li Si")))).toStrictEqual({
    ...{ release: "2017Q4", digest, preparedBy: "张三", approvedBy: "Li Si" },
  });
});

test.each([
  ["Zhang San", "ZHANG  SAN"],
  ["Ｚｈａｎｇ", "zhang"],
  ["张　三", "张三"],
  ["张三", "张\u200B三"],
])("%s and %s are one person", (a, b) => {
  expect(faultsOf(form(a, b))).toStrictEqual(["same_person"]);
});

test("a dash is nobody's name", () => {
  expect(faultsOf(form("——", "2"))).toStrictEqual(["not_prepared", "not_approved"]);
});

test("labels may be Chinese or English alone, with colons of either width", () => {
  const lines = [
    "发布期：2017Ｑ4",
    `Digest : ${digest.toUpperCase()}`,
    "编制人：张三",
    "Approved  By： 李四",
  ];
  expect(faultsOf(lines.join("\n"))).toStrictEqual([]);
});

test.each([
  ["UTF-8 without a mark", (text: string) => bytes(text.replace("\uFEFF", ""))],
  ["GBK", (text: string) => iconv.encode(text.replace("\uFEFF", ""), "gbk")],
  ["UTF-16", (text: string) => iconv.encode(text, "utf16le", { addBOM: true })],
])("an editor may save it as %s", (_, save) => {
  expect(approvalFaults(parseApproval(save(form("张三", "李四"))), candidate)).toStrictEqual([]);
});

test("the digest and name of another candidate are refused, and so is an empty file", () => {
  const other = approvalForm("2017Q3", digest.replace("0", "f"), { preparedBy: "A", approvedBy: "B" });
  expect(faultsOf(other)).toStrictEqual(["other_release", "other_digest"]);
  expect(faultsOf("")).toStrictEqual(["other_release", "no_digest", "not_prepared", "not_approved"]);
});

test("a name that stands twice is asked about", () => {
  expect(() => faultsOf(`${form("张三", "李四")}审核人: 王五\n`)).toThrow("stands twice: 李四, 王五");
});
