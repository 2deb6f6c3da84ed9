import type { EstimateRow } from "#contract/published/figure-tables.ts";
import type { RevisedQuarter } from "#contract/published/manifest.ts";
import type { DigestRow } from "#contract/published/office-tables.ts";
import type { ReleaseRow, RevisionRow, VintageRow } from "#contract/published/release-tables.ts";
import { quarterIndex } from "#contract/quarter.ts";
import type { Registry } from "#contract/registry/registry.ts";
import { releaseQuarter } from "#contract/release-id.ts";
import { revisedQuarters } from "#pipeline/publish/digests.ts";
import { releaseRows } from "#pipeline/publish/release-rows.ts";
import { addRelease, vintageRows } from "#pipeline/publish/revisions.ts";
import { readDigests } from "./digest-files.ts";
import { countFigures, methodChanged, NO_PAST, type PastReleases, readHistory } from "./history.ts";

// What a release being built says of the ones before it.

export interface Past extends PastReleases {
  /** What the last of them was made from; null where nobody knows. */
  readonly digests: readonly DigestRow[] | null;
}

export interface PastPlaces {
  readonly history?: string | undefined;
  readonly previousOffices: readonly string[];
}

/** Reads and prints how many releases there are. @throws naming the file and its fault. */
export async function readPast(
  { history, previousOffices: [previousOffice] }: PastPlaces,
  { indicators }: Pick<Registry, "indicators">,
  log: (line: string) => void,
): Promise<Past> {
  if (history === undefined) return { ...NO_PAST, digests: null };
  const begun = performance.now();
  const past = await readHistory(history, indicators);
  const digests = previousOffice === undefined ? null : await readDigests(previousOffice);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  log(`history: ${past.releases.length} releases up to ${past.last?.release ?? "none"}, ${seconds} s`);
  return { ...past, digests };
}

export interface OwnRelease {
  readonly release: string;
  readonly released_on: string | null;
  readonly estimates: readonly EstimateRow[];
  readonly digests: readonly DigestRow[];
  readonly method_sha256: string;
}

export interface Revised {
  readonly revisions: readonly RevisionRow[];
  readonly vintages: readonly VintageRow[];
  readonly releases: readonly ReleaseRow[];
  readonly revised: readonly RevisedQuarter[];
  readonly method_sha256: string;
}

/** @throws when the releases of the history cannot stand before this one. */
export function checkSuccession({ releases, last }: PastReleases, release: string, simulated: boolean): void {
  if (last === null) return;
  if (releases.some(({ id }) => id === release))
    throw new Error(`--history: expected releases before ${release}, found ${release} itself`);
  if (quarterIndex(releaseQuarter(last.release)) > quarterIndex(releaseQuarter(release)))
    throw new Error(`--history: expected releases before ${release}, found ${last.release}`);
  if (last.simulated !== simulated) {
    const kind = (made: boolean) => (made ? "simulated" : "real");
    throw new Error(
      `--history: ${last.release} is ${kind(last.simulated)}, these returns are ${kind(simulated)}`,
    );
  }
}

export function revise(
  past: Past,
  { release, released_on, estimates, digests, method_sha256 }: OwnRelease,
  { indicators, calendar }: Pick<Registry, "indicators" | "calendar">,
): Revised {
  const { last, digests: before } = past;
  const revised = last && before ? revisedQuarters(before, digests, releaseQuarter(last.release)) : [];
  const method_changed = methodChanged(last, { method_sha256 });
  const now = { release, estimates, revised, method_changed };
  const history = addRelease(past.revisions, now, indicators);
  const revisions = history.rows;
  const own = { id: release, released_on, figures: countFigures(estimates) };
  const releases = releaseRows(past.releases, own, calendar, revisions);
  return { revisions, vintages: vintageRows(history), releases, revised, method_sha256 };
}

/** One line for the console. */
export function formatRevisions(release: string, { revisions, revised }: Revised): string {
  const own = revisions.filter((row) => row.release === release);
  const count = (has: (row: RevisionRow) => boolean) => own.filter(has).length;
  const inside = `${count((row) => row.within_first === true)} within their first interval, ${count((row) => row.within_first === false)} outside`;
  const reasons = Map.groupBy(own, ({ reason }) => reason);
  const why = [...reasons].map(([reason, rows]) => `${reason} ${rows.length}`).join("; ");
  return `revisions: ${own.length} figures, ${inside}${why === "" ? "" : ` (${why})`}; ${revised.length} quarters rest on other returns`;
}
