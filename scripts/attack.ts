import { checkCity } from "#pipeline/check/city-returns.ts";
import { lateKey } from "#pipeline/read/late-returns.ts";
import type { Claim } from "./attack/claim.ts";
import { attackFromInside, ownFactors } from "./attack/insider.ts";
import { attackCity, type Noise, type Outsider } from "./attack/outsider.ts";
import { type CityRelease, readRelease } from "./attack/release.ts";
import { formatReport, type Report } from "./attack/report.ts";
import { type Ids, scanForIds } from "./attack/scan.ts";
import { scoreClaims, type Truths } from "./attack/score.ts";
import { truthOf } from "./attack/truth.ts";
import { command, runCommand } from "./command-line.ts";
import { readEarlierRelease } from "./data/earlier-release.ts";
import { readCity } from "./returns-folder.ts";

const ATTACK = command({
  line: "npm run attack --",
  does:
    "Tries to recover single enterprises from a release.\n" +
    "Exit 1 when an outsider recovers one, or an id of an enterprise is found.",
  more: "docs/disclosure.md",
  options: {
    data: { type: "string", value: "DIR", default: "public/data", says: "published data" },
    returns: {
      type: "string",
      value: "DIR",
      default: "data/returns",
      says: "the returns they were built of",
    },
    office: {
      type: "string",
      value: "DIR",
      says: "the office's folder, which says which late returns count; without it, all",
    },
    previous: {
      type: "string",
      value: "DIR",
      says: "published data of an older release, to find differences",
    },
    "previous-returns": { type: "string", value: "DIR", says: "the returns these were built of" },
    "previous-office": { type: "string", value: "DIR", says: "the office's folder of that release" },
    site: { type: "string", value: "DIR", says: "a built site, to be searched for ids as well" },
    json: { type: "boolean", default: false, says: "prints JSON" },
  },
});

/** What a release was built of. */
interface BuiltOf {
  readonly returns: string;
  readonly office: string | null;
}

interface Options {
  readonly data: string;
  readonly built: BuiltOf;
  readonly previous: ({ readonly data: string } & BuiltOf) | null;
  readonly site: string | null;
  readonly json: boolean;
}

function readOptions(args: readonly string[]): Options {
  const { values } = ATTACK.read(args);
  const { previous, "previous-returns": before, data, returns, site = null, json } = values;
  const { office = null, "previous-office": officeBefore = null } = values;
  if ((previous === undefined) !== (before === undefined)) {
    throw new Error(
      "--previous and --previous-returns go together: the older release and the returns it was built of",
    );
  }
  return {
    data,
    built: { returns, office },
    site,
    json,
    previous: previous && before ? { data: previous, returns: before, office: officeBefore } : null,
  };
}

async function readTruth({ returns, office }: BuiltOf, city: string) {
  const { files } = await readCity(returns, city);
  const counted = office === null ? null : (await readEarlierRelease(office, city))?.counted;
  const checked = checkCity(files, (late) => counted?.has(lateKey(late)) === false);
  const ids = checked.quarters.flatMap(({ communities, enterprises, startups }) => [
    ...(startups ?? []).map((row) => row.startup_id),
    ...(communities ?? []).map(({ row }) => row.community_id),
    ...(enterprises ?? []).map(({ row }) => row.enterprise_id),
  ]);
  return { truth: truthOf(checked), ids: new Set([...ids, ...checked.late.map(({ unit }) => unit)]) };
}

/** Sums may be whole numbers and counts noised all the same: whoever finds itself sees it. */
function attackKnowingOfNoise(published: CityRelease, older: CityRelease | null, truths: Truths): Outsider {
  const frame = truths.now.frame;
  const outsider = attackCity(published, frame, older);
  const off = [...ownFactors(outsider, truths).values()].filter((factor) => Math.abs(factor - 1) > 0.02);
  return outsider.noise === "none" && off.length > 0 ? attackCity(published, frame, older, true) : outsider;
}

export async function attack(options: Options): Promise<Report> {
  const release = await readRelease(options.data);
  const older = options.previous ? await readRelease(options.previous.data) : null;
  const truths = new Map<string, Truths>();
  const ids = new Map<string, ReadonlySet<string>>() satisfies Ids;
  const outside: Claim[] = [];
  const inside: Claim[] = [];
  let [sampled, foundThemselves] = [0, 0];
  let noise: Noise = "none";
  for (const published of release.cities) {
    const { city } = published;
    const now = await readTruth(options.built, city);
    const olderCity = older?.cities.find((one) => one.city === city) ?? null;
    const before = olderCity && options.previous ? (await readTruth(options.previous, city)).truth : null;
    const known = { now: now.truth, before };
    const outsider = attackKnowingOfNoise(published, olderCity, known);
    truths.set(city, known);
    ids.set(city, now.ids);
    outside.push(...outsider.claims);
    inside.push(...attackFromInside(city, outsider, known));
    sampled += new Set([...now.truth.returns.values()].flatMap((returns) => [...returns.keys()])).size;
    foundThemselves += ownFactors(outsider, known).size;
    noise = outsider.noise;
  }
  const scan = await scanForIds([release.dir, ...(options.site ? [options.site] : [])], ids);
  return {
    release: release.manifest.release,
    noise,
    enterprises: sampled,
    foundThemselves,
    outsider: scoreClaims(outside, truths),
    insider: scoreClaims(inside, truths),
    scan,
  };
}

if (import.meta.main) {
  await runCommand(ATTACK, async (args) => {
    const options = readOptions(args);
    const report = await attack(options);
    console.log(options.json ? JSON.stringify(report, null, 1) : formatReport(report));
    const recovered = report.outsider.some((score) => score.recovered > 0);
    if (recovered || report.scan.sightings.length > 0) process.exitCode = 1;
  });
}
