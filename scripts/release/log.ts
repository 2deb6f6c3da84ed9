import { appendFile, mkdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { csvFormatRow, csvParse } from "d3";
import { z } from "zod";

// <office>/log.csv: who published, withdrew or restored which release, and when. A line an event, only ever added to.

const COLUMNS = ["at", "event", "release", "current", "prepared_by", "approved_by", "by", "reason"] as const;

const entrySchema = z.object({
  at: z.string(),
  event: z.enum(["published", "withdrawn", "restored"]),
  release: z.string(),
  /** The release that is served afterwards. */
  current: z.string(),
  prepared_by: z.string(),
  approved_by: z.string(),
  by: z.string(),
  reason: z.string(),
});
export type LogEntry = z.infer<typeof entrySchema>;

export const logPath = (office: string) => join(office, "log.csv");

/** @throws naming the file when it was changed into something else. */
export async function readLog(office: string): Promise<LogEntry[]> {
  const path = logPath(office);
  const text = await readFile(path, "utf8").catch(() => "");
  const parsed = z.array(entrySchema).safeParse([...csvParse(text.replace(/^\uFEFF/, ""))]);
  if (!parsed.success) throw new Error(`${path}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

export async function addToLog(office: string, entry: Partial<LogEntry>): Promise<void> {
  const path = logPath(office);
  await mkdir(dirname(path), { recursive: true });
  const isNew = await stat(path).then(
    (found) => found.size === 0,
    () => true,
  );
  const stamped: Partial<LogEntry> = { at: new Date().toISOString(), ...entry };
  const line = csvFormatRow(COLUMNS.map((column) => stamped[column] ?? ""));
  await appendFile(path, `${isNew ? `\uFEFF${csvFormatRow([...COLUMNS])}\n` : ""}${line}\n`);
}

export async function publishedIds(office: string): Promise<string[]> {
  return (await readLog(office)).filter((entry) => entry.event === "published").map((entry) => entry.release);
}
