import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fromArrow } from "#contract/arrow.ts";
import type { RowOf, Table } from "#contract/column.ts";
import { slugOf } from "#contract/page-paths.ts";
import { estimatesTable } from "#contract/published/figure-tables.ts";
import { type Manifest, manifestSchema } from "#contract/published/manifest.ts";
import { revisionsTable } from "#contract/published/release-tables.ts";
import { parseJson } from "#contract/registry/registry.ts";
import type { Lang } from "#i18n/dictionary.ts";
import { wordsIn } from "#i18n/words.ts";
import type { DataOutcome } from "../build-data.ts";
import { readRegistry } from "../registry.ts";
import type { Candidate } from "./candidate-file.ts";
import { changedInputs, type Input, readInputs } from "./inputs.ts";
import { rehearsalCsv } from "./rehearsal/csv.ts";
import { headlineChanges } from "./rehearsal/headlines.ts";
import { countIssues, isOpenQuery, knownIssues } from "./rehearsal/issue-counts.ts";
import { lossesOf } from "./rehearsal/losses.ts";
import type { Rehearsal } from "./rehearsal/rehearsal.ts";
import { formatResponse, parseResponse, responseChanges } from "./rehearsal/response.ts";
import { rehearsalText } from "./rehearsal/text.ts";
import { buildingFolder, officeBuilding, officeRelease, type Store, siteOf } from "./store.ts";

// rehearsal.json, .csv and .txt of a candidate: the release that is current against what would take its place.

export interface Rehearsing {
  readonly store: Store;
  readonly candidate: Candidate;
  readonly data: DataOutcome;
  readonly inputs: readonly Input[];
  readonly lang: Lang;
}

/** Writes the rehearsal beside the candidate's other files of the office. */
export async function rehearse(rehearsing: Rehearsing): Promise<void> {
  const { store, data, lang } = rehearsing;
  const office = officeBuilding(store);
  const response = [...data.checked.values()].flatMap((summary) => summary.response);
  await writeFile(join(office, "response.csv"), formatResponse(response));
  const rehearsal = await compare(rehearsing, response);
  const registry = await readRegistry();
  await writeFile(join(office, "rehearsal.json"), `${JSON.stringify(rehearsal, null, 1)}\n`);
  await writeFile(join(office, "rehearsal.csv"), `\uFEFF${rehearsalCsv(rehearsal)}`);
  const lines = rehearsalText(rehearsal, registry, wordsIn(lang));
  await writeFile(join(office, "rehearsal.txt"), `\uFEFF${lines.join("\r\n")}\r\n`);
}

async function compare(
  { store, candidate, data, inputs }: Rehearsing,
  response: ReturnType<typeof parseResponse>,
): Promise<Rehearsal> {
  const { id, previous } = candidate;
  const own = join(buildingFolder(store), "site", "data", id);
  const past = previous === null ? null : join(siteOf(store, previous), "data", previous);
  const pastOffice = previous === null ? null : officeRelease(store, previous);
  const { indicators, calendar } = await readRegistry();
  const manifest = past === null ? null : await readManifest(past);
  const known = pastOffice === null ? null : knownIssues(await readIfThere(join(pastOffice, "issues.csv")));
  const pastInputs = pastOffice === null ? null : await readInputs(join(pastOffice, "inputs.csv"));
  const { issues } = data;
  const revisions = await readRows(own, revisionsTable);
  const replaced = issues.filter((issue) => issue.code === "replaced_by_late_return");
  return {
    candidate,
    planned_on: calendar.find((row) => row.quarter === candidate.quarter)?.planned_on ?? null,
    keyless: issues.filter((issue) => issue.code === "no_noise_key").length,
    losses: lossesOf(manifest, data.manifest),
    inputs: pastInputs && previous ? changedInputs(pastInputs, inputs, data.manifest.revised, previous) : [],
    headlines: headlineChanges(
      past === null ? [] : await readRows(past, estimatesTable),
      await readRows(own, estimatesTable),
      indicators,
    ),
    revisions: revisions.filter((row) => row.release === id),
    response: responseChanges(
      pastOffice === null ? [] : parseResponse(await readIfThere(join(pastOffice, "response.csv"))),
      response,
    ),
    ledger: data.manifest.counts,
    refusals: countIssues(
      issues.filter((issue) => issue.severity === "refuse"),
      known,
    ),
    queries: countIssues(issues.filter(isOpenQuery), known),
    late: {
      applied: countIssues(replaced, known).fresh,
      held: issues.filter((issue) => issue.code === "late_return_held_back").length,
    },
  };
}

async function readManifest(dir: string): Promise<Manifest> {
  const path = join(dir, "manifest.json");
  return parseJson(manifestSchema, await readFile(path, "utf8"), path);
}

async function readRows<T extends Table>(dir: string, table: T): Promise<RowOf<T>[]> {
  return fromArrow(table, await readFile(join(dir, `${slugOf(table.name)}.arrow`)));
}

async function readIfThere(path: string): Promise<string> {
  return readFile(path, "utf8").catch(() => "");
}
