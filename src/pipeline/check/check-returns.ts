import type { Folder } from "#pipeline/handed-in/folder.ts";
import type { SheetAccount } from "#pipeline/handed-in/return-file.ts";
import type { Issue } from "#pipeline/issue/issue.ts";
import { addLedgers, type Ledger, unplacedLedger } from "#pipeline/issue/judge.ts";
import { type CityIds, listReturns, readCity } from "#pipeline/read/find-returns.ts";
import { type CheckedCity, type CityFiles, checkCity } from "./city-returns.ts";
import { checkConfirmations } from "./confirmations.ts";

// All that is wrong with a folder of returns: what npm run check-returns says, and the page /check/.

export interface CheckOptions {
  /** Names that rows may give a city. */
  readonly cityIds: CityIds;
  /** Files as somebody chose them: that some are missing is no fault, nor a city that only the office knows. */
  readonly partial?: boolean;
  readonly onCity?: (checked: CheckedCity, files: CityFiles) => void;
}

export interface CheckedReturns {
  readonly cities: readonly string[];
  readonly issues: readonly Issue[];
  readonly ledger: Ledger;
  readonly accounts: readonly SheetAccount[];
}

/** One city after the other, so that no more than one is held. @throws when there is no such folder. */
export async function checkReturns(folder: Folder, options: CheckOptions): Promise<CheckedReturns> {
  const { cityIds, partial = false, onCity = () => {} } = options;
  const found = await listReturns(folder, cityIds, partial);
  const issues: Issue[] = [...found.issues];
  const ledgers: Ledger[] = [unplacedLedger(found.unplaced)];
  const accounts: SheetAccount[] = [...found.accounts];
  for (const city of found.cities) {
    const { files, issues: ofFiles } = await readCity(folder, city, { cityIds, common: found.common });
    const checked = checkCity({ ...files, partial });
    // A city's folder may hold thousands: they are not spread into arguments.
    for (const issue of [...ofFiles, ...checked.issues]) issues.push(issue);
    ledgers.push(checked.ledger);
    accounts.push(...(files.accounts ?? []));
    onCity(checked, files);
  }
  const unused = checkConfirmations(found.confirmations, issues);
  return {
    cities: found.cities,
    issues: [...issues, ...unused],
    ledger: addLedgers(ledgers),
    accounts,
  };
}
