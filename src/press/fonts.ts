import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { threadId } from "node:worker_threads";
import { dictionaries } from "#i18n/dictionary.ts";
import { subsetFont } from "./font-subset.ts";
import { type FontFace, readFont } from "./font-tables.ts";

// The one typeface of all pictures and printed files, from npm: a machine's own fonts never show in them.

export const FAMILY = "Noto Sans SC";
export const WEIGHTS = [400, 700] as const;
export type Weight = (typeof WEIGHTS)[number];

const FILES: Readonly<Record<Weight, string>> = {
  400: "400Regular/NotoSansSC_400Regular.ttf",
  700: "700Bold/NotoSansSC_700Bold.ttf",
};
const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("");

/** Characters looked for so far: the map of the font is long. */
const shown = new Map<string, boolean>();
const faces = new Map<Weight, FontFace>();

function faceOf(weight: Weight): FontFace {
  const known = faces.get(weight);
  if (known) return known;
  const { resolve } = createRequire(join(process.cwd(), "package.json"));
  const face = readFont(readFileSync(resolve(`@expo-google-fonts/noto-sans-sc/${FILES[weight]}`)));
  faces.set(weight, face);
  return face;
}

/** The characters that the typeface can't show; blanks and line breaks need no glyph. */
export function missingGlyphs(text: string): string[] {
  return [...new Set(text)].filter((char) => !/\s/.test(char) && !canShow(char));
}

function canShow(char: string): boolean {
  const known = shown.get(char) ?? faceOf(400).glyphOf(char.codePointAt(0) ?? 0) !== 0;
  shown.set(char, known);
  return known;
}

/** @throws naming each character that could not be shown, and where it stands. */
export function checkGlyphs(text: string, where: string): void {
  const missing = missingGlyphs(text);
  if (missing.length === 0) return;
  const names = missing.map((char) => `${char} (U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()})`);
  throw new Error(`${where}: ${FAMILY} has no glyph for ${names.join(", ")}`);
}

/** A font file of ASCII and those characters of a text that the typeface has. */
export function fontOf(text: string, weight: Weight): Buffer {
  const points = Array.from(ASCII + text, (char) => char.codePointAt(0) ?? 0);
  return subsetFont(faceOf(weight), points);
}

/** All words of the site to begin with, so that few pictures ask for another file. */
let held = new Set(Object.values(dictionaries).flatMap((words) => [...Object.values(words).join("")]));
let heldFiles: readonly string[] = [];

/** Has characters ready that will be asked for, so that fewer font files are made. */
export function holdCharacters(text: string): void {
  const more = [...new Set(text)].filter(canShow);
  if (more.every((char) => held.has(char))) return;
  held = held.union(new Set(more));
  heldFiles = [];
}

/** Paths of font files that have the characters of a text, one a weight. @throws naming what can't be shown. */
export function fontFilesFor(text: string, where: string): readonly string[] {
  const chars = new Set(text);
  checkGlyphs(text, where);
  if (heldFiles.length > 0 && chars.isSubsetOf(held)) return heldFiles;
  held = held.union(chars);
  const all = [...held].toSorted().join("");
  heldFiles = WEIGHTS.map((weight) => written(fontOf(all, weight), weight));
  return heldFiles;
}

/** In the project's cache under the digest of its bytes: builds and threads that run at once may write the same file. */
function written(bytes: Buffer, weight: Weight): string {
  const folder = join(process.cwd(), ".cache", "fonts");
  const name = `${weight}-${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}.ttf`;
  const path = join(folder, name);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const draft = `${path}.${process.pid}-${threadId}`;
  writeFileSync(draft, bytes);
  renameSync(draft, path);
  return path;
}
