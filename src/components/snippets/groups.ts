import { type FileFormatName, tableFile } from "#contract/published/data-files.ts";
import type { Manifest, ManifestCity } from "#contract/published/manifest.ts";
import type { PublishedTableName } from "#contract/published/published-tables.ts";
import type { Snippet } from "#contract/snippets/snippet.ts";
import { readSnippets, readText, recomputeSnippets, recomputeText } from "#contract/snippets/snippets.ts";

export interface PlacedSnippet {
  readonly snippet: Snippet;
  readonly url: string;
  readonly text: string;
}

export interface SnippetGroup {
  readonly name: "read" | "recompute";
  readonly snippets: readonly PlacedSnippet[];
}

/** The city that code is written for: Changchun where it has a community survey. */
export function exampleCity({ cities }: Manifest): ManifestCity | undefined {
  const surveyed = cities.filter(({ community }) => community !== null);
  return surveyed.find(({ id }) => id === "changchun") ?? surveyed[0] ?? cities[0];
}

/**
 * The code for a table, with the address of its file: of all cities where there is one, else of the example.
 * What needs a form that the release lacks is left out.
 */
export function snippetGroups(
  table: PublishedTableName,
  manifest: Manifest,
  addressOf: (path: string) => string,
): SnippetGroup[] {
  const own = exampleCity(manifest);
  const city = own?.id ?? "";
  const urlOf = (format: FileFormatName) => {
    const paths = [tableFile(table, null, format), tableFile(table, city, format)];
    const found = paths.find((path) => manifest.files.some((file) => file.path === path));
    return found === undefined ? [] : [addressOf(found)];
  };
  const read = readSnippets.flatMap((snippet) =>
    urlOf(snippet.format).map((url) => ({ snippet, url, text: readText(snippet, { url, table, city }) })),
  );
  const quarter = own?.community?.last;
  const place = { table, city, quarter: quarter ?? "", indicator: "unemployment_rate", cells: "urban" };
  const computing = table === "cells" && quarter !== undefined ? recomputeSnippets : [];
  const recompute = computing.flatMap((snippet) =>
    urlOf(snippet.format).map((url) => ({ snippet, url, text: recomputeText(snippet, { ...place, url }) })),
  );
  const groups = [
    { name: "read", snippets: read },
    { name: "recompute", snippets: recompute },
  ] as const;
  return groups.filter(({ snippets }) => snippets.length > 0);
}
