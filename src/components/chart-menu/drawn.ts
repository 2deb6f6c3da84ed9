import { canCopyPictures } from "./can-copy.ts";

// The small script of charts without files: what makes files of them comes with the first click.

export function serveDrawn(): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details[data-drawn]")) {
    menu.hidden = false;
    for (const button of menu.querySelectorAll<HTMLButtonElement>("button[data-make]")) {
      button.hidden = button.dataset.make === "picture" && !canCopyPictures();
      button.addEventListener("click", () => void make(menu, button.dataset.make ?? ""));
    }
  }
}

async function make(menu: HTMLDetailsElement, what: string): Promise<void> {
  const output = menu.querySelector("output");
  const words: Record<string, string> = JSON.parse(
    menu.querySelector<HTMLElement>("[data-said]")?.dataset.said ?? "{}",
  );
  const holder = menu.dataset.drawn ? document.querySelector(menu.dataset.drawn) : menu.closest("figure");
  const { makeOf } = await import("./make-drawn.ts");
  const made = holder ? await makeOf(holder, what, menu.dataset.file ?? "jiuye") : "none";
  if (output) output.value = words[made] ?? "";
}
