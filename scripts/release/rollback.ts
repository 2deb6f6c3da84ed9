import { compareReleases } from "#contract/release-id.ts";
import type { Translate } from "#i18n/translator.ts";
import { addToLog } from "./log.ts";
import { checkApproval, checkSite } from "./publish.ts";
import { recover } from "./recover.ts";
import { listSites, officeRelease, readCurrent, readRelease, type Store, siteOf, switchTo } from "./store.ts";

// Back to the release before, and forward again to one that was withdrawn.

export interface Reason {
  readonly by: string;
  readonly reason: string;
}

/** As the log has it, in which an empty place would look like a forgotten one. */
const logged = ({ by, reason }: Reason, t: Translate): Reason => ({
  by,
  reason: reason.trim() || t("release.no_reason"),
});

interface Saying {
  readonly t: Translate;
  readonly log: (line: string) => void;
}

/** @returns the release that was withdrawn and the one that is current now. @throws when there is none before. */
export async function rollback(store: Store, reason: Reason, { t, log }: Saying) {
  await recover(store, log);
  const current = await readCurrent(store);
  if (current === null) throw new Error(t("release.none"));
  if (current.previous === null) throw new Error(t("release.first", { id: current.id }));
  const previous = await readRelease(store, current.previous);
  await checkSite(siteOf(store, previous.id), previous.manifest, t);
  await switchTo(store, previous.id);
  await addToLog(store.office, {
    ...{ event: "withdrawn", release: current.id, current: previous.id },
    ...logged(reason, t),
  });
  return { withdrawn: current, current: previous };
}

/** @throws unless the release followed on the current one, and was approved. */
export async function restore(store: Store, id: string, reason: Reason, { t, log }: Saying) {
  await recover(store, log);
  const current = await readCurrent(store);
  const kept = (await listSites(store)).toSorted(compareReleases);
  if (!kept.includes(id)) throw new Error(t("release.unknown", { id, kept: kept.join(", ") || "-" }));
  const release = await readRelease(store, id);
  if (current?.id === id) throw new Error(t("release.is_current", { id }));
  if (release.previous !== (current?.id ?? null)) {
    throw new Error(
      t("release.not_next", { id, previous: release.previous ?? "-", current: current?.id ?? "-" }),
    );
  }
  await checkApproval(officeRelease(store, id), release, t);
  await checkSite(siteOf(store, id), release.manifest, t);
  await switchTo(store, id);
  await addToLog(store.office, { event: "restored", release: id, current: id, ...logged(reason, t) });
  return release;
}
