import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { csvParseRows } from "d3";
import { parseHTML } from "linkedom";
import { beforeAll, expect, test } from "vitest";
import type { Column } from "#contract/column.ts";
import { emptyNote } from "#contract/published/empty-notes.ts";
import { type Manifest, manifestSchema } from "#contract/published/manifest.ts";
import { publishedTables } from "#contract/published/published-tables.ts";
import { testedSite } from "../../../scripts/built-site.ts";
import { openSite } from "./opened-site.ts";
import { builtPages, fileOf } from "./page-kinds.ts";
import { addressesOf } from "./page-links.ts";

// The catalogue and the tables' pages, held against the release's files and the contract.

const site = testedSite();
const { visit } = await openSite();
let release = "";
let manifest: Manifest;

const readPage = async (path: string) =>
  parseHTML(await readFile(join(site, path, "index.html"), "utf8")).document;
const texts = (elements: Iterable<Element>) => [...elements].map(({ textContent }) => textContent ?? "");
const pathOf = (name: string) => `data/${name.replaceAll("_", "-")}`;

beforeAll(async () => {
  release = JSON.parse(await readFile(join(site, "data/latest.json"), "utf8")).release;
  manifest = manifestSchema.parse(
    JSON.parse(await readFile(join(site, "data", release, "manifest.json"), "utf8")),
  );
}, 180_000);

test("every table of the manifest is in the catalogue and has a page, in both languages", async () => {
  const tables = [...new Set(manifest.files.flatMap(({ table }) => table ?? []))].toSorted();
  expect(tables.length).toBeGreaterThan(10);
  for (const prefix of ["", "en/"]) {
    const listed = [...(await readPage(`${prefix}data`)).querySelectorAll("tr[data-table]")];
    expect(listed.map((row) => row.getAttribute("data-table")).toSorted()).toEqual(tables);
    for (const name of tables) expect(existsSync(join(site, prefix, pathOf(name), "index.html"))).toBe(true);
  }
});

test("every file of the manifest is linked to from a page", async () => {
  const linked = new Set<string>();
  for (const page of await builtPages(site))
    if (/^(data|indicators)\//.test(page.path))
      for (const { value } of addressesOf(await readFile(fileOf(site, page), "utf8"))) linked.add(value);
  const address = (path: string) => `/data/${release}/${path}`;
  expect(manifest.files.map(({ path }) => address(path)).filter((path) => !linked.has(path))).toEqual([]);
  expect(linked).toContain(address("manifest.json"));
});

test("the columns of a page are those of the contract, with type, unit, values and what empty means", async () => {
  for (const [name, { columns }] of Object.entries(publishedTables)) {
    if (!existsSync(join(site, pathOf(name)))) continue;
    const rows = [...(await readPage(`en/${pathOf(name)}`)).querySelectorAll("tr[data-column]")];
    expect(rows.map((row) => row.getAttribute("data-column"))).toEqual(columns.map((column) => column.name));
    for (const [i, column] of (columns as readonly Column[]).entries()) {
      const [, , unit, values, empty] = rows[i]?.querySelectorAll("td") ?? [];
      expect(unit?.textContent?.trim() !== "").toBe(column.unit !== undefined);
      expect(texts(values?.querySelectorAll(".values code") ?? [])).toEqual([...(column.values ?? [])]);
      expect(empty?.textContent).toBe(column.nullable ? emptyNote(column.name)?.en : "never empty");
    }
  }
});

test.each(["estimates", "indicators", "cells"])("the preview of %s is rows of its file", async (name) => {
  const document = await readPage(pathOf(name));
  const file = /[\w/-]+\.arrow/.exec(document.querySelector("#preview p")?.textContent ?? "")?.[0] ?? "";
  const csv = await readFile(join(site, "data", release, file.replace(/arrow$/, "csv")), "utf8");
  const [header, ...rows] = csvParseRows(csv);
  expect(texts(document.querySelectorAll("#preview thead th")).map((text) => text.trim())).toEqual(header);
  const shown = [...document.querySelectorAll("#preview tbody tr")].map((row) =>
    texts(row.querySelectorAll("td")).join("|"),
  );
  const known = new Set(rows.map((row) => row.join("|")));
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.filter((row) => !known.has(row))).toEqual([]);
  const period = header?.findIndex((column) => column === "period" || column === "quarter") ?? -1;
  if (period < 0) return;
  const newest = release.slice(0, 6);
  const isNewest = (cell = "") => cell.endsWith(newest) || cell === newest.slice(0, 4);
  expect(shown.filter((row) => !isNewest(row.split("|")[period]))).toEqual([]);
});

test("a citation has release, address and the first ten digits of the file's SHA-256", async () => {
  const document = await readPage(pathOf("estimates"));
  const bytes = await readFile(join(site, "data", release, "estimates.csv"));
  const digits = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
  for (const lang of ["zh", "en"]) {
    const text = document.querySelector(`[data-citation=${lang}]`)?.textContent ?? "";
    expect(text).toContain(`/data/${release}/estimates.csv`);
    expect(text).toContain(digits);
    expect(/模拟数据|Simulated/.test(text)).toBe(manifest.simulated);
  }
});

test("what search engines read of every table is a Dataset whose files are there", async () => {
  for (const page of (await builtPages(site)).filter(({ path }) => /^(en\/)?data\//.test(path))) {
    const { document } = parseHTML(await readFile(fileOf(site, page), "utf8"));
    const scripts = texts(document.querySelectorAll("script[type='application/ld+json']"));
    const dataset = scripts.map((text) => JSON.parse(text)).find((fact) => fact["@type"] === "Dataset");
    expect(dataset.description.length).toBeGreaterThan(20);
    expect(dataset.license).toMatch(/^https:/);
    expect(dataset.temporalCoverage).toMatch(/^\d{4}-\d{2}-01\/\d{4}-\d{2}-3\d$/);
    expect(dataset.variableMeasured.length).toBeGreaterThan(2);
    expect(dataset.isPartOf ?? dataset.hasPart).toBeDefined();
    expect(dataset.distribution.length).toBeGreaterThan(1);
    for (const { contentUrl } of dataset.distribution)
      expect(existsSync(join(site, new URL(contentUrl, "http://site.invalid").pathname))).toBe(true);
  }
});

test("a preview is sorted by a press of a column's name and filtered by a text, and a citation gets its day", async () => {
  const { page } = await visit(`/en/${pathOf("estimates")}/`);
  const column = publishedTables.estimates.columns.findIndex(({ name }) => name === "estimate") + 1;
  const cells = page.locator(`#preview tbody tr:not([hidden]) td:nth-child(${column})`);
  const header = page.locator(`#preview thead th:nth-child(${column})`);
  await header.getByRole("button").click();
  const numbers = (await cells.allTextContents()).filter((text) => text !== "").map(Number);
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  expect(await header.getAttribute("aria-sort")).toBe("ascending");
  await header.getByRole("button").press("Enter");
  expect(await header.getAttribute("aria-sort")).toBe("descending");
  const all = await cells.count();
  await page.fill("#preview-filter", "new_jobs");
  const left = await cells.count();
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(all);
  expect(await page.locator("#preview output").textContent()).toBe(`${left} rows shown`);
  const citation = await page.locator("[data-citation=en]").textContent();
  expect(citation).toMatch(
    new RegExp(`Accessed \\d{1,2} \\w+ ${new Date().getFullYear()}\\. https?://\\S+/estimates\\.csv\\.`),
  );
  await page.context().close();
});
