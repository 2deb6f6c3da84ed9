import { type DroppedFile, filesOfDrop, filesOfInput } from "./dropped-files.ts";

/** Files chosen with the page's inputs, or dropped anywhere on the page. */
export function takeFiles(
  page: HTMLElement,
  onFiles: (files: readonly DroppedFile[] | Promise<readonly DroppedFile[]>) => void,
): void {
  for (const input of page.querySelectorAll<HTMLInputElement>("input[type=file]")) {
    input.addEventListener("change", () => {
      const files = filesOfInput(input);
      // The same file may be chosen again, once it is mended.
      input.value = "";
      if (files.length > 0) onFiles(files);
    });
  }
  // A file that misses its place would be opened by the browser instead of the page.
  document.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    page.classList.add("check-over");
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) page.classList.remove("check-over");
  });
  document.addEventListener("drop", (event) => {
    if (!hasFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    page.classList.remove("check-over");
    onFiles(filesOfDrop(event.dataTransfer));
  });
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}
