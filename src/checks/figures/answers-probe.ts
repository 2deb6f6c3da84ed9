import type { PublishedTableName } from "#contract/published/published-tables.ts";
import type { QuestionName } from "#contract/queries.ts";
import { ask } from "#db/ask.ts";
import { openBrowserDatabase } from "#db/browser.ts";
import type { Parameter } from "#db/engine.ts";
import { macros } from "#db/sql-vite.ts";

// The page of answers.test.ts: loads a release's files and answers every question put to it.

export interface AskedFile {
  readonly table: PublishedTableName;
  readonly rows: number;
  readonly bytes: readonly number[];
}
export interface AskedQuestion {
  readonly name: QuestionName;
  readonly params: readonly Parameter[];
}

async function answers(files: readonly AskedFile[], asked: readonly AskedQuestion[]): Promise<unknown[][]> {
  const db = await openBrowserDatabase({ macros });
  for (const { table, rows, bytes } of files) await db.load(table, new Uint8Array(bytes), rows);
  const found: unknown[][] = [];
  for (const { name, params } of asked) found.push(await ask(db, name, params));
  await db.close();
  return found;
}

Object.assign(globalThis, { answers });
