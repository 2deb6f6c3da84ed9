import { readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { xmlFaults } from "#pipeline/mark/xml-faults.ts";
import { testedSite } from "../../../scripts/built-site.ts";

// The files beside the built pages: prints, Word files, social cards.

const site = testedSite();
const entries = await readdir(site, { recursive: true });
const files = new Set(
  entries.map((path) => path.replaceAll("\\", "/")).filter((path) => !path.startsWith("releases/")),
);
const ending = (suffix: string) => [...files].filter((path) => path.endsWith(suffix)).toSorted();
const pages = ending("/index.html").filter((path) =>
  /^(en\/)?reports\/[^/]+\/[^/]+\/index\.html$/.test(path),
);
const textOf = (path: string) => readFileSync(join(site, path), "utf8");
const documentOf = (path: string) => parseHTML(textOf(path)).document;

test("every report page that offers a file has it, and no file is without such a page", () => {
  // Eight hundred pages are searched, not parsed.
  const offered = pages.flatMap((path) =>
    [...textOf(path).matchAll(/href="[^"]*\/(report\.(?:pdf|docx))"/g)].map(([, name = ""]) =>
      path.replace("index.html", name),
    ),
  );
  expect(offered.toSorted()).toEqual([...ending("/report.docx"), ...ending("/report.pdf")].toSorted());
  expect(offered.length).toBeGreaterThan(0);
});

test("prints have the page's title and language, tags, pages, and a typeface that is carried along", () => {
  const utf16 = (text: string) => Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase();
  for (const path of ending("/report.pdf")) {
    const pdf = readFileSync(join(site, path), "latin1");
    const page = documentOf(path.replace("report.pdf", "index.html"));
    const title = page.querySelector("title")?.textContent ?? "";
    const plain = /^[\x20-\x7e]*$/.test(title);
    expect(pdf.includes(plain ? `/Title (${title})` : `/Title <FEFF${utf16(title)}>`), path).toBe(true);
    expect(pdf, path).toContain(`/Lang (${page.documentElement.getAttribute("lang")})`);
    expect(pdf.match(/\/Type \/Page\b/g)?.length, path).toBeGreaterThan(2);
    expect(pdf, path).toContain("+NotoSansSC-Regular");
    expect(pdf, path).toMatch(/\/MarkInfo/);
    expect(pdf, path).not.toMatch(/jiuye\.invalid|HeadlessChrome/);
  }
});

test("Word files are well formed, and their tables are the page's, cell for cell", () => {
  for (const path of ending("/report.docx")) {
    const parts = unzipSync(readFileSync(join(site, path)));
    for (const [name, bytes] of Object.entries(parts)) {
      if (/\.(xml|rels)$/.test(name)) expect(xmlFaults(strFromU8(bytes)), `${path}: ${name}`).toEqual([]);
    }
    const body = parseHTML(`<x>${strFromU8(parts["word/document.xml"] ?? new Uint8Array())}</x>`).document;
    const own = [...body.querySelectorAll("w\\:tbl")].map((table) =>
      [...table.querySelectorAll("w\\:tc")].map((cell) => cell.textContent?.trim()),
    );
    const page = documentOf(path.replace("report.docx", "index.html"));
    const shown = [...page.querySelectorAll("article table")].map((table) =>
      [...table.querySelectorAll("th, td")].map((cell) => cell.textContent?.trim()),
    );
    expect(own, path).toEqual(shown);
    expect(own.flat().length, path).toBeGreaterThan(0);
  }
});

test("the cards that pages name are there, 1200 by 630", async () => {
  for (const path of ending(".png").filter((name) => name.startsWith("cards/"))) {
    const png = await readFile(join(site, path));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)], path).toEqual([1200, 630]);
  }
  const named = [...pages, "index.html", "en/index.html"].flatMap((path) => {
    const image = /property="og:image" content="([^"]*)"/.exec(textOf(path))?.[1];
    return image ? [`cards/${image.split("/cards/")[1]}`] : [];
  });
  expect(named.filter((path) => !files.has(path))).toEqual([]);
  for (const lang of ["zh", "en"]) expect(files.has(`cards/${lang}/home.png`)).toBe(true);
});
