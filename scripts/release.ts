import { parseArgs } from "node:util";
import { isDate, NOT_A_DATE } from "#contract/calendar-date.ts";
import { QUARTER_PATTERN } from "#contract/quarter.ts";
import { LANGS } from "#i18n/dictionary.ts";
import { translator } from "#i18n/translator.ts";
import { releaseLines } from "./release/list.ts";
import { withLock } from "./release/lock.ts";
import { publish } from "./release/publish.ts";
import { restore, rollback } from "./release/rollback.ts";
import { candidateSite, currentLink, officeCandidate, type Store } from "./release/store.ts";

// npm run release -- COMMAND: from a candidate, by its rehearsal and two names, to the release that is served; and back.

const USAGE = `npm run release -- COMMAND [--store published] [--office data/office] [--lang en|zh]
  candidate [--returns data/returns] [--quarter 2017Q4] [--date YYYY-MM-DD] [--base /] [--site URL]
  rehearsal                        what the candidate would change
  publish [--date YYYY-MM-DD]      needs both names in approval.txt
  rollback [--by NAME] [--reason TEXT]
  restore RELEASE [--by NAME] [--reason TEXT]
  list`;

/** By the clock on the wall; Swedish dates are written 2018-03-01. */
const today = () => new Date().toLocaleDateString("sv-SE");

function readOptions(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      store: { type: "string", default: "published" },
      office: { type: "string", default: "data/office" },
      returns: { type: "string", default: "data/returns" },
      quarter: { type: "string" },
      date: { type: "string", default: today() },
      base: { type: "string", default: "/" },
      site: { type: "string" },
      lang: { type: "string", default: "en" },
      by: { type: "string", default: process.env.USER ?? process.env.USERNAME ?? "" },
      reason: { type: "string", default: "" },
    },
  });
  const { quarter, date, base } = values;
  if (quarter !== undefined && !QUARTER_PATTERN.test(quarter))
    throw new Error(`--quarter: expected a quarter such as 2017Q4, found ${quarter}`);
  if (!isDate(date)) throw new Error(`--date: ${NOT_A_DATE}: ${date}`);
  if (!/^\/(.*\/)?$/.test(base)) throw new Error(`--base: expected a path such as /jiuye/, found ${base}`);
  const lang = LANGS.find((known) => known === values.lang);
  if (!lang) throw new Error(`--lang: expected one of ${LANGS}, found ${values.lang}`);
  const store: Store = { published: values.store, office: values.office };
  return { ...values, lang, store, command: positionals[0], id: positionals[1] };
}

type Options = ReturnType<typeof readOptions>;
const log = (line: string) => console.log(line);

async function candidate({ store, ...options }: Options): Promise<void> {
  // Loaded for this command alone: the engines take a second.
  const { makeCandidate } = await import("./release/candidate.ts");
  const { asksParity } = await import("./data-options.ts");
  const { showRehearsal } = await import("./release/show-rehearsal.ts");
  const made = await withLock(store, () => makeCandidate(store, { ...options, parity: asksParity() }, log));
  for (const line of await showRehearsal(store, options.lang)) log(line);
  log("");
  log(
    translator(options.lang)("release.made", {
      id: made.id,
      site: candidateSite(store),
      approval: `${officeCandidate(store)}/approval.txt`,
    }),
  );
}

async function run(options: Options): Promise<void> {
  const { store, lang, date, by, reason, command, id } = options;
  const saying = { t: translator(lang), log };
  switch (command) {
    case "candidate":
      return candidate(options);
    case "rehearsal": {
      const { showRehearsal } = await import("./release/show-rehearsal.ts");
      for (const line of await showRehearsal(store, lang)) log(line);
      return;
    }
    case "publish": {
      const release = await withLock(store, () => publish(store, { date, ...saying }));
      return log(saying.t("release.published", { id: release.id, place: currentLink(store) }));
    }
    case "rollback": {
      const { withdrawn, current } = await withLock(store, () => rollback(store, { by, reason }, saying));
      return log(saying.t("release.rolled_back", { id: withdrawn.id, current: current.id }));
    }
    case "restore": {
      if (id === undefined) throw new Error(`which release? (npm run release -- restore 2017Q4)`);
      const release = await withLock(store, () => restore(store, id, { by, reason }, saying));
      return log(saying.t("release.restored", { id: release.id }));
    }
    case "list":
      for (const line of await releaseLines(store, saying.t)) log(line);
      return;
    default:
      throw new Error(`${command === undefined ? "" : `unknown command: ${command}\n`}${USAGE}`);
  }
}

if (import.meta.main) {
  try {
    await run(readOptions(process.argv.slice(2)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
