/** The other language opens with the choices made on this page, and at the same place. */
export function keepPlace(): void {
  const link = document.querySelector<HTMLAnchorElement>("a.language");
  if (!link) return;
  const plain = link.href;
  const carry = () => {
    link.href = `${plain}${location.search}${location.hash}`;
  };
  // Before it is followed, opened in another tab, or copied.
  for (const event of ["pointerdown", "focus", "click", "contextmenu"]) link.addEventListener(event, carry);
}
