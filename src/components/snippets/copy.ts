/** Puts the host into addresses that lack it, and serves the buttons that copy. */
export function serveSnippets(): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-address]")) {
    place.textContent = new URL(place.dataset.address ?? "", location.href).href;
  }
  for (const note of document.querySelectorAll<HTMLElement>("[data-relative-note]")) note.hidden = true;
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => void copy(button));
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const snippet = button.closest(".snippet");
  const code = snippet?.querySelector("code");
  const said = snippet?.querySelector<HTMLOutputElement>("output");
  if (!code || !said) return;
  try {
    await navigator.clipboard.writeText(code.textContent ?? "");
    said.value = said.dataset.copied ?? "";
  } catch {
    // Without the right to the clipboard (plain http, or refused) the code is marked to be copied by hand.
    getSelection()?.selectAllChildren(code);
    said.value = said.dataset.notCopied ?? "";
  }
}
