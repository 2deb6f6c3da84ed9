import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fromArrow } from "#contract/arrow.ts";
import { parseCsv } from "#contract/csv.ts";
import { changesTable, estimatesTable } from "#contract/published/figure-tables.ts";
import { latestSchema, manifestSchema } from "#contract/published/manifest.ts";
import { releasesTable } from "#contract/published/release-tables.ts";
import { parseJson } from "#contract/registry/registry.ts";
import { releaseDay } from "#contract/release-day.ts";
import { type ChartJob, chartJobs } from "#press/chart-jobs.ts";
import { readRegistry } from "../registry.ts";

export interface PicturesOptions {
  /** Folder of published data. */
  readonly data: string;
  /** Address of the site's home page, where it is known. */
  readonly home?: string | undefined;
}

/** The jobs of the newest release of a folder of published data. @throws naming the file that is not as expected. */
export async function readChartJobs({ data, home }: PicturesOptions): Promise<ChartJob[]> {
  const latest = await readFile(join(data, "latest.json"), "utf8");
  const { release } = parseJson(latestSchema, latest, "latest.json");
  const file = (name: string) => readFile(join(data, release, name));
  const manifest = parseJson(manifestSchema, (await file("manifest.json")).toString(), "manifest.json");
  const releases = parseCsv(releasesTable, (await file("releases.csv")).toString(), "releases.csv");
  const source = {
    ...{ manifest, registry: await readRegistry() },
    estimates: fromArrow(estimatesTable, await file("estimates.arrow")),
    changes: fromArrow(changesTable, await file("changes.arrow")),
  };
  return chartJobs(source, { date: releaseDay(releases, release), home });
}
