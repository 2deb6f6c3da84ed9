import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { filesFrom, programDigest } from "./program-digest.ts";

test("a program is all files of ours that it imports, words included", async () => {
  const files = await filesFrom("src/press/chart-jobs.ts");
  for (const file of ["charts/line.ts", "press/fonts.ts", "report/sentences.ts", "i18n/zh/pictures.json"]) {
    expect(files).toContain(`src/${file}`);
  }
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
  expect(files).not.toContain("src/press/report-docx.ts");
});

test("another program has another digest, the same one the same", async () => {
  const digest = await programDigest("src/press/chart-jobs.ts");
  expect(await programDigest("src/press/chart-jobs.ts")).toBe(digest);
  expect(await programDigest("src/press/chart-svg.ts")).not.toBe(digest);
});
