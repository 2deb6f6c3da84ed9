// Files as a person hands them to the page: chosen, chosen with their folder, or dropped.

export interface DroppedFile {
  /** With the folders it lies in, as far as the browser tells. */
  readonly path: string;
  /** null: it is there, and the browser can't open it. */
  readonly file: File | null;
}

/** Somebody may drop a whole disk. */
export const MOST_FILES = 5000;

export function filesOfInput(input: HTMLInputElement): DroppedFile[] {
  return [...(input.files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/**
 * All files of a drop, those in folders among them, and one more than MOST_FILES at most. To be called while the event
 * is handled: the browser forgets what was dropped after that.
 */
export async function filesOfDrop(transfer: DataTransfer): Promise<DroppedFile[]> {
  const items = [...transfer.items].filter((item) => item.kind === "file");
  const entries = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found: DroppedFile[] = [];
  for (const { entry, file } of entries) {
    if (entry) await walk(entry, found);
    else if (file) found.push({ path: file.name, file });
  }
  return found;
}

async function walk(entry: FileSystemEntry, found: DroppedFile[]): Promise<void> {
  if (found.length > MOST_FILES) return;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject)).catch(() => null);
    found.push({ path: entry.fullPath.replace(/^\//, ""), file });
    return;
  }
  for (const child of await childrenOf(entry as FileSystemDirectoryEntry)) await walk(child, found);
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** A browser lists a folder a hundred names at a time, until it has none left. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const next = () =>
    new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject)).catch(() => []);
  const children: FileSystemEntry[] = [];
  for (let some = await next(); some.length > 0; some = await next()) children.push(...some);
  return children;
}
