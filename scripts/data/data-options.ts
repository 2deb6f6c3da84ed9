import { realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { isDate, NOT_A_DATE } from "#contract/calendar-date.ts";
import { QUARTER_PATTERN } from "#contract/quarter.ts";
import { command } from "../command-line.ts";
import type { Cutoff } from "../returns-folder.ts";

// What build-data.ts is told: where returns lie, where the release and the office's files go, how far to read.

export interface DataOptions {
  readonly returns: string;
  readonly out: string;
  readonly office: string;
  /** Releases before this one, which revisions are found against. */
  readonly history?: string | undefined;
  /** The office's folders of releases that are public: of the current one first, and of those withdrawn. */
  readonly previousOffices: readonly string[];
  readonly releasedOn?: string | undefined;
  readonly cutoff: Cutoff;
  /**
   * The name of the release that ends with the quarter; the quarter itself for a first edition. Asked once the returns are
   * read, before anything is estimated. @throws when there can be no such release.
   */
  readonly nameOf: (returns: ReadReturns) => string;
  /** Whether issues are listed on the screen, besides in issues.csv. */
  readonly listing: boolean;
  /** Whether every simulated figure is asked again in SQL; real ones always are. */
  readonly parity: boolean;
  /** Of each table, all forms, or Arrow, CSV and JSON alone, without archives. */
  readonly forms: FormsMade;
}

export type FormsMade = "all" | "plain";

export interface ReadReturns {
  /** The last of which there are returns. */
  readonly quarter: string;
  readonly simulated: boolean;
}

export const DATA = command({
  line: "npm run data --",
  does:
    "Checks returns, estimates, and writes a release. Exit 1 if anything was refused; what is good is built.\n" +
    "Real enterprises are published only with JIUYE_NOISE_KEY set.",
  more: 'README.md, "Releases and revisions"; docs/disclosure.md',
  options: {
    returns: { type: "string", value: "DIR", default: "data/returns", says: "returns" },
    out: { type: "string", value: "DIR", default: "public/data", says: "where published data go" },
    office: {
      type: "string",
      value: "DIR",
      usual: "data/office, for another --out DIR-office",
      says: "where the office's own files go",
    },
    until: { type: "string", value: "QUARTER", says: "leaves out quarters after this one, such as 2017Q4" },
    received: {
      type: "string",
      value: "DAY",
      says: "leaves out what came after that day, such as 2018-02-22",
    },
    history: { type: "string", value: "DIR", says: "the releases before, against which revisions are found" },
    "previous-office": {
      type: "string",
      value: "DIR",
      multiple: true,
      default: [],
      says: "the office's folders of these releases, current first",
    },
    "released-on": { type: "string", value: "DAY", says: "the day of this release" },
  },
});

export function dataOptions(args: readonly string[]): DataOptions {
  const { values } = DATA.read(args);
  const out = values.out.replace(/\/+$/, "");
  const office = values.office ?? (liesIn(out, "public") ? "data/office" : `${out}-office`);
  const { returns } = values;
  checkFolders({ returns, out, office, previousOffices: values["previous-office"] });
  const cutoff = cutoffOf(values);
  const past = pastOf(values.history, values["previous-office"], values["released-on"]);
  return {
    ...{ returns, out, office, cutoff },
    ...past,
    nameOf: ({ quarter }) => quarter,
    listing: true,
    parity: asksParity(),
    forms: "all",
  };
}

/** JIUYE_PARITY=none leaves out the second computation of simulated figures, and the build says so: for tests. */
export const asksParity = () => process.env.JIUYE_PARITY !== "none";

function pastOf(
  history: string | undefined,
  previousOffices: readonly string[],
  releasedOn: string | undefined,
): Pick<DataOptions, "history" | "previousOffices" | "releasedOn"> {
  if (releasedOn !== undefined && !isDate(releasedOn))
    throw new Error(`--released-on: ${NOT_A_DATE}: ${releasedOn}`);
  if (previousOffices.length > 0 && history === undefined)
    throw new Error(`--previous-office ${previousOffices[0]}: expected --history with it`);
  return { history, previousOffices, releasedOn };
}

/** @throws naming the option, what was expected and what was found. */
function cutoffOf({ until, received }: Cutoff): Cutoff {
  if (until !== undefined && !QUARTER_PATTERN.test(until))
    throw new Error(`--until: expected a quarter such as 2017Q4, found ${until}`);
  if (received !== undefined && !isDate(received))
    throw new Error(`--received: expected a day such as 2018-02-22, found ${received}`);
  return { until, received };
}

/** @throws when what is published could hold the returns or the office's files, or take their place. */
export function checkFolders({
  returns,
  out,
  office,
  previousOffices,
}: Pick<DataOptions, "returns" | "out" | "office" | "previousOffices">): void {
  for (const previous of previousOffices) {
    if (!liesIn(office, previous)) continue;
    throw new Error(
      `--office ${office} lies in --previous-office ${previous} (expected another folder: that of a release stays as it is)`,
    );
  }
  for (const published of [out, "public"]) {
    if (!liesIn(office, published)) continue;
    throw new Error(`--office ${office} lies inside ${published} (expected a folder that is not published)`);
  }
  // City folders of the office and releases are replaced as a whole: returns in their place would be lost.
  for (const [option, folder] of [["--out", out] as const, ["--office", office] as const]) {
    if (!liesIn(folder, returns) && !liesIn(returns, folder)) continue;
    throw new Error(
      `${option} ${folder} and --returns ${returns} lie in one another (expected a folder apart from the returns)`,
    );
  }
}

export function liesIn(path: string, folder: string): boolean {
  const way = relative(realPath(resolve(folder)), realPath(resolve(path)));
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Where links lead; of a path that is not there yet, where those of its parents do. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(realPath(dirname(path)), relative(dirname(path), path));
  }
}
