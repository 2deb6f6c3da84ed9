import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openChromium } from "../../src/checks/chromium.ts";
import { settled } from "./pdf-dates.ts";
import { printPages } from "./print-pages.ts";

const dir = mkdtempSync(join(tmpdir(), "print-"));
const browser = await openChromium();

afterAll(() => rmSync(dir, { recursive: true }));

const page = (body: string) =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>长春就业报告</title></head><body><h1>长春</h1>${body}</body></html>`;
const place = (city: string, body: string) => {
  mkdirSync(join(dir, "reports", city, "2017q4"), { recursive: true });
  writeFileSync(join(dir, "reports", city, "2017q4", "index.html"), page(body));
};
const pdf = (city: string) => join(dir, "reports", city, "2017q4", "report.pdf");
const job = { dir, base: "/jiuye/", root: "/jiuye/", date: "2018-03-01" };
const OFFER = '<a href="/jiuye/reports/changchun/2017q4/report.pdf">PDF</a>';
const utf16 = (text: string) => Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase();

test("pages that offer a PDF are printed, with title, language, tags and a typeface of their own", async () => {
  place("changchun", `${OFFER}<p>失业率3.7%</p>`);
  place("jilin", "<p>没有</p>");
  expect(await printPages(browser, job)).toBe(1);
  expect(existsSync(pdf("jilin"))).toBe(false);
  const text = readFileSync(pdf("changchun"), "latin1");
  expect(text).toContain(`/Title <FEFF${utf16("长春就业报告")}>`);
  expect(text).toContain("/Lang (zh-CN)");
  expect(text).toMatch(/\/MarkInfo <<[^>]*\/Marked true/);
  expect(text).toMatch(/\/BaseFont \/[A-Z]+\+NotoSansSC-Regular/);
  expect(text).toContain("D:20180301000000");
});

test("printed again, a page gives the same bytes, and no link into nowhere", async () => {
  place("changchun", `${OFFER}<p>失业率3.7%</p>`);
  await printPages(browser, job);
  const first = readFileSync(pdf("changchun"));
  await printPages(browser, job);
  expect(readFileSync(pdf("changchun")).equals(first)).toBe(true);
  expect(first.toString("latin1")).not.toContain("/URI");
});

test("with an address, links lead to the site", async () => {
  place("changchun", `${OFFER}<a href="/jiuye/">首页</a>`);
  await printPages(browser, { ...job, site: "https://example.org" });
  expect(readFileSync(pdf("changchun"), "latin1")).toContain("(https://example.org/jiuye/)");
});

test("a sign without a glyph stops the print, with page and sign", async () => {
  place("changchun", `${OFFER}<p>\u{1F600}</p>`);
  await expect(printPages(browser, job)).rejects.toThrow(
    "reports/changchun/2017q4/index.html: Noto Sans SC has no glyph for \u{1F600}",
  );
});

test("dates, maker and counted ids are settled without moving a byte", () => {
  const raw =
    "/Creator (Mozilla/5.0 \\(X11\\) Chrome/1) /CreationDate (D:20260102030405+08'00') /ID (node00000977)(node00000977)";
  const done = settled(Buffer.from(raw, "latin1"), "2018-03-01").toString("latin1");
  expect(done).toHaveLength(raw.length);
  expect(done).toContain("(D:20180301000000+00'00')");
  expect(done).toContain("(node00000001)(node00000001)");
  expect(done).toMatch(/\/Creator \(Jiuye Quarterly\) +\/CreationDate/);
});
