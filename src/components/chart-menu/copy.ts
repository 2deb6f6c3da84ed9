import { copyText } from "#check/save-file.ts";
import { canCopyPictures } from "./can-copy.ts";

// The small script of the menus: pictures and sentences on the clipboard. Buttons show where the browser can.

export function serveCopying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy-text]")) {
    serve(button, () => copySentence(button));
  }
  if (!canCopyPictures()) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy-picture]")) {
    serve(button, () => copyPicture(button.dataset.copyPicture ?? ""));
  }
}

function serve(button: HTMLButtonElement, copy: () => Promise<boolean>): void {
  button.hidden = false;
  if (button.parentElement) button.parentElement.hidden = false;
  button.addEventListener("click", async () => {
    const copied = await copy();
    const said = button.closest("[data-copies]")?.querySelector("output");
    if (said) said.value = (copied ? button.dataset.copied : button.dataset.notCopied) ?? "";
  });
}

/** Where the clipboard is refused the sentence is marked, to be copied by hand. */
async function copySentence(button: HTMLButtonElement): Promise<boolean> {
  const sentence = document.getElementById(button.dataset.copyText ?? "");
  if (!sentence) return false;
  const copied = await copyText(sentence.textContent?.trim() ?? "");
  if (!copied) getSelection()?.selectAllChildren(sentence);
  return copied;
}

/** The browser is handed a promise: some allow the clipboard only while the click is being answered. */
async function copyPicture(address: string): Promise<boolean> {
  const picture = fetch(address).then((response) => {
    if (!response.ok) throw new Error(`${address}: status ${response.status}`);
    return response.blob();
  });
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    return true;
  } catch {
    return false;
  }
}
