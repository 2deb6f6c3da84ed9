import { quarterIndex, quarterOf } from "#contract/quarter.ts";
import { checkReturns } from "#pipeline/check/check-returns.ts";
import type { CheckedCity, CityFiles } from "#pipeline/check/city-returns.ts";
import { mayBeReturns } from "#pipeline/handed-in/file-names.ts";
import type { Folder } from "#pipeline/handed-in/folder.ts";
import { MOST_BYTES } from "#pipeline/handed-in/grid.ts";
import { type Issue, makeIssue } from "#pipeline/issue/issue.ts";
import { worstFirst } from "#pipeline/issue/issue-order.ts";
import { issueRecord } from "#pipeline/issue/issue-record.ts";
import { type CityIds, listReturns } from "#pipeline/read/find-returns.ts";
import type { CheckedPlace, CheckResult } from "./check-result.ts";
import { dropFolder, foldersOfQuarters, placeFiles } from "./drop-folder.ts";
import type { DroppedFile } from "./dropped-files.ts";

// What check-returns would say of dropped files.

export interface CheckedDrop {
  readonly result: CheckResult;
  readonly issues: readonly Issue[];
  /** By the path that issues name. */
  readonly files: ReadonlyMap<string, File>;
}

/** @param onOpened how many files of how many have been opened. */
export async function checkDropped(
  dropped: readonly DroppedFile[],
  cityIds: CityIds,
  onOpened: (done: number, total: number) => void = () => {},
): Promise<CheckedDrop> {
  const ids = await withCitiesOfRows(dropped, cityIds);
  const cities = new Set(ids.values());
  const placed = placeFiles(dropped, cities);
  const { fit, issues: unfit } = withoutUnfit(placed, cities);
  const places: CheckedPlace[] = [];
  let done = 0;
  const folder = dropFolder(fit, cities);
  const counted: Folder = {
    ...folder,
    read: (path) => {
      done += 1;
      onOpened(Math.min(done, fit.length), fit.length);
      return folder.read(path);
    },
  };
  const checked = await checkReturns(counted, {
    cityIds: ids,
    partial: true,
    onCity: (city, files) => places.push(...placesOf(city, files)),
  });
  const issues = [...unfit, ...checked.issues.filter(({ code }) => code !== "empty_folder")];
  const files = new Map(fit.flatMap(({ path, file }) => (file ? [[path, file] as const] : [])));
  return {
    issues,
    files,
    result: {
      ledger: checked.ledger,
      issues: worstFirst(issues).map(issueRecord),
      accounts: checked.accounts,
      places,
      files: [...files.keys()],
    },
  };
}

/** A folder that is named as rows below it name their city is that city's, though the registry does not know it. */
async function withCitiesOfRows(dropped: readonly DroppedFile[], cityIds: CityIds): Promise<CityIds> {
  const known = new Set(cityIds.values());
  const unknown = [...foldersOfQuarters(dropped)].filter((folder) => !known.has(folder));
  if (unknown.length === 0) return cityIds;
  const { cities } = await listReturns(dropFolder(placeFiles(dropped, known), known), cityIds, true);
  return new Map([
    ...cityIds,
    ...unknown.flatMap((folder) => (cities.includes(folder) ? [[folder, folder] as const] : [])),
  ]);
}

const OF_THE_OFFICE = /(^|\/)(queries\.csv|returns\.json|truth\.json)$/;

/** Files that are not opened: too large, or of another kind than returns are. */
function withoutUnfit(placed: readonly DroppedFile[], cities: ReadonlySet<string>) {
  const issues = placed.flatMap(({ path, file }) => {
    if (file && file.size > MOST_BYTES) return [makeIssue("too_large", { file: path }, `${file.size} bytes`)];
    // Inside a city's folder the check itself says so.
    const isKnown = mayBeReturns(path) || OF_THE_OFFICE.test(path) || cities.has(path.split("/")[0] ?? "");
    return isKnown ? [] : [makeIssue("unread_file", { file: path }, path)];
  });
  const unfit = new Set(issues.map((issue) => issue.file));
  return { fit: placed.filter(({ path }) => !unfit.has(path)), issues };
}

function placesOf({ city, quarters: checked }: CheckedCity, { frame, quarters }: CityFiles): CheckedPlace[] {
  return quarters.map(({ quarter, files }) => {
    const surveys = (["communities", "enterprises"] as const).filter((survey) => files[survey]);
    const before = quarterOf(quarterIndex(quarter) - 1);
    const past = checked.find((other) => other.quarter === before);
    const atHand = surveys.every((survey) => past?.[survey]);
    return {
      ...{ city, quarter },
      frame: surveys.length > 0 ? frame !== null : null,
      last: surveys.length > 0 ? { quarter: before, atHand } : null,
    };
  });
}
