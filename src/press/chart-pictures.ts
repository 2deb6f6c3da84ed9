import { PICTURES, type PictureForm } from "#contract/published/chart-files.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { ChartDocument } from "#report/chart-document.ts";
import { chartName, chartSvg } from "./chart-svg.ts";
import { smallPictureOf } from "./picture.ts";

/** A chart as a file by itself, in the proportions of a slide: for Word, WPS, PowerPoint and drawing programs. */
export function chartSvgFile(doc: ChartDocument, words: LanguageWords): string {
  const svg = chartSvg(doc, "slide", words).outerHTML;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svg.replace("</desc>", `</desc>${metadata(doc)}`)}\n`;
}

/**
 * A chart as a PNG, to the pixel as large as its form.
 * @throws naming the chart and a character that the typeface does not have.
 */
export function chartPicture(doc: ChartDocument, form: PictureForm, words: LanguageWords): Uint8Array {
  const svg = chartSvg(doc, form, words);
  svg.setAttribute("width", String(PICTURES[form].width));
  svg.setAttribute("height", String(PICTURES[form].height));
  return smallPictureOf(svg.outerHTML, `${chartName(doc)}, ${form}`, {
    Title: doc.finding,
    Description: doc.briefing,
    Source: doc.labels.source,
  });
}

/** As Inkscape and Illustrator show it. */
function metadata({ finding, briefing, labels, lang }: ChartDocument): string {
  const facts = { title: finding, description: briefing, source: labels.source, language: lang };
  const said = Object.entries(facts).map(([name, text]) => `<dc:${name}>${escaped(text)}</dc:${name}>`);
  return [
    '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#">',
    `<cc:Work rdf:about="">${said.join("")}</cc:Work></rdf:RDF></metadata>`,
  ].join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
