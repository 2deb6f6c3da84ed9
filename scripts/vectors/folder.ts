import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseSheet, type Sheet } from "./sheet.ts";

/** One result of a case: what R was asked and what it said. */
export interface VectorResult {
  readonly id: string;
  readonly call?: string;
  readonly names?: readonly string[];
  readonly [field: string]: unknown;
}

export interface VectorCase {
  readonly file: string;
  readonly design: string;
  readonly note: string;
  readonly input: readonly string[];
  readonly results: readonly VectorResult[];
  /** Everything the file states: control totals, scales, facts about the design. */
  readonly stated: Readonly<Record<string, unknown>>;
  readonly sheets: ReadonlyMap<string, Sheet>;
}

/** @throws when the folder is missing or holds no case, or a file cannot be read; the message names it. */
export async function readFolder(dir: string): Promise<VectorCase[]> {
  if (!existsSync(dir)) throw new Error(`no such folder of vectors: ${dir}`);
  const files = (await readdir(dir)).filter((name) => /^c\d.*\.json$/.test(name)).sort();
  const cases: VectorCase[] = [];
  for (const file of files) cases.push(await readCase(dir, file));
  if (cases.length === 0) throw new Error(`no case in ${dir} (expected files named cNN….json)`);
  return cases;
}

async function readCase(dir: string, file: string): Promise<VectorCase> {
  const stated = parseObject(await readFile(join(dir, file), "utf8"), file);
  const { input, results } = stated;
  if (!Array.isArray(results)) throw new Error(`results: expected a list (${file})`);
  const names = (Array.isArray(input) ? input : [input]).filter((name) => typeof name === "string");
  const sheets = new Map<string, Sheet>();
  for (const name of names) {
    const path = join(dir, basename(name));
    if (!existsSync(path)) throw new Error(`no such input: ${name} (${file})`);
    sheets.set(name, parseSheet(await readFile(path, "utf8")));
  }
  const text = (field: string) => (typeof stated[field] === "string" ? stated[field] : "");
  const checked = results.map((result: unknown, i) => asResult(result, `${file}, result ${i + 1}`));
  return { file, design: text("design"), note: text("note"), input: names, results: checked, stated, sheets };
}

function parseObject(text: string, place: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === "object" && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch (fault) {
    throw new Error(`not readable as JSON: ${String(fault)} (${place})`);
  }
  throw new Error(`expected a JSON object (${place})`);
}

function asResult(value: unknown, place: string): VectorResult {
  if (value === null || typeof value !== "object" || !("id" in value) || typeof value.id !== "string")
    throw new Error(`id: expected text (${place})`);
  return value as VectorResult;
}

/** A list of numbers or texts that the case states; a single value is a list of one. */
export function statedList(vector: VectorCase, field: string): unknown[] | null {
  const value = vector.stated[field];
  if (value === undefined || value === null) return null;
  return Array.isArray(value) ? value : [value];
}
