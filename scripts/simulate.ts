import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { toCsv } from "#contract/csv.ts";
import {
  administrativeTable,
  communitiesTable,
  enterprisesTable,
  frameTable,
  startupsTable,
} from "#contract/input/input-tables.ts";
import { quarterRange } from "#contract/quarter.ts";
import { firstRows, type LateReturn, type LateReturns } from "#simulator/late.ts";
import { type CityTruth, type SimulatedCity, simulateCity } from "#simulator/simulate-city.ts";
import { command, runCommand, wholeNumber } from "./command-line.ts";
import { readRegistry } from "./registry.ts";

const SIMULATE = command({
  line: "npm run simulate --",
  does: "Writes demonstration returns, marked as simulated, some of them late or with a planned mistake.",
  more: 'README.md, "Commands"',
  options: {
    out: { type: "string", value: "DIR", default: "data/returns", says: "where they go" },
    seed: { type: "string", value: "N", default: "20140812", says: "another seed makes other returns" },
    cities: { type: "string", value: "N", default: "10", says: "how many cities" },
    quarters: { type: "string", value: "A..B", default: "2008Q1..2017Q4", says: "first and last quarter" },
  },
});

export interface SimulateOptions {
  readonly out: string;
  readonly seed: number;
  readonly cities: number;
  readonly quarters: readonly string[];
}

/** @throws naming the option, what was expected and what was found. */
export function readOptions(args: readonly string[]): SimulateOptions {
  const { values } = SIMULATE.read(args);
  return {
    out: values.out,
    seed: wholeNumber("--seed", values.seed, 0),
    cities: wholeNumber("--cities", values.cities, 1),
    quarters: rangeOf(values.quarters),
  };
}

function rangeOf(text: string): string[] {
  try {
    return quarterRange(text);
  } catch (error) {
    throw new Error(`--quarters: expected a range such as 2016Q1..2017Q4; ${(error as Error).message}`);
  }
}

/** Writes the returns and returns how many there are. @throws when the folder holds returns that may be real. */
export async function simulate(
  options: SimulateOptions,
  log: (line: string) => void = console.log,
): Promise<number> {
  const { out, seed, quarters } = options;
  const registry = await readRegistry();
  const cities = registry.cities.slice(0, options.cities).map((city) => city.id);
  if (cities.length < options.cities) {
    throw new Error(`--cities: the registry has ${cities.length} cities, found ${options.cities}`);
  }
  await clearSimulated(out);
  // The mark comes first: returns without it would be taken as real. The truth comes last: it says the set is whole.
  await writeText(join(out, "returns.json"), `${JSON.stringify({ simulated: true, seed })}\n`);
  const truth: Record<string, Record<string, CityTruth>> = {};
  const mistakes: object[] = [];
  let total = 0;
  for (const city of cities) {
    const begun = performance.now();
    const simulated = simulateCity(city, seed, quarters);
    const count = await writeCity(out, simulated);
    total += count;
    truth[city] = Object.fromEntries(simulated.quarters.map((q) => [q.quarter, q.truth]));
    mistakes.push(...simulated.mistakes.map((mistake) => ({ city, ...mistake })));
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    const registered = simulated.quarters.reduce((sum, { startups }) => sum + startups.length, 0);
    log(
      `${city}: ${quarters.length} quarters, ${count} returns, ${registered} rows of start-ups, ${seconds} s`,
    );
  }
  await writeText(
    join(out, "truth.json"),
    `${JSON.stringify({ simulated: true, seed, cities: truth, mistakes }, null, 1)}\n`,
  );
  log(`${total} simulated returns in ${out}, ${mistakes.length} of them with a planned mistake`);
  return total;
}

/** Takes away what an earlier run wrote. @throws when there are returns which don't say that they are simulated. */
async function clearSimulated(out: string): Promise<void> {
  const entries = await readdir(out, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((e) => e.isDirectory() && !e.name.startsWith(".")).map((e) => e.name);
  if (folders.length === 0) return;
  if (!(await isSimulated(out))) {
    throw new Error(
      `will not write over returns that may be real: ${out} holds ${folders.join(", ")} ` +
        `(expected an empty folder, or a returns.json that says "simulated": true)`,
    );
  }
  for (const folder of folders) {
    if (existsSync(join(out, folder, "frame.csv"))) await rm(join(out, folder), { recursive: true });
  }
  await rm(join(out, "truth.json"), { force: true });
}

async function isSimulated(out: string): Promise<boolean> {
  const text = await readFile(join(out, "returns.json"), "utf8").catch(() => "{}");
  try {
    return JSON.parse(text)?.simulated === true;
  } catch {
    return false;
  }
}

async function writeCity(out: string, simulated: SimulatedCity): Promise<number> {
  const dir = join(out, simulated.city);
  await writeText(join(dir, "frame.csv"), toCsv(frameTable, simulated.frame));
  let count = 0;
  for (const { quarter, communities, enterprises, administrative, startups, late } of simulated.quarters) {
    const at = (name: string) => join(dir, quarter, name);
    await writeText(at("communities.csv"), toCsv(communitiesTable, firstRows(communities, late.communities)));
    await writeText(at("enterprises.csv"), toCsv(enterprisesTable, firstRows(enterprises, late.enterprises)));
    await writeLate(join(dir, quarter, "late", late.received), late);
    await writeText(at("administrative.csv"), toCsv(administrativeTable, administrative));
    await writeText(at("startups.csv"), toCsv(startupsTable, startups));
    count += communities.length + enterprises.length;
  }
  return count;
}

async function writeLate(dir: string, { communities, enterprises }: LateReturns): Promise<void> {
  const lastOf = <R>(late: readonly LateReturn<R>[]) => late.map(({ last }) => last);
  if (communities.length > 0) {
    await writeText(join(dir, "communities.csv"), toCsv(communitiesTable, lastOf(communities)));
  }
  if (enterprises.length > 0) {
    await writeText(join(dir, "enterprises.csv"), toCsv(enterprisesTable, lastOf(enterprises)));
  }
}

async function writeText(path: string, text: string): Promise<void> {
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, text);
}

if (import.meta.main) {
  await runCommand(SIMULATE, async (args) => {
    await simulate(readOptions(args));
  });
}
