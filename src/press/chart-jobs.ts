import {
  CHART_FILE_KINDS,
  type ChartFileKind,
  chartMadePath,
  chartPath,
} from "#contract/published/chart-files.ts";
import { LANGS, type Lang } from "#i18n/dictionary.ts";
import { type LanguageWords, wordsIn } from "#i18n/words.ts";
import { type ChartDocument, type ChartSource, chartDocument } from "#report/chart-document.ts";
import { chartPicture, chartSvgFile } from "./chart-pictures.ts";
import { missingPicture } from "./missing-picture.ts";
import { singleFile } from "./single-file.ts";
import { chartSlides } from "./slides/chart-slides.ts";

// What is made of a release's charts, as plain data: a job is done in a thread, and not done again while it is the same.

interface Setting {
  /** Day of the release, YYYY-MM-DD, which the files carry as their own. */
  readonly date: string;
  /** Address of the site's home page, where it is known. */
  readonly home?: string | undefined;
}

export type ChartJob =
  | ({ readonly kind: "chart"; readonly doc: ChartDocument } & Setting)
  | { readonly kind: "missing"; readonly lang: Lang };

type Registry = Pick<ChartSource["registry"], "cities" | "targets" | "official"> & {
  readonly indicators: readonly ChartDocument["indicator"][];
};

/** Every indicator of the registry and every city of the release, in both languages. */
export function chartJobs(
  source: ChartSource & { readonly registry: Registry },
  setting: Setting,
): ChartJob[] {
  const { manifest, registry } = source;
  const charts = manifest.cities.flatMap(({ id }) => {
    const own = {
      ...source,
      estimates: source.estimates.filter((row) => row.city === id),
      changes: source.changes.filter((row) => row.city === id),
    };
    return LANGS.flatMap((lang) =>
      registry.indicators.map((indicator) => chartDocument(own, indicator, id, wordsIn(lang))),
    );
  });
  return [
    ...LANGS.map((lang) => ({ kind: "missing" as const, lang })),
    ...charts.map((doc) => ({ kind: "chart" as const, ...setting, doc })),
  ];
}

/** Where the files of a job lie on the site, by what they are. */
export function pathsOf(job: ChartJob): ReadonlyMap<string, string> {
  if (job.kind === "missing") return new Map([["missing", `${startOf(job.lang)}charts/missing.png`]]);
  const { indicator, city, lang } = job.doc;
  return new Map(
    CHART_FILE_KINDS.map((kind) => [kind, `${startOf(lang)}${chartMadePath(indicator.id, city.id, kind)}`]),
  );
}

const startOf = (lang: Lang) => (lang === "en" ? "en/" : "");

type Made = string | Uint8Array;
type Maker = (doc: ChartDocument, words: LanguageWords, setting: Setting) => Made | Promise<Made>;

const MAKERS: Readonly<Record<ChartFileKind, Maker>> = {
  svg: chartSvgFile,
  slide: (doc, words) => chartPicture(doc, "slide", words),
  link: (doc, words) => chartPicture(doc, "link", words),
  square: (doc, words) => chartPicture(doc, "square", words),
  pptx: (doc, words, { date }) => chartSlides(doc, date, words),
  html: (doc, words, { home }) => singleFile(doc, words, pageOf(doc, home)),
};

function pageOf({ indicator, city, lang }: ChartDocument, home: string | undefined): string | undefined {
  return home && new URL(`${startOf(lang)}${chartPath(indicator.id, city.id)}`, home).href;
}

/** The same names as pathsOf has. @throws naming the chart that could not be drawn, and why. */
export async function filesOf(job: ChartJob): Promise<ReadonlyMap<string, Made>> {
  if (job.kind === "missing") return new Map([["missing", missingPicture(wordsIn(job.lang))]]);
  const { doc } = job;
  const made = new Map<string, Made>();
  for (const [kind, make] of Object.entries(MAKERS)) made.set(kind, await make(doc, wordsIn(doc.lang), job));
  return made;
}
