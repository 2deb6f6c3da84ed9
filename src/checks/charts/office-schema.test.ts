import validate, { type Format } from "@ooxml-tools/validate";
import { expect, test } from "vitest";
import { wordsIn } from "#i18n/words.ts";
import { reportDocx } from "#press/report-docx.ts";
import { fixtureReport } from "#press/report-fixture.ts";
import { briefingDeck } from "#press/slides/briefing-deck.ts";
import { chartSlides } from "#press/slides/chart-slides.ts";
import { fixtureChart, fixtureRows } from "#press/slides/slide-fixture.ts";
import { partsOf } from "./office-package.ts";

// Every part of our Office files against the schemas, by Microsoft's own validator (Open XML SDK, compiled to WebAssembly).

const DAY = "2018-03-01";
const zh = wordsIn("zh");

async function schemaFaults(file: Uint8Array, format: Format): Promise<string[]> {
  // The validator takes plain byte arrays alone, not Node's buffers.
  const found = await validate(Uint8Array.from(file), format, "Microsoft365");
  return found.map(({ path, description }) => `${path.partUri} ${path.xpath}: ${description}`);
}

test("the validator finds what is wrong with a chart", async () => {
  const { zipSync, strToU8, strFromU8 } = await import("fflate");
  const parts = Object.fromEntries(partsOf(await chartSlides(fixtureChart("zh"), DAY, zh)));
  const chart = "ppt/charts/chart1.xml";
  const broken = strFromU8(parts[chart] ?? new Uint8Array()).replace('<c:grouping val="standard"/>', "");
  const faults = await schemaFaults(zipSync({ ...parts, [chart]: strToU8(broken) }), "pptx");
  expect(faults.join()).toContain(chart);
});

test("slides keep to the schema: with and without interval, around zero, and with nothing to draw", async () => {
  const around = fixtureRows.map((row) => ({ ...row, ci_lower: -0.01 }));
  const docs = [
    fixtureChart("zh"),
    fixtureChart("en", { unit: "percent_change", survey: "enterprise" }, around),
    fixtureChart("zh", { survey: "register", unit: "persons" }),
    fixtureChart("en", {}, []),
  ];
  for (const doc of docs) {
    expect(await schemaFaults(await chartSlides(doc, DAY, wordsIn(doc.lang)), "pptx"), doc.finding).toEqual(
      [],
    );
  }
});

test("the sheet inside a slide keeps to the schema", async () => {
  const parts = partsOf(await chartSlides(fixtureChart("zh"), DAY, zh));
  const sheet = parts.get("ppt/embeddings/Microsoft_Excel_Worksheet1.xlsx") ?? new Uint8Array();
  expect(await schemaFaults(sheet, "xlsx")).toEqual([]);
});

test("decks and reports keep to the schema", async () => {
  const report = {
    ...fixtureReport,
    sections: fixtureReport.sections.map((part, i) => ({ ...part, id: i === 1 ? "targets" : part.id })),
  };
  const deck = await briefingDeck(report, [fixtureChart("zh")], DAY, zh);
  expect(await schemaFaults(deck, "pptx")).toEqual([]);
  expect(await schemaFaults(await reportDocx(fixtureReport, DAY, zh), "docx")).toEqual([]);
});
