import { isDate, NOT_A_DATE } from "#contract/calendar-date.ts";
import { QUARTER_PATTERN } from "#contract/quarter.ts";
import { LANGS } from "#i18n/dictionary.ts";
import { translator } from "#i18n/translator.ts";
import { runSteps } from "./command-line.ts";
import { CANDIDATE, LIST, PUBLISH, REHEARSAL, RELEASE, RESTORE, ROLLBACK } from "./release/commands.ts";
import { releaseLines } from "./release/list.ts";
import { withLock } from "./release/lock.ts";
import { publish } from "./release/publish.ts";
import { restore, rollback } from "./release/rollback.ts";
import { candidateSite, currentLink, officeCandidate, type Store } from "./release/store.ts";
import { knownFolder } from "./returns-folder.ts";

// From a candidate, by its rehearsal and two names, to the release that is served; and back. What takes engines is
// loaded by the commands that need it: it takes a second.

const log = (line: string) => console.log(line);

/** What all commands are told. */
function shared(values: { readonly store: string; readonly office: string; readonly lang: string }) {
  const lang = LANGS.find((known) => known === values.lang);
  if (!lang) throw new Error(`--lang: expected one of ${LANGS}, found ${values.lang}`);
  const store: Store = { published: values.store, office: values.office };
  return { store, lang, saying: { t: translator(lang), log } };
}

/** By default today, by the clock on the wall; Swedish dates are written 2018-03-01. */
function dayOf(date = new Date().toLocaleDateString("sv-SE")): string {
  if (!isDate(date)) throw new Error(`--date: ${NOT_A_DATE}: ${date}`);
  return date;
}

function reasonOf({ by = process.env.USER ?? process.env.USERNAME ?? "", reason = "" }) {
  return { by, reason };
}

async function candidate(args: readonly string[]): Promise<void> {
  const { values } = CANDIDATE.read(args);
  const { returns, quarter, base, site } = values;
  const { store, lang, saying } = shared(values);
  if (quarter !== undefined && !QUARTER_PATTERN.test(quarter))
    throw new Error(`--quarter: expected a quarter such as 2017Q4, found ${quarter}`);
  if (!/^\/(.*\/)?$/.test(base)) throw new Error(`--base: expected a path such as /jiuye/, found ${base}`);
  const date = dayOf(values.date);
  await knownFolder(returns);
  const { makeCandidate } = await import("./release/candidate.ts");
  const { asksParity } = await import("./data/data-options.ts");
  const options = { returns, quarter, date, base, site, lang, parity: asksParity() };
  const made = await withLock(store, () => makeCandidate(store, options, log));
  await sayRehearsal(store, lang);
  const approval = `${officeCandidate(store)}/approval.txt`;
  const said = { id: made.id, site: candidateSite(store), approval, options: unusual(values) };
  log(`\n${saying.t("release.made", said)}`);
}

/** What the next command has to be told again: ` --store elsewhere --lang zh`. */
function unusual(values: { readonly store: string; readonly office: string; readonly lang: string }): string {
  const { store, office, lang } = PUBLISH.declared.options;
  return Object.entries({ store, office, lang })
    .map(([name, { default: usual }]) => [name, values[name as keyof typeof values], usual])
    .filter(([, value, usual]) => value !== usual)
    .map(([name, value]) => ` --${name} ${value}`)
    .join("");
}

async function sayRehearsal(store: Store, lang: (typeof LANGS)[number]): Promise<void> {
  const { showRehearsal } = await import("./release/show-rehearsal.ts");
  for (const line of await showRehearsal(store, lang)) log(line);
}

async function rehearse(args: readonly string[]): Promise<void> {
  const { store, lang } = shared(REHEARSAL.read(args).values);
  await sayRehearsal(store, lang);
}

async function publishCandidate(args: readonly string[]): Promise<void> {
  const { values } = PUBLISH.read(args);
  const { store, saying } = shared(values);
  const date = dayOf(values.date);
  const { id } = await withLock(store, () => publish(store, { date, ...saying }));
  log(saying.t("release.published", { id, place: currentLink(store) }));
}

async function goBack(args: readonly string[]): Promise<void> {
  const { values } = ROLLBACK.read(args);
  const { store, saying } = shared(values);
  const { withdrawn, current } = await withLock(store, () => rollback(store, reasonOf(values), saying));
  log(saying.t("release.rolled_back", { id: withdrawn.id, current: current.id }));
}

async function goForward(args: readonly string[]): Promise<void> {
  const { values, argument } = RESTORE.read(args);
  const { store, saying } = shared(values);
  const { id } = await withLock(store, () => restore(store, argument, reasonOf(values), saying));
  log(saying.t("release.restored", { id }));
}

async function list(args: readonly string[]): Promise<void> {
  const { store, saying } = shared(LIST.read(args).values);
  for (const line of await releaseLines(store, saying.t)) log(line);
}

if (import.meta.main) {
  await runSteps(RELEASE, {
    candidate: { command: CANDIDATE, work: candidate },
    rehearsal: { command: REHEARSAL, work: rehearse },
    publish: { command: PUBLISH, work: publishCandidate },
    rollback: { command: ROLLBACK, work: goBack },
    restore: { command: RESTORE, work: goForward },
    list: { command: LIST, work: list },
  });
}
