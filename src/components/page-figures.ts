/** The headline figures of a city page, in the order they stand. */
export function pageFigures(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("figure[data-indicator]")];
}
