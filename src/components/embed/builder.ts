import { embedHref } from "./address.ts";
import { CHOICE_NAMES, type Choices, type ChosenCodes, codesOf } from "./choices.ts";
import type { BuilderFacts } from "./said.ts";

/** The choices of an embed and its codes, on a page that has them. */
export function serveBuilder(): void {
  const builder = document.querySelector<HTMLElement>(".embed-builder");
  const form = builder?.querySelector<HTMLFormElement>("form.embed-choices");
  const block = builder?.querySelector(".embed-facts");
  if (!builder || !form || !block) return;
  const facts = JSON.parse(block.textContent ?? "") as BuilderFacts;
  const origin = builder.dataset.origin || location.origin;
  const show = () => {
    const codes = codesOf(facts, chosen(form), origin);
    showCodes(builder, codes);
    showPreviews(builder, codes);
  };
  for (const note of builder.querySelectorAll<HTMLElement>("[data-origin-note]")) note.hidden = true;
  for (const button of builder.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => void copy(builder, button));
  }
  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  // A browser may have kept what was chosen before.
  show();
}

function chosen(form: HTMLFormElement): Choices {
  const data = new FormData(form);
  return Object.fromEntries(CHOICE_NAMES.map((name) => [name, data.get(name)])) as unknown as Choices;
}

function showCodes(builder: HTMLElement, { frame, image }: ChosenCodes): void {
  const put = (id: string, text: string | null) => {
    const place = builder.querySelector<HTMLElement>(`#${id}-place`);
    const area = builder.querySelector<HTMLTextAreaElement>(`#${id}`);
    if (!place || !area) return;
    place.hidden = text === null;
    area.value = text ?? "";
    for (const said of place.querySelectorAll("output")) said.value = "";
  };
  put("embed-code", frame);
  put("embed-image-code", image);
}

function showPreviews(builder: HTMLElement, { options }: ChosenCodes): void {
  const src = embedHref(options.embedded, options.theme);
  for (const frame of builder.querySelectorAll<HTMLIFrameElement>(".embed-preview iframe")) {
    if (frame.getAttribute("src") === src) continue;
    frame.style.height = "";
    frame.height = String(options.words.heights[frame.dataset.height === "narrow" ? "narrow" : "wide"]);
    frame.title = `${options.words.title} (${frame.dataset.name})`;
    frame.src = src;
  }
}

async function copy(builder: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const area = builder.querySelector<HTMLTextAreaElement>(`#${button.dataset.copy}`);
  const said = button.parentElement?.querySelector("output");
  if (!area || !said) return;
  try {
    await navigator.clipboard.writeText(area.value);
    said.value = said.dataset.copied ?? "";
  } catch {
    // Without the right to the clipboard (plain http, or refused) the code is marked to be copied by hand.
    area.focus();
    area.select();
    said.value = said.dataset.notCopied ?? "";
  }
}
