import { copyText, saveFile } from "#check/save-file.ts";

// Files of a chart that stands on the page. It carries its colours and words in itself, and so does the file.

export type Made = "saved" | "copied" | "not_copied" | "none";

/** Pixels of the picture for each of the drawing's. */
const SCALE = 2;

export async function makeOf(holder: Element, what: string, file: string): Promise<Made> {
  const chart =
    holder.querySelector<SVGSVGElement>(".chart-wide svg") ??
    holder.querySelector<SVGSVGElement>("svg.chart");
  if (what === "sentence") return (await copyText(sentenceOf(holder, chart))) ? "copied" : "not_copied";
  if (!chart) return "none";
  if (what === "svg") {
    saveFile(`${file}.svg`, standalone(chart), "image/svg+xml");
    return "saved";
  }
  if (what === "picture") return copyPicture(chart);
  const picture = await pictureOf(chart);
  saveFile(`${file}.png`, new Uint8Array(await picture.arrayBuffer()), "image/png");
  return "saved";
}

/** What is said below the chart, else the words for those who do not see it; with source and release. */
function sentenceOf(holder: Element, chart: SVGSVGElement | null): string {
  const texts = (selector: string, within: Element | null) =>
    [...(within?.querySelectorAll(selector) ?? [])].map(({ textContent }) => textContent?.trim() ?? "");
  const below = texts(".chart-sentence, .compare-said li", holder);
  const said = below.length > 0 ? below : texts("desc", chart);
  return [...said, ...texts(".chart-simulated", chart), ...sourceOf(chart)]
    .filter((text) => text !== "")
    .join("\n");
}

/** The last lines of a picture: source and release. */
function sourceOf(chart: SVGSVGElement | null): string[] {
  const children = [...(chart?.children ?? [])];
  const drawing = children.findLastIndex((child) => !child.matches("text.chart-muted"));
  return children.slice(drawing + 1).map(({ textContent }) => textContent ?? "");
}

function standalone(chart: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(chart);
}

/** The browser is handed a promise: some allow the clipboard only while the click is being answered. */
async function copyPicture(chart: SVGSVGElement): Promise<Made> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": pictureOf(chart) })]);
    return "copied";
  } catch {
    return "not_copied";
  }
}

/** @throws when the browser cannot draw it. */
async function pictureOf(chart: SVGSVGElement): Promise<Blob> {
  const { width, height } = chart.viewBox.baseVal;
  const address = URL.createObjectURL(new Blob([standalone(chart)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * SCALE;
    canvas.height = height * SCALE;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture was made"))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
