import { document } from "#components/drawing/drawing-document.ts";
import { reportChartHtml } from "#components/report/report-chart.ts";
import { DATA_LICENCE } from "#contract/data-licence.ts";
import type { LanguageWords } from "#i18n/words.ts";
import type { ChartDocument } from "#report/chart-document.ts";
import { basisNote } from "#report/design-basis.ts";
import { SINGLE_FILE_STYLE } from "./single-file-style.ts";
import { singleFileTable } from "./single-file-table.ts";

// A chart as one HTML file: picture, all its numbers, sentence, source, method. It asks for nothing, wherever it is
// opened.

/** Its own policy: whatever a copy of it is put into, it loads nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** @param address of the chart's page, where the site knows its own. */
export function singleFile(doc: ChartDocument, words: LanguageWords, address?: string): string {
  const { t, lang } = words;
  const { labels, finding, simulated } = doc;
  const parts = [
    `<h1>${escaped(finding)}</h1>`,
    `<p class="small">${escaped(labels.subtitle)}</p>`,
    ...(simulated ? [`<p class="notice">${escaped(t("downloads.simulated"))}</p>`] : []),
    chartOf(doc, words),
    `<p>${escaped(doc.sentence)}</p>`,
    tableOf(doc, words),
    ...linesOf(doc, words, address).map((line) => `<p class="small">${line}</p>`),
  ];
  return [
    `<!doctype html>\n<html lang="${lang === "zh" ? "zh-CN" : "en"}">\n<head>\n<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(finding)}</title>`,
    `<meta name="description" content="${escaped(doc.briefing)}">`,
    `<style>${SINGLE_FILE_STYLE}</style>`,
    `<script type="application/json" id="chart">${jsonOf(doc, words, address)}</script>`,
    `</head>\n<body>\n<main>\n${parts.join("\n")}\n</main>\n</body>\n</html>\n`,
  ].join("\n");
}

function chartOf({ block, labels }: ChartDocument, words: LanguageWords): string {
  if (block === null) return "";
  return `<figure aria-label="${escaped(labels.title)}">\n${reportChartHtml(document, block, words)}\n</figure>`;
}

function tableOf(doc: ChartDocument, words: LanguageWords): string {
  if (doc.rows.length === 0) return "";
  const { heads, rows } = singleFileTable(doc, words);
  const { indicator, city } = doc;
  const caption = words.t("table.caption", { name: indicator.name[words.lang], city: city[words.lang] });
  const body = rows.map(([period = "", ...cells]) => {
    return `<tr><th scope="row">${escaped(period)}</th>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`;
  });
  const head = heads.map((text) => `<th scope="col">${escaped(text)}</th>`).join("");
  return [
    `<div class="figures" role="region" tabindex="0" aria-label="${escaped(caption)}">`,
    `<table><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead>`,
    `<tbody>${body.join("\n")}</tbody></table></div>`,
  ].join("\n");
}

/** Whose numbers, of when, how they were made, on what terms. */
function linesOf(doc: ChartDocument, words: LanguageWords, address: string | undefined): string[] {
  const { t, lang } = words;
  const { labels, block, indicator, basis } = doc;
  const place = address === undefined ? "" : ` <a href="${escaped(address)}">${escaped(address)}</a>`;
  const between = lang === "zh" ? "" : " ";
  return [
    ...(block?.target ?? []).map((target) => escaped(target.label)),
    ...(block?.official ?? []).map(({ quarter, value, label }) =>
      escaped(`${label} · ${words.quarter(quarter)} · ${words.value(indicator.unit, value)}`),
    ),
    escaped(labels.source),
    `${escaped(`${t("site.name")} · ${labels.release}`)}${place}`,
    escaped([indicator.definition[lang], basisNote(basis, words)].join(between)),
    escaped(labels.interval),
    `<a href="${DATA_LICENCE}" rel="license">${escaped(t("reach.licence"))}</a>`,
  ];
}

/** In full precision, with what the numbers are; for programs. */
function jsonOf(doc: ChartDocument, words: LanguageWords, address: string | undefined): string {
  const { lang, indicator, city, release, simulated, kind, rows, changes, block, labels } = doc;
  const facts = {
    ...{ title: doc.finding, sentence: doc.sentence, briefing: doc.briefing, lang, address },
    indicator: { id: indicator.id, unit: indicator.unit, name: indicator.name },
    city: { id: city.id, zh: city.zh, en: city.en },
    ...{ release, simulated, period_kind: kind, source: labels.source, licence: DATA_LICENCE },
    publisher: words.t("site.name"),
    ...{ rows, changes, targets: block?.target ?? [], official: block?.official ?? [] },
  };
  return JSON.stringify(facts).replaceAll("<", "\\u003c");
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
