import { type Issue, makeIssue } from "#pipeline/issue/issue.ts";
import { isLeftBehind } from "./file-names.ts";
import { MOST_BYTES } from "./grid.ts";
import { openFile } from "./open-file.ts";
import { type InputTableName, type UnderstoodFile, understandFile } from "./return-file.ts";

// A folder of returns, wherever it is: on a disk, or dropped on a page.

export interface Folder {
  /** What messages call it. */
  readonly name: string;
  /** @param path below the folder, with slashes; empty for the folder itself. @throws when there is no such folder. */
  list(path: string): Promise<Listed>;
  /** null: it can't be read; undefined: it is not there. */
  read(path: string): Promise<Uint8Array | null | undefined>;
  /** Bytes, as far as they are known before a file is read. */
  size?(path: string): Promise<number>;
}

export interface Listed {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** Names in an order that no file system changes, without what systems leave behind. */
export function listed(entries: readonly { readonly name: string; readonly isFolder: boolean }[]): Listed {
  const names = (folders: boolean) =>
    entries
      .filter(({ name, isFolder }) => isFolder === folders && !isLeftBehind(name))
      .map(({ name }) => name)
      .toSorted();
  return { files: names(false), folders: names(true) };
}

/** Never throws: a file that can't be read has an issue that says so. */
export async function openReturns(
  folder: Folder,
  path: string,
  expected: InputTableName | null,
): Promise<UnderstoodFile> {
  const size = (await folder.size?.(path)) ?? 0;
  if (size > MOST_BYTES) return unopened(makeIssue("too_large", { file: path }, `${size} bytes`));
  const bytes = await folder.read(path);
  if (bytes) return understandFile(await openFile(path, bytes), expected);
  return unopened(makeIssue("unreadable_file", { file: path }, null));
}

function unopened(issue: Issue): UnderstoodFile {
  return { path: issue.file, sheets: [], issues: [issue], accounts: [] };
}
