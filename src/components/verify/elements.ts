export function element(document: Document, tag: string, text: string, className = ""): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className !== "") made.className = className;
  return made;
}

/** A table in a region that scrolls by itself and that the keyboard reaches; the first cell names its row. */
export function region(
  document: Document,
  label: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): HTMLElement {
  const outer = element(document, "div", "", "figures");
  for (const [name, value] of [
    ["role", "region"],
    ["tabindex", "0"],
    ["aria-label", label],
  ] as const)
    outer.setAttribute(name, value);
  const table = outer.appendChild(document.createElement("table"));
  const heads = head.map((text) => headCell(document, text, "col"));
  table
    .createTHead()
    .insertRow()
    .append(...heads);
  const body = table.createTBody();
  for (const [first = "", ...cells] of rows) {
    body
      .insertRow()
      .append(headCell(document, first, "row"), ...cells.map((text) => element(document, "td", text)));
  }
  return outer;
}

function headCell(document: Document, text: string, scope: "col" | "row"): HTMLElement {
  const cell = element(document, "th", text);
  cell.setAttribute("scope", scope);
  return cell;
}
