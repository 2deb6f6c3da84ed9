import { compareReleases } from "#contract/release-id.ts";
import type { Translate } from "#i18n/translator.ts";
import { approvalOf } from "./publish.ts";
import { listSites, readCurrent, readRelease, readStanding, type Store } from "./store.ts";

/** A line a release: its state, its days, who prepared and approved it. */
export async function releaseLines(store: Store, t: Translate): Promise<string[]> {
  const current = await readCurrent(store);
  const standing = new Set((await readStanding(store)).map((release) => release.id));
  const ids = (await listSites(store)).toSorted(compareReleases);
  if (ids.length === 0) return [t("release.none")];
  const lines: string[] = [];
  for (const id of ids) {
    const { released_on, published_on, previous } = await readRelease(store, id);
    const approval = await approvalOf(store, id);
    const state = id === current?.id ? "current" : standing.has(id) ? "stands" : "withdrawn";
    lines.push(
      t("release.line", {
        ...{ id: id.padEnd(9), state: t(`release.state.${state}`), released_on, published_on },
        ...{ previous: previous ?? "-", prepared: approval?.preparedBy ?? "?" },
        approved: approval?.approvedBy ?? "?",
      }),
    );
  }
  return lines;
}
