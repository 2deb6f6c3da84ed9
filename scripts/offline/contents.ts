import { FILE_FORMAT_NAMES, FILE_FORMATS, type FileFormatName } from "#contract/published/data-files.ts";
import type { Lang } from "#i18n/dictionary.ts";

// What of a site goes into its offline bundle, by path.

export interface Choice {
  readonly release: string;
  readonly langs: readonly Lang[];
  /** Of tables, beside Arrow, which the query engine reads. */
  readonly forms: readonly FileFormatName[];
}

/** Why a file stays out: what the page about left-out things has a place for. */
export type LeftOut = "releases" | "data" | "language" | "others";

/** Served to machines, or true of the whole site alone. */
const OF_THE_SITE =
  /(^|\/)404\.html$|^(_headers|_redirects|\.nojekyll|robots\.txt|sitemap[^/]*\.xml|(en\/)?feed\.xml|SHA256SUMS|release\.json|approval\.json)$|^(cards|offline)\//;
/** No language of their own. */
const SHARED = /^(_astro\/|data\/(?!.*\.html$)|[^/]+\.(svg|js|css|png|ico)$|embed\/[^/]+\.css$)/;
const DATA_FILE = /^data\/([^/]+)\/(?!.*\.html$)/;
const PAST = /^(?:en\/)?(?:releases|embed|data)\/(\d{4}Q[1-4](?:-\d+)?)\//;

/** Null: it goes in. */
export function whyLeftOut(path: string, { release, langs, forms }: Choice): LeftOut | null {
  if (OF_THE_SITE.test(path)) return "others";
  const named = PAST.exec(path)?.[1];
  // The pages of the newest release lie at the root, too.
  if (named !== undefined && (named !== release || /^(en\/)?releases\//.test(path))) return "releases";
  const lang = path.startsWith("en/") ? "en" : "zh";
  if (!SHARED.test(path) && !langs.includes(lang)) return "language";
  const folder = DATA_FILE.exec(path)?.[1];
  if (folder === undefined) return null;
  // data/latest has the files of data/<release> once more.
  if (folder === "latest") return "data";
  return isKeptForm(path, forms) ? null : "data";
}

/** Lists of files and columns are no form of a table. */
const ABOUT_DATA = /\/(manifest|datapackage|csv-metadata)\.json$|\/codebook\.csv$/;

function isKeptForm(path: string, forms: readonly FileFormatName[]): boolean {
  if (ABOUT_DATA.test(path)) return true;
  // Those of charts are small.
  if (path.split("/")[2] === "charts") return true;
  const form = formOf(path);
  return form !== null && (form === "arrow" || forms.includes(form));
}

function formOf(path: string): FileFormatName | null {
  const fitting = FILE_FORMAT_NAMES.filter((name) => path.endsWith(FILE_FORMATS[name].ending));
  // -excel.csv ends as .csv does.
  return fitting.includes("csv_excel") ? "csv_excel" : (fitting[0] ?? null);
}

/** Where an address leads within a bundle: folders to their pages, a release's own addresses to the root's. */
export function canonicalPath(path: string, release: string): string {
  return path
    .replace(/(^|\/)$/, "$1index.html")
    .replace(`releases/${release}/`, "")
    .replace(/^data\/latest\//, `data/${release}/`);
}
