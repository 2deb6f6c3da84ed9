import { rootHref } from "#components/links.ts";
import type { EmbedTheme } from "#contract/published/chart-files.ts";
import { PICTURES } from "#contract/published/chart-files.ts";
import { type Embedded, embedHref, pageHref, pictureHref } from "./address.ts";

// What is pasted into a page elsewhere. At build and in the browser.

/** What stands in the place of the site's address while nobody knows it. */
export const UNKNOWN_ORIGIN = "https://site.example";

export interface EmbedWords {
  /** Of the frame, for those who hear the page. */
  readonly title: string;
  /** The link under it. */
  readonly caption: string;
  /** In the place of the picture. */
  readonly alt: string;
}

export interface CodeOptions {
  readonly embedded: Embedded;
  readonly theme: EmbedTheme;
  readonly words: EmbedWords;
  /** For pages without embed.js. */
  readonly height: number;
  /** Host of the site, such as https://statistics.example; no slash at its end. */
  readonly origin: string;
}

export function embedCode({ embedded, theme, words, height, origin }: CodeOptions): string {
  const src = attribute(`${origin}${embedHref(embedded, theme)}`);
  const frame =
    `<iframe src="${src}" title="${attribute(words.title)}" width="100%" height="${height}" ` +
    `loading="lazy" style="border:0"></iframe>`;
  const script = `<script async src="${attribute(`${origin}${rootHref("embed.js")}`)}"></script>`;
  return `<figure>${frame}${captionOf(embedded, words, origin)}</figure>\n${script}`;
}

/** For pages that take neither frames nor scripts. */
export function imageCode({ embedded, words, origin }: Omit<CodeOptions, "theme" | "height">): string {
  const { width, height } = PICTURES.slide;
  const page = attribute(`${origin}${pageHref(embedded)}`);
  const src = attribute(`${origin}${pictureHref(embedded)}`);
  const image =
    `<img src="${src}" alt="${attribute(words.alt)}" width="${width}" height="${height}" ` +
    `style="max-width:100%;height:auto">`;
  return `<figure><a href="${page}">${image}</a>${captionOf(embedded, words, origin)}</figure>`;
}

function captionOf(embedded: Embedded, { caption }: EmbedWords, origin: string): string {
  return `<figcaption><a href="${attribute(`${origin}${pageHref(embedded)}`)}">${attribute(caption)}</a></figcaption>`;
}

function attribute(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
