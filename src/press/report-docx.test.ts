import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { wordsIn } from "#i18n/words.ts";
import type { ReportTable } from "#report/quarterly/report-document.ts";
import { reportDocx } from "./report-docx.ts";
import { fixtureReport } from "./report-fixture.ts";

const words = wordsIn("zh");
const bytes = await reportDocx(fixtureReport, "2018-03-01", words);
const files = unzipSync(bytes);
const read = (name: string) => strFromU8(files[name] ?? new Uint8Array());
const body = read("word/document.xml");
const tables = [...body.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([xml]) => xml);

const textOf = (xml: string) =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text = ""]) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"))
    .join("");

test("two files of one report are the same bytes, and carry no clock", async () => {
  expect(Buffer.from(await reportDocx(fixtureReport, "2018-03-01", words)).equals(Buffer.from(bytes))).toBe(
    true,
  );
  expect(read("docProps/core.xml")).toContain(">2018-03-01T00:00:00Z</dcterms:created>");
  expect(Object.keys(files).filter((name) => read(name).includes(String(new Date().getFullYear())))).toEqual(
    [],
  );
});

test("the tables hold what the report holds, cell for cell", () => {
  const expected = fixtureReport.sections.flatMap(({ blocks }) =>
    blocks.filter((block): block is ReportTable => block.kind === "table"),
  );
  const cells = tables.map((table) =>
    [...table.matchAll(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs)].map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textOf(cell)),
    ),
  );
  expect(cells).toEqual(expected.map(({ head, rows }) => [head, ...rows]));
});

test("heads of tables repeat on every page, numbers stand right, and no cells are merged", () => {
  for (const table of tables) {
    expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(table).not.toMatch(/gridSpan|vMerge/);
  }
  expect(tables.join("").match(/<w:jc w:val="right"\/>/g)).toHaveLength(6);
});

test("headings are headings, in the report's order", () => {
  const headings = [...body.matchAll(/<w:p><w:pPr><w:pStyle w:val="Heading1"\/>.*?<\/w:p>/gs)].map(([xml]) =>
    textOf(xml),
  );
  expect(headings).toEqual(fixtureReport.sections.map(({ heading }) => heading));
});

test("charts are pictures with a text alternative", () => {
  expect(body).toContain('<wp:docPr id="1" name="rate" descr="折线图：长春失业率" title="长春失业率3.7%"/>');
  expect(Object.keys(files).filter((name) => name.endsWith(".png"))).toHaveLength(1);
});

test("typefaces are named for both scripts, and the language is said", () => {
  const styles = read("word/styles.xml");
  expect(styles).toContain('w:eastAsia="SimSun"');
  expect(styles).toContain('w:eastAsia="SimHei"');
  expect(styles).toMatch(/<w:lang w:val="en-GB" w:eastAsia="zh-CN"\/>/);
  expect(read("docProps/core.xml")).toContain("<dc:language>zh-CN</dc:language>");
});

test("pages are numbered, and say that the data are simulated", () => {
  expect(textOf(read("word/header1.xml"))).toContain("模拟数据");
  expect(read("word/footer1.xml")).toMatch(/PAGE.*NUMPAGES/s);
  expect(textOf(read("word/footer1.xml"))).toBe("第页，共页");
});
