import { strFromU8, strToU8, unzipSync } from "fflate";
import { settlePackage } from "../settle-package.ts";
import type { Deck, NativeChart } from "./deck.ts";
import { mendPart } from "./mend-parts.ts";
import { LANGUAGES } from "./slide-style.ts";

// From the library's package to ours: its charts are replaced by ours, what PowerPoint would have to repair is mended,
// and whatever a clock or a counter left in it is settled.

const CHART = /^ppt\/charts\/chart(\d+)\.xml$/;
const NOTES_THEME = "ppt/theme/theme2.xml";

/** @param date YYYY-MM-DD. Equal decks give equal bytes. */
export async function packDeck(
  { pptx, charts, words }: Deck,
  title: string,
  date: string,
): Promise<Uint8Array> {
  const written = await pptx.write({ outputType: "uint8array", compression: false });
  const parts = renumbered(unzipSync(written as Uint8Array));
  charts.forEach((chart, i) => {
    replaceChart(parts, i + 1, chart);
  });
  // Masters of slides and of notes may not share a theme.
  parts[NOTES_THEME] = parts["ppt/theme/theme1.xml"] ?? new Uint8Array();
  const mended = Object.entries(parts).map(([name, bytes]) => [
    name,
    /\.(xml|rels)$/.test(name) ? strToU8(mendPart(name, strFromU8(bytes), words)) : bytes,
  ]);
  return settlePackage(Object.fromEntries(mended), {
    title,
    subject: words.t("slides.subject"),
    author: words.t("paper.author"),
    language: LANGUAGES[words.lang].own,
    date,
  });
}

/** The library counts charts for as long as it runs: here they begin with one. */
function renumbered(files: Readonly<Record<string, Uint8Array>>): Record<string, Uint8Array> {
  const numbers = Object.keys(files)
    .flatMap((name) => CHART.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b);
  const settled = (text: string) =>
    text.replace(
      /(charts\/(?:_rels\/)?chart|Microsoft_Excel_Worksheet)(\d+)\./g,
      (_, start: string, n: string) => {
        return `${start}${numbers.indexOf(Number(n)) + 1}.`;
      },
    );
  const named = /\.rels$|^\[Content_Types\]\.xml$/;
  return Object.fromEntries(
    Object.entries(files)
      .filter(([name]) => !name.endsWith("/"))
      .map(([name, bytes]) => [settled(name), named.test(name) ? strToU8(settled(strFromU8(bytes))) : bytes]),
  );
}

/** @throws when the library wrote no such chart. */
function replaceChart(
  parts: Record<string, Uint8Array>,
  number: number,
  { part, workbook }: NativeChart,
): void {
  const chart = `ppt/charts/chart${number}.xml`;
  const sheet = `ppt/embeddings/Microsoft_Excel_Worksheet${number}.xlsx`;
  if (!parts[chart] || !parts[sheet]) throw new Error(`no such part in the presentation: ${chart}, ${sheet}`);
  parts[chart] = strToU8(part);
  parts[sheet] = workbook;
}
