import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { dictionaries } from "#i18n/dictionary.ts";
import { ROW_KINDS } from "#pipeline/handed-in/row-kinds.ts";
import { markedCopy } from "#pipeline/mark/marked-copy.ts";
import { csvOf, enterpriseRows, frameOf, MISTAKES, workbookOf } from "../charts/office-files.ts";
import { download, downloadJson, openDesk, sentence, settled } from "./check-desk.ts";

// The page /check/ of the built site in a real Chromium, with files as offices make them.

const desk = await openDesk();

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

for (const [lang, path] of [
  ["zh", "/check/"],
  ["en", "/en/check/"],
] as const) {
  test(`${lang}: a workbook with a title, totals and two mistakes has the issues that Node gives it`, async () => {
    const files = { "企业报表.xlsx": await workbookOf(enterpriseRows("2017Q4", MISTAKES)) };
    const { page, faults } = await desk.visit(path);
    await desk.choose(page, files);
    const { issues, ledger, records } = await desk.inNode(files);
    const found = await downloadJson(page);
    expect(found.issues).toStrictEqual(plain(records));
    expect(found.ledger).toStrictEqual(plain(ledger));
    const refused = issues.filter(({ severity }) => severity === "refuse");
    expect(
      refused.map(({ code, sheet, row, column, cell, value }) => [code, sheet, row, column, cell, value]),
    ).toStrictEqual([
      ["invalid_value", "企业", 14, "employees_end", "K14", "一百"],
      ["balance_broken", "企业", 24, "employees_end", "K24", "52"],
    ]);
    const rows = await page.locator(".check-issues tbody tr").allInnerTexts();
    expect(rows).toHaveLength(records.length);
    for (const [i, record] of records.entries()) expect(rows[i]).toContain(record.text[lang]);
    expect(rows[0]).toMatch(/K14 · 期末人数/);
    expect(rows[0]).toContain(dictionaries[lang]["check.severity.refuse"]);
    expect(await sentence(page)).toBe(
      lang === "zh" ? "400 行：398 行可用，2 行退回。" : "400 rows: 398 usable, 2 refused.",
    );
    const account = await page.locator(".check-rows li").innerText();
    expect(account).toMatch(
      lang === "zh" ? /标题 1.*数据 400.*合计 1.*共 405 行/ : /title 1.*data 400.*totals 1.*405 rows/,
    );
    const scope = await page.locator(".check-scope").innerText();
    expect(scope).toMatch(
      lang === "zh"
        ? /未查：与抽样框核对.*与上季度比较/
        : /Not checked: against the sampling frame.*quarter before/,
    );
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test(`${lang}: at phone width nothing lies aside, before and after a check`, async () => {
    const { page } = await desk.visit(path, { viewport: { width: 375, height: 800 } });
    const sideways = () => page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(await sideways()).toBeLessThanOrEqual(0);
    await desk.choose(page, { "企业报表.xlsx": await workbookOf(enterpriseRows("2017Q4", MISTAKES)) });
    expect(await sideways()).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  test(`${lang}: without script the page says so, and names the command`, async () => {
    const { page, faults } = await desk.visit(path, { javaScriptEnabled: false });
    expect(await page.locator("#check").isVisible()).toBe(false);
    const text = await page.locator("main").innerText();
    expect(text).toContain(dictionaries[lang]["check.no_script"]);
    expect(text).toContain("npm run check-returns --");
    expect(faults).toEqual([]);
    await page.context().close();
  });
}

test("every kind of row has its word on the page", () => {
  for (const kind of ROW_KINDS) expect(dictionaries.zh).toHaveProperty([`check.rows.${kind}`]);
});

test("once it says that it is ready the page asks nothing of anybody, and works without a connection", async () => {
  const { page, requests, faults } = await desk.visit("/check/");
  expect(await page.locator("#check-ready").innerText()).toBe(dictionaries.zh["check.ready"]);
  const [before, asked] = [requests.length, desk.asked.length];
  expect(desk.asked.filter((path) => path.includes("check-worker")).length).toBeGreaterThan(0);
  await desk.choose(page, { "企业.csv": csvOf(enterpriseRows("2017Q4", MISTAKES), "gbk") });
  await page.context().setOffline(true);
  await desk.choose(page, { "企业.xlsx": await workbookOf(enterpriseRows("2017Q4", MISTAKES)) });
  expect(await sentence(page)).toBe("400 行：398 行可用，2 行退回。");
  await downloadJson(page);
  const copy = await download(page, ".check-group-head button");
  expect(copy.name).toBe("企业-标注.xlsx");
  expect(requests.slice(before)).toEqual([]);
  expect(desk.asked.slice(asked)).toEqual([]);
  expect(faults).toEqual([]);
  await page.context().close();
});

test("a GBK file, a frame and the quarter before: all are used, and said to be", async () => {
  const files = {
    "本季.csv": csvOf(enterpriseRows("2017Q4", [{ unit: 5, column: "employees_start", value: 99 }]), "gbk"),
    "上季.xlsx": await workbookOf(enterpriseRows("2017Q3")),
    "抽样框.csv": frameOf(["2017Q3", "2017Q4"]),
  };
  const { page } = await desk.visit("/check/");
  await desk.choose(page, files);
  const { records } = await desk.inNode(files);
  const found = await downloadJson(page);
  expect(found.issues).toStrictEqual(plain(records));
  const codes = records.map(({ code, file, cell }) => `${code} ${file} ${cell}`);
  expect(codes).toContain("discontinuous_staff 本季.csv G7");
  expect(codes).toContain("title_differs 上季.xlsx null");
  const scope = await page.locator(".check-scope li").last().innerText();
  expect(scope).toBe("长春 2017年四季度：已查：与抽样框核对，与上季度比较");
  await page.context().close();
});

test("a folder of a city is read as check-returns reads it, whatever lies above", async () => {
  const files = {
    "returns/changchun/frame.csv": frameOf(["2017Q3", "2017Q4"]),
    "returns/changchun/2017Q3/enterprises.csv": csvOf(enterpriseRows("2017Q3")),
    "returns/changchun/2017Q4/enterprises.xlsx": await workbookOf(enterpriseRows("2017Q4", MISTAKES)),
    "returns/changchun/2017Q5/enterprises.csv": csvOf(enterpriseRows("2017Q4")),
  };
  const [first = ""] = await desk.write(files);
  const { page } = await desk.visit("/check/");
  await page.setInputFiles("#check-folder", dirname(dirname(dirname(first))));
  await settled(page);
  const found = await downloadJson(page);
  expect(found.issues).toStrictEqual(plain((await desk.inNode(files, "returns")).records));
  expect(found.issues.map(({ code }: { code: string }) => code)).toContain("bad_quarter_folder");
  await page.context().close();
});

test("a folder and a file that are dropped are read together", async () => {
  const [city = "", , file = ""] = await desk.write({
    "changchun/2017Q4/enterprises.csv": csvOf(enterpriseRows("2017Q4", MISTAKES)),
    "changchun/2017Q3/enterprises.csv": csvOf(enterpriseRows("2017Q3")),
    "抽样框.csv": frameOf(["2017Q3", "2017Q4"]),
  });
  const { page } = await desk.visit("/check/");
  const drag = await page.context().newCDPSession(page);
  const data = { items: [], files: [dirname(dirname(city)), file], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await drag.send("Input.dispatchDragEvent", { type, x: 200, y: 200, data });
  }
  await settled(page);
  expect(await sentence(page)).toBe("800 行：798 行可用，2 行退回。");
  const scope = await page.locator(".check-scope li").last().innerText();
  expect(scope).toBe("长春 2017年四季度：已查：与抽样框核对，与上季度比较");
  await page.context().close();
});

test("the marked copy is the one that the command writes", async () => {
  const bytes = await workbookOf(enterpriseRows("2017Q4", MISTAKES));
  const files = { "企业.xlsx": bytes };
  const { page } = await desk.visit("/check/");
  await desk.choose(page, files);
  const copy = await download(page, ".check-group-head button");
  const { issues } = await desk.inNode(files);
  const made = await markedCopy({ path: "企业.xlsx", bytes }, issues);
  expect(new Uint8Array(copy.bytes)).toEqual(new Uint8Array(made));
  await page.context().close();
});

test("with a keyboard alone: files are chosen, the result is read, issues are filtered and downloaded", async () => {
  const [path = ""] = await desk.write({ "企业.xlsx": await workbookOf(enterpriseRows("2017Q4", MISTAKES)) });
  const { page } = await desk.visit("/en/check/");
  const tabTo = async (selector: string) => {
    for (let i = 0; i < 40; i++) {
      if (await page.locator(selector).evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`not reached with the keyboard: ${selector}`);
  };
  // Waited for from here on: the browser needs a moment before it hands choosers over.
  const opened = page.waitForEvent("filechooser");
  await tabTo("#check-files");
  await page.keyboard.press("Enter");
  await (await opened).setFiles(path);
  await settled(page);
  expect(await page.locator("#check-result h2").evaluate((title) => title === document.activeElement)).toBe(
    true,
  );
  await tabTo(".check-filter input[name=refuse]");
  await page.keyboard.press("Space");
  expect(await page.locator(".check-issues tbody .check-refuse").count()).toBe(0);
  await page.keyboard.press("Space");
  expect(await page.locator(".check-issues tbody .check-refuse").count()).toBe(2);
  await tabTo(".check-tools button:nth-child(2)");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  const csv = await readFile(await download.path());
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(csv.toString("utf8")).toContain("K14");
  await page.context().close();
});

test("issues are copied as a spreadsheet reads them", async () => {
  const { page } = await desk.visit("/check/", { permissions: ["clipboard-read", "clipboard-write"] });
  await desk.choose(page, { "企业.xlsx": await workbookOf(enterpriseRows("2017Q4", MISTAKES)) });
  await page.locator(".check-tools button").first().click();
  await page.waitForFunction(() =>
    /已复制 2 条/.test(document.querySelector("#check-message")?.textContent ?? ""),
  );
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split("\n");
  expect(lines.map((line) => line.split("\t").slice(0, 4))).toEqual([
    ["退回", "企业.xlsx · 企业", "K14 · 期末人数", "一百"],
    ["退回", "企业.xlsx · 企业", "K24 · 期末人数", "52"],
  ]);
  await page.context().close();
});
