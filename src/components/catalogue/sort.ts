// The small script of a preview: sorting by a column's header, filtering by a text. Without it it is a plain table.

type Direction = "ascending" | "descending";

export function servePreview(): void {
  const section = document.querySelector<HTMLElement>("#preview");
  const table = section?.querySelector("table");
  const body = table?.tBodies[0];
  if (!section || !table || !body) return;
  const headers = [...table.querySelectorAll<HTMLTableCellElement>("thead th")];
  headers.forEach((header, column) => {
    makeSortable(header, () => {
      const direction = header.ariaSort === "ascending" ? "descending" : "ascending";
      for (const other of headers) other.ariaSort = null;
      header.ariaSort = direction;
      body.append(...sorted([...body.rows], column, header.dataset.type ?? "utf8", direction));
    });
  });
  serveFilter(section, [...body.rows]);
}

function makeSortable(header: HTMLElement, sort: () => void): void {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...header.childNodes);
  button.addEventListener("click", sort);
  header.append(button);
}

/** Numbers as numbers, texts by their characters; empty cells last, whichever the direction. */
export function sorted<Row extends Pick<HTMLTableRowElement, "cells">>(
  rows: readonly Row[],
  column: number,
  type: string,
  direction: Direction,
): Row[] {
  const sign = direction === "ascending" ? 1 : -1;
  const isNumber = type === "int32" || type === "float64";
  const text = (row: Row) => row.cells[column]?.textContent ?? "";
  return rows.toSorted((one, other) => {
    const [a, b] = [text(one), text(other)];
    if (a === "" || b === "") return Number(a === "") - Number(b === "");
    return sign * (isNumber ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0);
  });
}

function serveFilter(section: HTMLElement, rows: readonly HTMLTableRowElement[]): void {
  const form = section.querySelector("form");
  const input = form?.querySelector("input");
  const output = form?.querySelector("output");
  if (!form || !input || !output) return;
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLowerCase();
    for (const row of rows)
      row.hidden = ![...row.cells].some(({ textContent }) => textContent?.toLowerCase().includes(wanted));
    const shown = rows.filter(({ hidden }) => !hidden).length;
    output.textContent = (form.dataset.found ?? "").replace("{count}", String(shown));
  });
}
