import { fromArrow } from "#contract/arrow.ts";
import type { PeriodKind } from "#contract/period.ts";
import { type FileFormatName, tableFile } from "#contract/published/data-files.ts";
import { type EstimateRow, estimatesTable } from "#contract/published/figure-tables.ts";
import type { Manifest } from "#contract/published/manifest.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { SnippetTool } from "#contract/snippets/snippet.ts";
import { readSnippets, readText, recomputeSnippets, recomputeText } from "#contract/snippets/snippets.ts";
import { periodTextInR } from "#contract/snippets/snippets-period.ts";

// The runs: code as a reader would copy it, and the published numbers that it must print.

export interface SnippetRun {
  readonly name: string;
  readonly tool: SnippetTool;
  readonly text: string;
  /** Paths below data/<release>/ of what it reads. */
  readonly reads: readonly string[];
  readonly words: readonly string[];
  readonly numbers: readonly number[];
}

export interface ServedRelease {
  /** Of data/<release>/, with a slash at its end. */
  readonly folder: string;
  readonly manifest: Manifest;
  readonly indicators: readonly Indicator[];
  /** Of the city. */
  readonly estimates: readonly EstimateRow[];
  readonly city: string;
}

/** @param url of the site, with or without a slash at its end. */
export async function servedRelease(url: string, indicators: readonly Indicator[]): Promise<ServedRelease> {
  const data = `${url.replace(/\/*$/, "/")}data/`;
  const json = async (path: string) => (await fetched(`${data}${path}`)).json();
  const { release } = (await json("latest.json")) as { release: string };
  const manifest = (await json(`${release}/manifest.json`)) as Manifest;
  const surveyed = manifest.cities.filter(({ community }) => community !== null);
  const city = (surveyed.find(({ id }) => id === "changchun") ?? surveyed[0])?.id;
  if (!city) throw new Error(`${data}: expected a city with a community survey, found none`);
  const folder = `${data}${release}/`;
  const bytes = await (await fetched(`${folder}${tableFile("estimates", city, "arrow")}`)).arrayBuffer();
  const estimates = fromArrow(estimatesTable, new Uint8Array(bytes));
  return { folder, manifest, indicators, estimates, city };
}

async function fetched(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: expected a file, found status ${response.status}`);
  return response;
}

export function snippetRuns(served: ServedRelease): SnippetRun[] {
  return [...readRuns(served), ...recomputeRuns(served), ...periodRuns(served)];
}

function readRuns({ folder, estimates, city }: ServedRelease): SnippetRun[] {
  const row = newest(estimates, "unemployment_rate", "quarter");
  return readSnippets.map((snippet) => {
    const path = tableFile("estimates", null, snippet.format);
    return {
      ...{ name: snippet.id, tool: snippet.tool, reads: [path] },
      text: readText(snippet, { url: `${folder}${path}`, table: "estimates", city }),
      ...{ words: [row.period], numbers: numbersOf(row, ["estimate", "ci_lower", "ci_upper"]) },
    };
  });
}

/** A rate of some cells, and a ratio of all: known totals are not in a ratio. */
function recomputeRuns({ folder, estimates, city, indicators }: ServedRelease): SnippetRun[] {
  const ratios = indicators.filter(({ headline, factor }) => headline && factor === null);
  return recomputeSnippets.flatMap((snippet) =>
    ratios.map(({ id, domain }) => {
      const row = newest(estimates, id, "quarter");
      const path = tableFile("cells", city, snippet.format);
      const place = { url: `${folder}${path}`, table: "cells", city, quarter: row.period } as const;
      return {
        ...{ name: `${snippet.id} ${id}`, tool: snippet.tool, reads: [path], words: [] },
        text: recomputeText(snippet, { ...place, indicator: id, cells: domain }),
        numbers: numbersOf(row, ["estimate", "se"]),
      };
    }),
  );
}

function periodRuns({ folder, estimates, city, indicators }: ServedRelease): SnippetRun[] {
  const format: FileFormatName = "csv";
  const reads = (["cells", "links", "benchmarks"] as const).map((table) => tableFile(table, city, format));
  return indicators
    .filter(({ headline }) => headline)
    .flatMap((indicator) =>
      (["four_quarter", "quarter"] as const).map((kind) => {
        const row = newest(estimates, indicator.id, kind);
        return {
          ...({ name: `period ${indicator.id} ${row.period}`, tool: "r", reads, words: [] } as const),
          text: periodTextInR(`${folder}${city}/`, indicator, row.period, kind),
          numbers: numbersOf(row, ["estimate", "se"]),
        };
      }),
    );
}

/** @throws when the city has no such figure. */
function newest(estimates: readonly EstimateRow[], indicator: string, kind: PeriodKind): EstimateRow {
  const own = estimates.filter((row) => row.indicator === indicator && row.period_kind === kind);
  const found = own.findLast(({ estimate }) => estimate !== null);
  if (!found) throw new Error(`estimates: expected a figure of ${indicator}, ${kind}; found none`);
  return found;
}

function numbersOf(
  row: EstimateRow,
  names: readonly ("estimate" | "ci_lower" | "ci_upper" | "se")[],
): number[] {
  return names.map((name) => row[name] ?? Number.NaN);
}
