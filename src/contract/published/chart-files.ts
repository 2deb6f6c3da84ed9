import { slugOf } from "../page-paths.ts";

// Addresses of a chart's page, pictures, slides and embeds, below the base and without language.

export const PICTURES = {
  /** 16:9, for slides. */
  slide: { width: 1920, height: 1080, ending: ".png" },
  /** For links in chat apps and social media. */
  link: { width: 1200, height: 628, ending: "-1200x628.png" },
  /** WeChat. */
  square: { width: 1080, height: 1080, ending: "-1080x1080.png" },
} as const;
export type PictureForm = keyof typeof PICTURES;
export const PICTURE_FORMS = Object.keys(PICTURES) as readonly PictureForm[];

/** What scripts/pictures makes of each chart, by what follows the chart's path. */
export const CHART_ENDINGS = {
  svg: ".svg",
  slide: PICTURES.slide.ending,
  link: PICTURES.link.ending,
  square: PICTURES.square.ending,
  /** One slide with an editable chart. */
  pptx: ".pptx",
  /** The chart, its table and its metadata in one file. Hosts answer for city/ with city.html: it must have another name. */
  html: "-chart.html",
} as const;
export type ChartFileKind = keyof typeof CHART_ENDINGS;
export const CHART_FILE_KINDS = Object.keys(CHART_ENDINGS) as readonly ChartFileKind[];

export function chartPath(indicator: string, city: string): string {
  return `charts/${slugOf(indicator)}/${city}/`;
}

export function chartMadePath(indicator: string, city: string, kind: ChartFileKind): string {
  return `charts/${slugOf(indicator)}/${city}${CHART_ENDINGS[kind]}`;
}

export function oembedPath(indicator: string, city: string): string {
  return `charts/${slugOf(indicator)}/${city}.oembed.json`;
}

/** The slides of a city's newest quarter, beside its report. */
export function briefingPath(city: string, quarter: string): string {
  return `reports/${city}/${quarter.toLowerCase()}/briefing.pptx`;
}

/** What a file is called on a reader's disk, where the folders are gone. */
export function chartDownloadName(
  { release, lang }: { readonly release: string; readonly lang: "zh" | "en" },
  indicator: string,
  city: string,
  kind: ChartFileKind,
): string {
  return `jiuye-${release}-${slugOf(indicator)}-${city}-${lang}${CHART_ENDINGS[kind]}`;
}

/** Of the newest release, whichever it is. */
export const LATEST_EMBED = "latest";
/** In the place of an indicator: the three headlines of a city. */
export const HEADLINES_EMBED = "headlines";
export const EMBED_THEMES = ["light", "dark"] as const;
export type EmbedTheme = (typeof EMBED_THEMES)[number];

/**
 * @param release id, or LATEST_EMBED.
 * @param chart indicator, or HEADLINES_EMBED.
 */
export function embedPath(release: string, chart: string, city: string, theme: EmbedTheme = "light"): string {
  return `embed/${release}/${slugOf(chart)}/${city}/${theme === "dark" ? "dark/" : ""}`;
}
