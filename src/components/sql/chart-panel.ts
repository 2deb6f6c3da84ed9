import { element, find } from "#check/element.ts";
import { drawChart } from "./chart.ts";
import { CHANNELS, type ChartForm, chartFault, guessChart, MARKS, type Mark } from "./chart-form.ts";
import { seriesColour } from "./chart-marks.ts";
import type { SqlFacts } from "./facts.ts";
import type { AnswerColumn } from "./values.ts";
import type { SqlWords } from "./words.ts";

const LOOKED_AT = 2000;

/** The form of a chart over an answer, and the chart while the panel is open. */
export function serveChart(
  place: HTMLElement,
  columns: readonly AnswerColumn[],
  rows: number,
  facts: SqlFacts,
  words: SqlWords,
): void {
  const panel = find<HTMLDetailsElement>(place, "#sql-chart");
  const figure = find(panel, "figure");
  panel.hidden = rows === 0 || !columns.some(({ numeric }) => numeric);
  const looked = Math.min(rows, LOOKED_AT);
  const distinct = (name: string) => {
    const column = columns.find((entry) => entry.name === name);
    return new Set(Array.from({ length: looked }, (_, row) => column?.at(row))).size;
  };
  fillForm(panel, columns, guessChart(columns, distinct, looked), words);
  const draw = () => {
    if (!panel.open || panel.hidden) return;
    figure.replaceChildren(...chartNodes(readForm(panel), columns, rows, figure.clientWidth, facts, words));
  };
  panel.ontoggle = draw;
  panel.onchange = draw;
  draw();
}

function chartNodes(
  form: ChartForm,
  columns: readonly AnswerColumn[],
  rows: number,
  width: number,
  facts: SqlFacts,
  { t }: SqlWords,
): Node[] {
  const fault = chartFault(form, columns);
  if (fault) return [element("p", "", t(`sql.chart.${fault}`))];
  const { svg, series, leftOut } = drawChart(columns, rows, form, Math.max(280, width));
  svg.setAttribute("role", "img");
  const params = { mark: t(`sql.mark.${form.mark}`), x: form.x, y: form.y, n: rows };
  svg.setAttribute("aria-label", t("sql.chart.alt", params));
  const notes = [
    t("sql.chart.source", { release: facts.release }),
    ...(form.lower !== "" && form.upper !== ""
      ? [t("sql.chart.interval", { lower: form.lower, upper: form.upper })]
      : []),
    ...(facts.simulated ? [t("sql.chart.simulated")] : []),
    ...(leftOut.points > 0 ? [t("sql.chart.left_points", { n: leftOut.points })] : []),
    ...(leftOut.series > 0 ? [t("sql.chart.left_series", { n: leftOut.series })] : []),
  ];
  const caption = element("figcaption", "muted", notes.join(" "));
  return [...(series.length > 1 ? [legend(series)] : []), svg, caption];
}

function legend(series: readonly string[]): HTMLUListElement {
  const entries = series.map((name, i) => {
    const swatch = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    swatch.setAttribute("width", "14");
    swatch.setAttribute("height", "14");
    swatch.setAttribute("aria-hidden", "true");
    const square = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const side of ["width", "height"]) square.setAttribute(side, "14");
    square.setAttribute("fill", seriesColour(i));
    swatch.append(square);
    return element("li", "", swatch, ` ${name}`);
  });
  return element("ul", "sql-legend", ...entries);
}

function fillForm(
  panel: HTMLElement,
  columns: readonly AnswerColumn[],
  form: ChartForm,
  { t }: SqlWords,
): void {
  const option = (value: string, text: string, chosen: string) =>
    new Option(text, value, false, value === chosen);
  selectOf(panel, "mark").replaceChildren(
    ...MARKS.map((mark) => option(mark, t(`sql.mark.${mark}`), form.mark)),
  );
  const names = [...new Set(columns.map(({ name }) => name))];
  const numbers = names.filter((name) => columns.some((column) => column.name === name && column.numeric));
  for (const channel of CHANNELS) {
    const offered = channel === "x" || channel === "colour" ? names : numbers;
    const none = channel === "x" || channel === "y" ? [] : [option("", t("sql.chart.none"), form[channel])];
    selectOf(panel, channel).replaceChildren(
      ...none,
      ...offered.map((name) => option(name, name, form[channel])),
    );
  }
}

function readForm(panel: HTMLElement): ChartForm {
  const channels = CHANNELS.map((channel) => [channel, selectOf(panel, channel).value] as const);
  return { mark: selectOf(panel, "mark").value as Mark, ...Object.fromEntries(channels) } as ChartForm;
}

const selectOf = (panel: HTMLElement, name: string) => find<HTMLSelectElement>(panel, `select[name=${name}]`);
