// The coverage study as docs/coverage.md prints it: the page shows those very numbers.

export interface CoverageRow {
  readonly scenario: string;
  /** Per cent of intervals that held the truth. */
  readonly project: string;
  readonly halfWidth: string;
}

/** The rows of the table under a heading of the document. @throws when there is none. */
export function coverageRows(markdown: string, heading: string): CoverageRow[] {
  const section = markdown.split(/^### /m).find((part) => part.startsWith(heading));
  const lines = section?.split("\n").filter((line) => line.startsWith("|")) ?? [];
  const [head, , ...body] = lines.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  if (!head || body.length === 0) throw new Error(`docs/coverage.md: no table under "${heading}"`);
  const at = (name: string) => head.indexOf(name);
  return body.map((cells) => ({
    scenario: cells.slice(0, at("project")).join(", "),
    project: (cells[at("project")] ?? "").replace(/[^0-9.]/g, ""),
    halfWidth: cells[at("half-width")] ?? "",
  }));
}
