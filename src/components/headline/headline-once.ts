import { askHeadline } from "#components/ask/rows.ts";
import type { Indicator } from "#contract/registry/registry.ts";
import type { Database } from "#db/database.ts";
import type { Selection } from "../selection.ts";
import type { HeadlineRows } from "./headline-figure.ts";

const asked = new Map<string, Promise<HeadlineRows>>();

/** The rows of a page as it is built, asked once for both languages. */
export function headlineOnce(
  db: Database,
  city: string,
  indicator: Indicator,
  selection: Selection,
): Promise<HeadlineRows> {
  const key = `${city} ${indicator.id}`;
  const rows = asked.get(key) ?? askHeadline(db, city, indicator, selection);
  asked.set(key, rows);
  return rows;
}
