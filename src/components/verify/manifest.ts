import type { ListedFile } from "#components/library.ts";

// manifest.json as the reader's browser finds it. It may have been altered, so nothing of it is taken on trust.

/** The Arrow files that are listed, by path; null where the text is no list of files. */
export function listedIn(text: string): Record<string, ListedFile> | null {
  const files = filesOf(text);
  if (!files) return null;
  const listed = files.map(entryOf).filter((entry) => entry !== null);
  return listed.length === 0 ? null : Object.fromEntries(listed);
}

function filesOf(text: string): unknown[] | null {
  try {
    const parsed: unknown = JSON.parse(text);
    const files = typeof parsed === "object" && parsed !== null && "files" in parsed ? parsed.files : null;
    return Array.isArray(files) ? files : null;
  } catch {
    return null;
  }
}

function entryOf(file: unknown): [string, ListedFile] | null {
  if (typeof file !== "object" || file === null) return null;
  const { path, rows, sha256 } = file as Readonly<Record<string, unknown>>;
  if (typeof path !== "string" || !path.endsWith(".arrow")) return null;
  if (typeof rows !== "number" || typeof sha256 !== "string" || !/^[0-9a-f]{64}$/.test(sha256)) return null;
  return [path, { rows, sha256 }];
}

/** Files whose entry is another one than the page has, which was built with the release. */
export function changedEntries(
  own: Readonly<Record<string, ListedFile>>,
  found: Readonly<Record<string, ListedFile>>,
): string[] {
  return Object.entries(own)
    .filter(([path, { sha256 }]) => found[path] && found[path].sha256 !== sha256)
    .map(([path]) => path);
}

/** missing: not served; broken: no list of this release's files. */
export type ManifestFailure = Error & { readonly fault: "missing" | "broken" };

export function isManifestFailure(error: unknown): error is ManifestFailure {
  return error instanceof Error && error.name === "ManifestFailure";
}

function manifestFailure(fault: ManifestFailure["fault"], found: string): ManifestFailure {
  const error = new Error(`manifest.json: expected the list of the release's files, found ${found}`);
  return Object.assign(error, { name: "ManifestFailure", fault });
}

/** @throws ManifestFailure, or what the signal was stopped with. */
export async function fetchListing(url: string, signal: AbortSignal): Promise<Record<string, ListedFile>> {
  const response = await fetch(url, { signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw manifestFailure("missing", String(error));
  });
  if (!response.ok) throw manifestFailure("missing", `status ${response.status}`);
  const text = await response.text();
  const listed = listedIn(text);
  if (!listed) throw manifestFailure("broken", JSON.stringify(text.slice(0, 40)));
  return listed;
}
