import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseApproval } from "./approval.ts";
import { readCandidate } from "./candidate-file.ts";
import { addToLog, readLog } from "./log.ts";
import {
  buildingFolder,
  candidateFolder,
  officeBuilding,
  officeCandidate,
  officeRelease,
  readCurrent,
  type Store,
  siteOf,
} from "./store.ts";

// A publishing that was cut short is undone, when it had not come to the switch, or else brought to its end.

const note = ({ published }: Store) => join(published, ".publishing");

/** Before a site is put into place: from here on, until `finish`, the next command knows what was under way. */
export async function noteBeginning(store: Store, id: string): Promise<void> {
  await writeFile(note(store), id);
}

/** Leaves the store as if the last command had either not begun or ended. Says what it did. */
export async function recover(store: Store, log: (line: string) => void): Promise<void> {
  const id = await readFile(note(store), "utf8").catch(() => null);
  if (id !== null) {
    if (id !== "" && (await readCurrent(store))?.id === id) {
      await finish(store, id);
      log(`release ${id} had been switched to when its publishing was cut short: brought to its end`);
    } else {
      if (id !== "") await rm(siteOf(store, id), { recursive: true, force: true });
      await rm(note(store), { force: true });
      log("a publishing was cut short before the switch: undone, the candidate is still there");
    }
  }
  for (const folder of [buildingFolder(store), officeBuilding(store), join(store.published, ".current-next")])
    await rm(folder, { recursive: true, force: true });
}

/** What is left to do once a release is current. May be done again. */
export async function finish(store: Store, id: string): Promise<void> {
  const candidate = await readCandidate(store);
  if (candidate?.id === id) {
    await rm(officeRelease(store, id), { recursive: true, force: true });
    await mkdir(join(store.office, "releases"), { recursive: true });
    await rename(officeCandidate(store), officeRelease(store, id));
  }
  const logged = (await readLog(store.office)).some((e) => e.event === "published" && e.release === id);
  if (!logged) {
    const approval = parseApproval(await readFile(join(officeRelease(store, id), "approval.txt")));
    await addToLog(store.office, {
      ...{ event: "published", release: id, current: id },
      ...{ prepared_by: approval.preparedBy, approved_by: approval.approvedBy },
    });
  }
  await rm(candidateFolder(store), { recursive: true, force: true });
  await rm(note(store), { force: true });
}
