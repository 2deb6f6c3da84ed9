/** On a phone the navigation lies on one line: the section one is in is pushed into sight. */
export function showCurrent(): void {
  const current = document.querySelector<HTMLElement>(".site-head nav [aria-current]");
  const line = current?.parentElement;
  if (current && line) line.scrollLeft = current.offsetLeft - (line.clientWidth - current.offsetWidth) / 2;
}
