import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CalendarRow } from "#contract/published/release-tables.ts";
import { QUARTER_PATTERN, quarterIndex } from "#contract/quarter.ts";
import { translator } from "#i18n/translator.ts";
import { command, runCommand } from "./command-line.ts";
import { readRegistry } from "./registry.ts";
import { approvalForm, parseApproval } from "./release/approval.ts";
import { formatInputs, listInputs } from "./release/inputs.ts";
import { withLock } from "./release/lock.ts";
import { publish } from "./release/publish.ts";
import {
  currentLink,
  listSites,
  officeCandidate,
  officeRelease,
  readStanding,
  type Store,
  sites,
} from "./release/store.ts";
import { listReturns } from "./returns-folder.ts";

const DEMONSTRATION = command({
  line: "node scripts/demonstration.ts",
  does:
    "Publishes the last two quarters of simulated returns as two releases, as an office would.\n" +
    "What is there already is not made again. npm start does this by itself.",
  more: 'README.md, "Releases"',
  options: {
    returns: { type: "string", value: "DIR", default: "data/returns", says: "simulated returns" },
    store: { type: "string", value: "DIR", default: "published", says: "where releases go" },
    office: { type: "string", value: "DIR", default: "data/office", says: "the office's own files" },
  },
});
const RELEASES = 2;
/** Nobody's names: who reads the log must not take this for an approval. */
const NAMES = { preparedBy: "演示编制", approvedBy: "演示审核" };
/** Where `npm start` shows it; at another port only the addresses meant for search engines are off. */
const ADDRESS = "http://localhost:4321/";
/** Where the calendar plans no day. */
const DAYS_AFTER = 54;

interface Planned {
  readonly quarter: string;
  readonly date: string;
}

/** Whether the store holds nothing but a demonstration, or nothing at all. */
export async function isDemonstration(store: Store): Promise<boolean> {
  for (const id of await listSites(store)) {
    const bytes = await readFile(join(officeRelease(store, id), "approval.txt")).catch(() => null);
    const approval = bytes === null ? null : parseApproval(bytes);
    if (approval?.preparedBy !== NAMES.preparedBy || approval.approvedBy !== NAMES.approvedBy) return false;
  }
  return true;
}

/** @throws when the returns are real, or the store holds releases of somebody else. */
export async function demonstrate(store: Store, returns: string, log: (line: string) => void): Promise<void> {
  const { simulated, cities } = await listReturns(returns);
  if (!simulated) throw new Error(`not simulated: ${returns} (expected returns of npm run simulate)`);
  const planned = await planReleases(returns, cities);
  const done = await countDone(store, returns, planned);
  if (done === planned.length) {
    log(`${planned.length} releases are there already, built from these returns: nothing to do`);
    return;
  }
  if (!(await isDemonstration(store))) {
    log(
      `${store.published} holds releases that are not the demonstration's: they are left as they are, and shown; the ` +
        `demonstration needs ${store.published} and ${store.office} moved away`,
    );
    return;
  }
  const kept = (await readStanding(store)).length === done ? done : 0;
  if (kept === 0) await clear(store);
  for (const [i, release] of planned.entries()) {
    // SQL is asked of the newest only: all of its figures are those of the older ones, or revise them. And of it alone
    // reports are printed and tables made in all forms.
    if (i >= kept) await makeRelease(store, returns, release, i === planned.length - 1, log);
  }
}

async function planReleases(returns: string, cities: readonly string[]): Promise<Planned[]> {
  const folders = await Promise.all(cities.map((city) => readdir(join(returns, city))));
  const quarters = [...new Set(folders.flat())].filter((name) => QUARTER_PATTERN.test(name));
  const { calendar } = await readRegistry();
  return quarters
    .toSorted((a, b) => quarterIndex(a) - quarterIndex(b))
    .slice(-RELEASES)
    .map((quarter) => ({ quarter, date: dateOf(quarter, calendar) }));
}

function dateOf(quarter: string, calendar: readonly CalendarRow[]): string {
  const planned = calendar.find((row) => row.quarter === quarter)?.planned_on;
  if (planned) return planned;
  const next = quarterIndex(quarter) + 1;
  return new Date(Date.UTC(Math.floor(next / 4), 3 * (next % 4), DAYS_AFTER)).toISOString().slice(0, 10);
}

/** How many of the releases stand, in order from the first, built from what would be read now. */
async function countDone(store: Store, returns: string, planned: readonly Planned[]): Promise<number> {
  const standing = await readStanding(store).catch(() => []);
  for (const [i, { quarter, date }] of planned.entries()) {
    const release = standing[i];
    if (release?.id !== quarter || release.released_on !== date) return i;
    const built = await readFile(join(officeRelease(store, quarter), "inputs.csv"), "utf8").catch(() => "");
    if (built !== formatInputs(await listInputs(returns, { until: quarter, received: date }))) return i;
  }
  return planned.length;
}

/** Demonstrations may be made anew under their old names; releases of an office never are. */
async function clear(store: Store): Promise<void> {
  const { office } = store;
  const old = [currentLink(store), sites(store), officeCandidate(store), join(office, "releases")];
  for (const path of [...old, join(office, "log.csv")]) await rm(path, { recursive: true, force: true });
}

async function makeRelease(
  store: Store,
  returns: string,
  { quarter, date }: Planned,
  isNewest: boolean,
  log: (line: string) => void,
): Promise<void> {
  const begun = performance.now();
  const { makeCandidate } = await import("./release/candidate.ts");
  const t = translator("en");
  await withLock(store, async () => {
    const forms = isNewest ? ("all" as const) : ("plain" as const);
    const asked = { parity: isNewest, paper: isNewest, forms };
    const options = { returns, quarter, date, base: "/", site: ADDRESS, ...asked, lang: "zh" as const };
    const { id, manifest } = await makeCandidate(store, options, log);
    await writeFile(join(officeCandidate(store), "approval.txt"), approvalForm(id, manifest, NAMES));
    await publish(store, { date, t, log });
  });
  log(`release ${quarter} of ${date}: ${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
}

if (import.meta.main) {
  await runCommand(DEMONSTRATION, (args) => {
    const { returns, store, office } = DEMONSTRATION.read(args).values;
    return demonstrate({ published: store, office }, returns, console.log);
  });
}
