import { expect, test } from "vitest";
import { dictionaries } from "#i18n/dictionary.ts";
import { csvOf, enterpriseRows, MISTAKES, workbookOf, zipBomb } from "../charts/office-files.ts";
import { downloadJson, openDesk, sentence, settled } from "./check-desk.ts";

// The page /check/ with files that are broken, long or full of faults, and below a base path. Prints how long it takes.

const desk = await openDesk();

test("a bomb, a broken workbook, a picture and an empty file end in issues, and the page goes on", async () => {
  const good = await workbookOf(enterpriseRows("2017Q4"));
  const { page, faults } = await desk.visit("/check/");
  await desk.choose(page, {
    "bomb.xlsx": zipBomb(),
    "cut.xlsx": good.slice(0, good.length / 2),
    "photo.csv": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
    "empty.csv": new Uint8Array(),
    "scan.png": new Uint8Array([0x89, 0x50]),
  });
  const found: { code: string; file: string }[] = (await downloadJson(page)).issues;
  expect(found.map(({ code, file }) => `${file} ${code}`).toSorted()).toEqual([
    "bomb.xlsx too_large",
    "cut.xlsx broken_workbook",
    "empty.csv unread_file",
    "photo.csv not_a_table",
    "scan.png unread_file",
  ]);
  await desk.choose(page, { "good.xlsx": good });
  expect(await sentence(page)).toBe("400 行：400 行可用。");
  expect(faults).toEqual([]);
  await page.context().close();
}, 180_000);

test("a file that takes long can be cancelled, and the next one is checked without a connection", async () => {
  const rows = Array.from({ length: 200 }, () => enterpriseRows("2017Q4")).flat();
  const [long = ""] = await desk.write({ "long.csv": csvOf(rows) });
  const { page } = await desk.visit("/check/");
  await page.context().setOffline(true);
  await page.setInputFiles("#check-files", long);
  await page.locator("#check-cancel").click();
  await settled(page);
  expect(await page.locator("#check-message").innerText()).toBe(dictionaries.zh["check.cancelled"]);
  expect(await page.locator("#check-result").isVisible()).toBe(false);
  await desk.choose(page, { "good.xlsx": await workbookOf(enterpriseRows("2017Q4")) });
  expect(await sentence(page)).toBe("400 行：400 行可用。");
  await page.context().close();
}, 180_000);

test("of ten thousand issues the worst 200 are shown, all if wanted, and the page stays alive", async () => {
  const rows = Array.from({ length: 25 }, (_, copy) =>
    enterpriseRows("2017Q4").map((row) =>
      row.map((cell, i) => (i === 2 ? `${cell}-${copy}` : i === 10 ? 1 : cell)),
    ),
  ).flat();
  const { page } = await desk.visit("/check/");
  await desk.choose(page, { "many.csv": csvOf(rows) });
  const shown = page.locator(".check-issues tbody tr");
  expect(await shown.count()).toBe(200);
  await page.evaluate(() => {
    const watch = window as unknown as { longest: number };
    watch.longest = 0;
    let last = performance.now();
    const beat = () => {
      const now = performance.now();
      watch.longest = Math.max(watch.longest, now - last);
      last = now;
      setTimeout(beat);
    };
    beat();
  });
  const begun = performance.now();
  await page.locator(".check-list > button").click();
  await page.waitForFunction(
    () => document.querySelectorAll(".check-issues tbody tr").length >= 10_000,
    null,
    {
      timeout: 60_000,
    },
  );
  const longest = await page.evaluate(() => (window as unknown as { longest: number }).longest);
  console.log(
    `10,000 issues shown in ${(performance.now() - begun).toFixed(0)} ms, longest pause ${longest.toFixed(0)} ms`,
  );
  expect(longest).toBeLessThan(1500);
  await page.locator(".check-filter input[name=refuse]").uncheck();
  expect(await page.locator(".check-refuse:visible").count()).toBe(1);
  await page.context().close();
}, 120_000);

test("a dropped workbook of 400 enterprises is checked within a second", async () => {
  const { page } = await desk.visit("/check/");
  const bytes = [...(await workbookOf(enterpriseRows("2017Q4", MISTAKES)))];
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    times.push(
      await page.evaluate(async (content) => {
        const check = document.querySelector<HTMLElement>("#check");
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(content)], "企业.xlsx"));
        const begun = performance.now();
        document.body.dispatchEvent(
          new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
        await new Promise<void>((resolve) => {
          const look = () =>
            check?.dataset.state === "checked" ? requestAnimationFrame(() => resolve()) : setTimeout(look);
          look();
        });
        return performance.now() - begun;
      }, bytes),
    );
    expect(await sentence(page)).toBe("400 行：398 行可用，2 行退回。");
  }
  console.log(
    `a dropped workbook of 400 rows: ${times.map((time) => time.toFixed(0)).join(", ")} ms to the result`,
  );
  expect(Math.min(...times)).toBeLessThan(1000);
  await page.context().close();
});
