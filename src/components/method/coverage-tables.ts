import type { LanguageWords } from "#i18n/words.ts";

// The coverage study as docs/coverage.md prints it: the page shows those very numbers, with its own words.

/** The document's tables by their headings; the one where intervals fail says why. */
export const COVERAGE_TABLES = [
  { id: "unemployment", heading: "Unemployment from communities", explained: false },
  { id: "enterprises", heading: "Panel of 400 enterprises", explained: false },
  { id: "multiplier", heading: "The choice", explained: false },
  { id: "breaks", heading: "Where it breaks", explained: true },
] as const;

export interface CoverageRow {
  /** What names the row, from the general to the particular. */
  readonly parts: readonly string[];
  /** Per cent of intervals that held the truth. */
  readonly project: string;
  /** Empty where the table has none. */
  readonly halfWidth: string;
}

/** The rows of the first table under a heading of the document. @throws when there is none. */
export function coverageRows(markdown: string, heading: string): CoverageRow[] {
  const section = markdown.split(/^### /m).find((part) => part.startsWith(heading)) ?? "";
  const table = /(?:^\|.*\n?)+/m.exec(section)?.[0] ?? "";
  const [head, , ...body] = table.trim().split("\n").map(cellsOf);
  if (!head || body.length === 0) throw new Error(`docs/coverage.md: no table under "${heading}"`);
  const [project, half] = [head.indexOf("project"), head.indexOf("half-width")];
  if (project < 1) throw new Error(`docs/coverage.md: no column "project" under "${heading}"`);
  return body.map((cells) => ({
    parts: cells.slice(0, project).flatMap((cell) => cell.split(", ")),
    project: /\d[\d.]*/.exec(cells[project] ?? "")?.[0] ?? "",
    halfWidth: cells[half] ?? "",
  }));
}

function cellsOf(line: string): string[] {
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** A part of a row's name in the page's language; its numbers are those of the document. */
export function partWords(part: string, { t }: LanguageWords): string {
  const [a = "", b = ""] = part.match(/\d[\d.]*/g) ?? [];
  return t(`coverage.part.${partKey(part)}`, { a, b });
}

/** "20 of 62" is n_of_n. */
export function partKey(part: string): string {
  const written = part
    .replaceAll(/\d[\d.]*/g, "n")
    .replaceAll("+", "plus")
    .replaceAll("%", "percent");
  return written.toLowerCase().replaceAll(/[^a-z]+/g, "_");
}
