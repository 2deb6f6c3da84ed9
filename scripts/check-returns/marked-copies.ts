import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { type Issue, issueText } from "#pipeline/issue/issue.ts";
import type { TextOf } from "#pipeline/mark/mark-cells.ts";
import { type HandedIn, markedCopy } from "#pipeline/mark/marked-copy.ts";

// Marked copies of returns on disk, to be sent back: enterprises.csv becomes enterprises-marked.xlsx.

export interface MarkedCopies {
  /** Paths of the copies, within the folder. */
  readonly written: readonly string[];
  /** Copies of an earlier check that lie there still: what they ask for may be done. */
  readonly older: readonly string[];
  /** Issues about files that are not there, or about folders: no copy can show them. */
  readonly left: readonly Issue[];
}

/**
 * A copy of every file that an issue is about, under the path it was handed in as. An earlier copy is written over.
 * @throws when the folder can't be written.
 */
export async function writeMarkedCopies(
  files: readonly HandedIn[],
  issues: readonly Issue[],
  outDir: string,
  textOf: TextOf = issueText,
): Promise<MarkedCopies> {
  const byFile = Map.groupBy(issues, (issue) => issue.file);
  const written: string[] = [];
  for (const file of files) {
    const those = byFile.get(file.path);
    if (!those) continue;
    byFile.delete(file.path);
    const name = freeName(file.path, written);
    const target = join(outDir, name);
    if (relative(outDir, target).startsWith(`..${sep}`)) {
      throw new Error(`a marked copy would lie outside ${outDir}: ${file.path}`);
    }
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, await markedCopy(file, those, textOf));
    written.push(name);
  }
  const older = (await copiesIn(outDir)).filter((path) => !written.includes(path));
  return { written, older, left: [...byFile.values()].flat() };
}

async function copiesIn(dir: string): Promise<string[]> {
  const paths = await readdir(dir, { recursive: true }).catch(() => []);
  const copies = paths.filter((path) => path.endsWith("-marked.xlsx"));
  return copies.map((path) => path.replaceAll(sep, "/")).toSorted();
}

/** enterprises.csv and enterprises.xlsx may both be there. */
function freeName(path: string, taken: readonly string[]): string {
  const short = `${path.replace(/(-marked)?\.\w+$/, "")}-marked.xlsx`;
  return taken.includes(short) ? `${path.replaceAll(/\.(\w+)$/g, "-$1")}-marked.xlsx` : short;
}
